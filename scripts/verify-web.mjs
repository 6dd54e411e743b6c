// Compares a web app that is served, or a folder of it, with the one built here:
// `node scripts/verify-web.mjs https://somewhere/telltale/` or `node scripts/verify-web.mjs FOLDER`. Check out the tag
// that the site says it is, run `npm run build`, then this. Status 0: every file has the same bytes.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

const [where] = process.argv.slice(2)
if (where === undefined) {
  console.error('Name an address or a folder.')
  process.exit(2)
}
const isAddress = /^https?:\/\//u.test(where)
const built = fileURLToPath(
  new URL(
    !isAddress && /stick\/?$/u.test(where) ? '../apps/web/dist/stick/' : '../apps/web/dist/site/',
    import.meta.url,
  ),
)
const files = readdirSync(built, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => relative(built, join(entry.parentPath, entry.name)).split(sep).join('/'))
  .sort()

let different = 0
for (const path of files) {
  const here = digestOf(readFileSync(join(built, path)))
  const there = await bytesOf(path).then(digestOf, () => 'not there')
  if (here === there) continue
  different += 1
  console.log(`different: ${path}`)
}
console.log(
  different === 0
    ? `All ${files.length} files are the ones that were built here.`
    : `${different} of ${files.length} files are not the ones that were built here.`,
)
process.exitCode = different === 0 ? 0 : 1

async function bytesOf(path) {
  if (!isAddress) return readFileSync(join(where, path))
  const { get } = await import(where.startsWith('https:') ? 'node:https' : 'node:http')
  return await new Promise((resolve, reject) => {
    get(new URL(path, where.endsWith('/') ? where : `${where}/`), (response) => {
      const chunks = []
      response.on('data', (chunk) => chunks.push(chunk))
      response.on('end', () =>
        response.statusCode === 200 ? resolve(Buffer.concat(chunks)) : reject(new Error('none')),
      )
    }).on('error', reject)
  })
}

function digestOf(bytes) {
  return createHash('sha384').update(bytes).digest('base64')
}
