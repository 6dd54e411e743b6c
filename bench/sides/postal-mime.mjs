// Parses the same mails with postal-mime, which Telltale reads mail with.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import PostalMime from 'postal-mime'

const folder = process.argv[2]
const files = readdirSync(folder).map((name) => new Uint8Array(readFileSync(join(folder, name))))
const start = performance.now()
let messages = 0
for (const bytes of files) if ((await PostalMime.parse(bytes)).text) messages++
console.log(JSON.stringify({ ms: performance.now() - start, messages }))
