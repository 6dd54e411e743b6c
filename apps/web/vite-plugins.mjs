// What the app's build does beyond plain bundling: texts from YAML, the bundled examples, and programs for WebAssembly.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { parse } from 'yaml'
import { packageOf } from './third-party.mjs'

/** Makes one flat object of dotted keys of a nested file of texts. */
export function flatten(value, path = '') {
  if (typeof value !== 'object' || value === null) return { [path]: String(value) }
  return Object.assign(
    {},
    ...Object.entries(value).map(([key, each]) => flatten(each, path === '' ? key : `${path}.${key}`)),
  )
}

/** Texts in YAML become modules; no YAML parser reaches the browser. */
export const texts = {
  name: 'telltale-texts',
  transform(code, id) {
    if (!id.endsWith('.yaml')) return undefined
    return { code: `export default ${JSON.stringify(flatten(parse(code)))}`, map: null }
  },
}

const EXAMPLES = {
  en: { name: 'harbour-photos.txt', me: 'Tom' },
  zh: { name: 'xuezhang-de-wenjuan.txt', me: '林然' },
}

/** The conversations to try the app with, from the folder of examples. */
export const examples = {
  name: 'telltale-examples',
  resolveId: (id) => (id === 'virtual:examples' ? '\0virtual:examples' : undefined),
  load(id) {
    if (id !== '\0virtual:examples') return undefined
    const read = (name) => readFileSync(new URL(`../../examples/${name}`, import.meta.url), 'utf8')
    const all = Object.entries(EXAMPLES).map(([language, { name, me }]) => [language, { name, me, text: read(name) }])
    return `export const examples = ${JSON.stringify(Object.fromEntries(all))}`
  },
}

/** Programs that decode pictures: small, so they come with the worker's own parts, and need no request of their own. */
const DECODERS = {
  'jpeg-decode': '@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm',
  'webp-decode': '@jsquash/webp/codec/dec/webp_dec.wasm',
  'webp-encode': '@jsquash/webp/codec/enc/webp_enc_simd.wasm',
  'avif-decode': '@jsquash/avif/codec/dec/avif_dec.wasm',
}
const require = createRequire(import.meta.url)
const inMedia = createRequire(new URL('../../packages/media/package.json', import.meta.url))
/** Folders of the packages that they are from. */
export const PROGRAMS_OF = Object.values(DECODERS).flatMap((path) => packageOf(inMedia.resolve(path)) ?? [])
const OF_PROGRAM = '\0virtual:program/'

/**
 * Programs for WebAssembly are handed over as bytes. What the packages would fetch them with is taken out: otherwise the
 * build would lay each program beside them, and nothing would ever ask for it.
 */
export const programs = {
  name: 'telltale-programs',
  enforce: 'pre',
  resolveId: (id) => (id.startsWith('virtual:program/') || id === 'virtual:version' ? `\0${id}` : undefined),
  load(id) {
    if (id === '\0virtual:version') return `export const version = ${JSON.stringify(require('./package.json').version)}`
    const path = id.startsWith(OF_PROGRAM) ? DECODERS[id.slice(OF_PROGRAM.length)] : undefined
    if (path === undefined) return undefined
    return `export default ${JSON.stringify(readFileSync(inMedia.resolve(path)).toString('base64'))}`
  },
  transform(code, id) {
    if (!/\/node_modules\//u.test(id) || !code.includes('.wasm')) return undefined
    const changed = code.replace(/new URL\((["'])[^"']+\.wasm\1,\s*import\.meta\.url\)/gu, 'new URL("about:blank")')
    return changed === code ? undefined : { code: changed, map: null }
  },
}
