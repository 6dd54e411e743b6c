// Writes the library of published cases as a static site: `npm run cases:site -- --out FOLDER [--address URL]`. The folder
// must be new, empty, or one that this wrote before. The same library gives the same bytes. See docs/case-site.md.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { writeCaseSite } from '@telltale/cases/site'
import { pack } from '@telltale/packs'
import { library } from '@telltale/packs/cases'
import { parse } from 'yaml'

/** By this a folder is known as one that may be written anew. */
const MARK = 'telltale-cases.txt'

const root = fileURLToPath(new URL('../', import.meta.url))
const { values } = parseArgs({ options: { out: { type: 'string' }, address: { type: 'string' } } })
const out = resolve(values.out ?? join(root, 'dist/cases'))
if (values.address !== undefined && !/^https?:\/\/[^\s"'<>]+$/u.test(values.address)) {
  console.error('--address is no address of the web. Give one like https://example.org/cases/.')
  process.exit(2)
}
if (existsSync(out) && readdirSync(out).length > 0 && !existsSync(join(out, MARK))) {
  console.error('The folder holds other things, which would be lost. Name a new or an empty one with --out.')
  process.exit(2)
}

const wording = Object.fromEntries(
  readdirSync(join(root, 'packs/wording/case-site'))
    .sort()
    .map((name) => [
      name.replace(/\.yaml$/u, ''),
      flatten(parse(readFileSync(join(root, 'packs/wording/case-site', name), 'utf8')), 'site'),
    ]),
)
const techniques = Object.fromEntries(
  pack.rules
    .filter(
      ({ status, stage }) => status !== 'draft' && status !== 'retired' && stage !== 'account' && stage !== 'counter',
    )
    .map(({ id, title, why, couldAlsoBe }) => [id, { title, why, couldAlsoBe }]),
)
const files = writeCaseSite(library, {
  wording,
  techniques,
  ...(values.address === undefined ? {} : { address: values.address }),
})

rmSync(out, { recursive: true, force: true })
for (const { path, text } of files) {
  mkdirSync(dirname(join(out, path)), { recursive: true })
  writeFileSync(join(out, path), text)
}
for (const name of ['style.css', 'search.js']) cpSync(join(root, 'packages/cases/site', name), join(out, name))
writeFileSync(join(out, MARK), 'This folder is written by: npm run cases:site\n')
console.log(`${String(files.length + 3)} files written. Open index.html in the folder, or put it on any web server.`)

function flatten(value, path) {
  if (typeof value !== 'object' || value === null) return { [path]: String(value) }
  return Object.assign({}, ...Object.entries(value).map(([key, each]) => flatten(each, `${path}.${key}`)))
}
