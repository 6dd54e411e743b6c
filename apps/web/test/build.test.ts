import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { isRecord } from '@telltale/model'
import { describe, expect, test } from 'vitest'
import { ROOT, SITE, STICK } from './support/app.js'

/** Compressed script that the first screen may need, in bytes. */
const MOST_SCRIPT = 40_000

const filesOf = (folder: string): ReadonlyMap<string, string> =>
  new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [path.slice(folder.length).replace(/^\//u, ''), digestOf(readFileSync(path))]),
  )

const digestOf = (bytes: Uint8Array): string => `sha384-${createHash('sha384').update(bytes).digest('base64')}`
const page = readFileSync(join(SITE, 'index.html'), 'utf8')
/** The programs that the page begins with. */
const first = [...page.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.js)"/gu)].map(([, path]) => path ?? '')

test('building twice gives the same bytes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'telltale-site-'))
  try {
    // From different surroundings: nothing of them may get in.
    for (const [name, env] of [
      ['one', { NODE_ENV: 'development', TZ: 'Asia/Shanghai', LANG: 'zh_CN.UTF-8' }],
      ['other', { NODE_ENV: 'test', TZ: 'UTC', LANG: 'C' }],
    ] as const) {
      const args = ['scripts/build-web.mjs', '--out', join(folder, name)]
      expect(spawnSync(process.execPath, args, { cwd: ROOT, env: { PATH: process.env['PATH'], ...env } }).status).toBe(
        0,
      )
    }
    const one = filesOf(join(folder, 'one'))
    expect(one.size).toBeGreaterThan(20)
    expect([...one]).toEqual([...filesOf(join(folder, 'other'))])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}, 240_000)

test('integrity.json lists every file with its digest', () => {
  const listed: unknown = JSON.parse(readFileSync(join(SITE, 'integrity.json'), 'utf8'))
  const files = isRecord(listed) && isRecord(listed['files']) ? listed['files'] : {}
  const found = filesOf(SITE)
  expect(Object.keys(files).sort()).toEqual([...found.keys()].filter((path) => path !== 'integrity.json').sort())
  for (const [path, digest] of Object.entries(files)) expect(found.get(path), path).toBe(digest)
})

test('the page names the digest of everything it loads, runs nothing inline, and calls no other place', () => {
  const loaded = [...page.matchAll(/(?:src|href)="\.\/(assets\/[^"]+)" integrity="([^"]+)"/gu)]
  expect(loaded.length).toBeGreaterThanOrEqual(2)
  for (const [, path = '', digest] of loaded) expect(digestOf(readFileSync(join(SITE, path)))).toBe(digest)
  expect(page).not.toMatch(/<script>|<style|\sstyle=|\son\w+=|https?:\/\//u)
  expect(page).toContain("default-src 'none'")
  expect(page).not.toContain('unsafe')
})

test('the page names the digest of every other screen, and needs none of them to begin', () => {
  const parts = [...page.matchAll(/<meta name="telltale-part" content="(\S+) (\S+)"/gu)]
  const expected = [...filesOf(SITE).keys()].filter((path) => path.startsWith('assets/app-') && !first.includes(path))
  expect(parts.map(([, path]) => path).sort()).toEqual(expected)
  expect(expected.length).toBeGreaterThanOrEqual(2)
  for (const [, path = '', digest] of parts) expect(digestOf(readFileSync(join(SITE, path)))).toBe(digest)
  for (const path of first)
    for (const [, name = ''] of readFileSync(join(SITE, path), 'utf8').matchAll(
      /(?:from|import)\s*["']\.\/([^"']+)["']/gu,
    ))
      expect(first).toContain(`assets/${name}`)
})

test('the first screen needs little script', () => {
  const size = first.reduce((sum, path) => sum + gzipSync(readFileSync(join(SITE, path))).length, 0)
  expect(size).toBeLessThan(MOST_SCRIPT)
})

describe.each([
  ['site', SITE],
  ['stick', STICK],
])('the licences in the %s', (place, folder) => {
  const said = readFileSync(join(folder, 'THIRD-PARTY.txt'), 'utf8')
  const [notice = '', licence = '', ...parts] = said.split(`\n\n${'='.repeat(80)}\n`)
  /** What looks at pictures is left out of the folder that is opened without a server. */
  const isLeftOut = (name: string): boolean => place === 'stick' && name === '@telltale/sight'

  test('are of every package of others that is needed by a part of the app', () => {
    const named = new Set(parts.map((part) => part.slice(0, part.indexOf(' '))))
    const needed = new Set<string>()
    const look = (name: string): void => {
      if (needed.has(name) || isLeftOut(name)) return
      needed.add(name)
      const file = [`packages/${name.replace('@telltale/', '')}`, 'packs', 'apps/web']
        .map((part) => join(ROOT, part, 'package.json'))
        .find((path) => existsSync(path) && nameIn(path) === name)
      if (file === undefined) return
      const { dependencies } = read(file)
      if (isRecord(dependencies)) for (const each of Object.keys(dependencies)) look(each)
    }
    look('@telltale/web')
    needed.add('@fontsource/roboto')
    const ofOthers = [...needed].filter((name) => name !== 'telltale' && !name.startsWith('@telltale/'))
    expect(ofOthers.length).toBeGreaterThan(20)
    expect(ofOthers.filter((name) => !named.has(name))).toEqual([])
  })

  test('are each there with their text, and Telltale’s own with them', () => {
    expect(notice).toBe(readFileSync(join(ROOT, 'NOTICE'), 'utf8').trim())
    expect(licence).toContain('Apache License')
    for (const part of parts) {
      const [head = '', ...texts] = part.split('\n\n')
      expect(texts.join('\n').length, head).toBeGreaterThan(400)
      expect(texts.join('\n'), head).toMatch(/copyright|permission|licen[cs]e/iu)
    }
  })
})

function read(path: string): Readonly<Record<string, unknown>> {
  const data: unknown = JSON.parse(readFileSync(path, 'utf8'))
  return isRecord(data) ? data : {}
}

function nameIn(path: string): unknown {
  return read(path)['name']
}
