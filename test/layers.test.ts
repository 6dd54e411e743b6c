import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isRecord } from '@telltale/model'
import { parse } from 'yaml'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Who may import whom: left may import right, and nothing else but its own outside dependencies. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  'packages/model': [],
  'packages/classifier': ['@telltale/model'],
  'packages/engine': ['@telltale/model', '@telltale/classifier'],
  'packages/readers': ['@telltale/model'],
  'packages/render': ['@telltale/model'],
  'packages/second-reader': ['@telltale/model'],
  'packages/cases': ['@telltale/model'],
  'packages/wayout': ['@telltale/model'],
  'packages/seal': ['@telltale/model'],
  'packages/exposure': ['@telltale/model', '@telltale/classifier', '@telltale/engine'],
  'packages/media': ['@telltale/model'],
  'packages/sight': ['@telltale/model'],
  'packages/telltale': [
    '@telltale/model',
    '@telltale/engine',
    '@telltale/readers',
    '@telltale/render',
    '@telltale/packs',
  ],
  'packages/pack-kit': [
    '@telltale/model',
    '@telltale/engine',
    '@telltale/cases',
    '@telltale/wayout',
    '@telltale/exposure',
  ],
  'packages/host': ['@telltale/model', '@telltale/readers'],
  'packages/host-node': ['@telltale/model', '@telltale/host', '@telltale/readers'],
  'packages/host-web': ['@telltale/model', '@telltale/host', '@telltale/readers'],
  'apps/cli': [
    '@telltale/model',
    '@telltale/cases',
    '@telltale/wayout',
    '@telltale/seal',
    '@telltale/exposure',
    '@telltale/media',
    '@telltale/sight',
    '@telltale/host-node',
    '@telltale/packs',
    '@telltale/render',
    '@telltale/second-reader',
    'telltale',
  ],
  'apps/web': [
    '@telltale/model',
    '@telltale/cases',
    '@telltale/wayout',
    '@telltale/seal',
    '@telltale/exposure',
    '@telltale/media',
    '@telltale/sight',
    '@telltale/host-web',
    '@telltale/packs',
    '@telltale/render',
    'telltale',
  ],
  training: ['@telltale/model', '@telltale/classifier', '@telltale/engine', '@telltale/exposure', '@telltale/packs'],
  packs: ['@telltale/model', '@telltale/cases', '@telltale/wayout'],
}

/** Compiled without Node and without a browser: whatever they touch is in their arguments. */
const ISOLATED = [
  'packages/model',
  'packages/classifier',
  'packages/engine',
  'packages/readers',
  'packages/host',
  'packages/render',
  'packages/second-reader',
  'packages/cases',
  'packages/wayout',
  'packages/exposure',
  'packages/telltale',
]

const folders = ['packages', 'apps']
  .flatMap((parent) => readdirSync(join(root, parent)).map((name) => `${parent}/${name}`))
  .concat(['training', 'packs'])
  .filter((folder) => existsSync(join(root, folder, 'package.json')))

function readJson(path: string): Readonly<Record<string, unknown>> {
  const data: unknown = parse(readFileSync(join(root, path), 'utf8'))
  return isRecord(data) ? data : {}
}

const namesOf = new Map(folders.map((folder) => [String(readJson(`${folder}/package.json`)['name']), folder]))

function sourcesOf(folder: string): readonly string[] {
  const src = join(root, folder, 'src')
  if (!existsSync(src)) return []
  return readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/u.test(name))
    .map((name) => join(src, name))
}

/** Everything a file imports, re-exports or loads, whether values or types. */
function importsOf(path: string): readonly string[] {
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.ESNext, false)
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    if (
      (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) &&
      node.moduleSpecifier &&
      ts.isStringLiteral(node.moduleSpecifier)
    )
      found.push(node.moduleSpecifier.text)
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [asked] = node.arguments
      found.push(asked && ts.isStringLiteralLike(asked) ? asked.text : '(computed)')
    }
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) && ts.isStringLiteral(node.argument.literal))
      found.push(node.argument.literal.text)
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

const show = (path: string): string => relative(root, path).split(sep).join('/')

test('every workspace stands in the table', () =>
  expect(folders.filter((folder) => !(folder in MAY_IMPORT))).toEqual([]))

test('ARCHITECTURE.md shows this table', () => {
  const shown = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [, left, right] = /^(\S+) +→ (.*?)(?: {2}|$)/u.exec(line) ?? []
      return left === undefined || right === undefined ? [] : [{ left, right: right.split(', ') }]
    })
  const nameIn = (folder: string): string => folder.replace('packages/', '')
  const shortNames = new Map([...namesOf].map(([name, folder]) => [name, nameIn(folder)]))
  // What is neither a workspace nor in the table is an outside dependency, told in words.
  const known = new Set(shortNames.values())
  expect(
    Object.fromEntries(shown.map(({ left, right }) => [left, right.filter((each) => known.has(each)).sort()])),
  ).toEqual(
    Object.fromEntries(
      Object.entries(MAY_IMPORT).map(([folder, names]) => [
        nameIn(folder),
        names.map((name) => shortNames.get(name) ?? name).sort(),
      ]),
    ),
  )
})

test('THREAT-MODEL.md names every outside dependency that is shipped', () => {
  const shipped = new Set<string>()
  const visit = (folder: string): void => {
    const { dependencies } = readJson(`${folder}/package.json`)
    for (const name of isRecord(dependencies) ? Object.keys(dependencies) : []) {
      const workspace = namesOf.get(name)
      if (workspace === undefined) shipped.add(name)
      else visit(workspace)
    }
  }
  for (const app of ['apps/cli', 'apps/web']) visit(app)
  const text = readFileSync(join(root, 'THREAT-MODEL.md'), 'utf8')
  expect([...shipped].filter((name) => !text.includes(`\`${name}\``))).toEqual([])
})

describe.each(folders.map((folder) => ({ folder })))('$folder', ({ folder }) => {
  const manifest = readJson(`${folder}/package.json`)
  const dependencies = isRecord(manifest['dependencies']) ? Object.keys(manifest['dependencies']) : []
  const outside = dependencies.filter((name) => !namesOf.has(name))
  const allowed = [...(MAY_IMPORT[folder] ?? []), ...outside]
  const isIsolated = ISOLATED.includes(folder)

  test('imports only what stands right of it, and what it says it depends on', () => {
    const wrong = sourcesOf(folder).flatMap((path) =>
      importsOf(path)
        // What is `virtual:` is made by the build of the same folder.
        .filter((asked) => !asked.startsWith('.') && !asked.startsWith('virtual:'))
        .filter(
          (asked) =>
            !(asked.startsWith('node:')
              ? !isIsolated
              : allowed.some((name) => asked === name || asked.startsWith(`${name}/`)) &&
                (outside.includes(packageOf(asked)) || dependencies.includes(packageOf(asked)))),
        )
        .map((asked) => `${show(path)} imports ${asked}`),
    )
    expect(wrong).toEqual([])
  })

  test('never reaches into another folder by a path', () => {
    const src = join(root, folder, 'src')
    const wrong = sourcesOf(folder).flatMap((path) =>
      importsOf(path)
        .filter((asked) => asked.startsWith('.') && !resolve(dirname(path), asked).startsWith(src))
        .map((asked) => `${show(path)} imports ${asked}`),
    )
    expect(wrong).toEqual([])
  })

  test('depends on the workspaces that it may import, and on no other', () =>
    expect(dependencies.filter((name) => namesOf.has(name)).sort()).toEqual([...(MAY_IMPORT[folder] ?? [])].sort()))

  test('pins each outside dependency to one version', () => {
    for (const part of ['dependencies', 'devDependencies']) {
      const pinned = manifest[part]
      if (isRecord(pinned))
        for (const [name, version] of Object.entries(pinned)) expect(version, name).toMatch(/^\d+\.\d+\.\d+$/u)
    }
  })

  test('has a project reference for each workspace it depends on, and no other', () => {
    if (!existsSync(join(root, folder, 'tsconfig.json'))) return
    const { references } = readJson(`${folder}/tsconfig.json`)
    const referred = (Array.isArray(references) ? references : []).map((each: unknown) =>
      isRecord(each) ? show(resolve(root, folder, String(each['path']))) : '',
    )
    const wanted = dependencies
      .map((name) => namesOf.get(name))
      .filter((each) => each !== undefined && each !== 'packs')
    expect([...referred].sort()).toEqual([...wanted].sort())
  })

  test.runIf(isIsolated)('is compiled without Node and without a browser', () => {
    const config = ts.getParsedCommandLineOfConfigFile(
      join(root, folder, 'tsconfig.json'),
      {},
      {
        ...ts.sys,
        onUnRecoverableConfigFileDiagnostic: () => undefined,
      },
    )
    expect(config?.options.types).toEqual([])
    expect(config?.options.lib).toEqual(['lib.es2023.d.ts'])
  })
})

describe('the stages of the engine', () => {
  const stages = ['normalise', 'detect', 'reason', 'explain']
  const engine = join(root, 'packages/engine/src')

  test('look back on the way, never ahead', () => {
    const wrong = stages.flatMap((stage, index) =>
      sourcesOf('packages/engine')
        .filter((path) => path.startsWith(join(engine, stage) + sep))
        .flatMap((path) =>
          importsOf(path)
            .filter((asked) => asked.startsWith('.'))
            .map((asked) => relative(engine, resolve(dirname(path), asked)).split(sep)[0] ?? '')
            .filter((other) => !stages.slice(0, index + 1).includes(other))
            .map((other) => `${show(path)} imports ${other}`),
        ),
    )
    expect(wrong).toEqual([])
  })
})

test('the whole project refers to every workspace that is built', () => {
  const { references } = readJson('tsconfig.json')
  const referred = (Array.isArray(references) ? references : []).map((each: unknown) =>
    isRecord(each) ? each['path'] : '',
  )
  expect([...referred].sort()).toEqual(
    folders.filter((folder) => existsSync(join(root, folder, 'tsconfig.json'))).sort(),
  )
})

function packageOf(asked: string): string {
  return asked
    .split('/')
    .slice(0, asked.startsWith('@') ? 2 : 1)
    .join('/')
}
