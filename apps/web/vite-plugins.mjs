// What the app's build does beyond plain bundling: texts from YAML, and the bundled examples.
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'

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
