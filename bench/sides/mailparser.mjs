// Parses the same mails with mailparser.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { simpleParser } from 'mailparser'

const folder = process.argv[2]
const files = readdirSync(folder).map((name) => readFileSync(join(folder, name)))
const start = performance.now()
let messages = 0
for (const bytes of files) if ((await simpleParser(bytes)).text) messages++
console.log(JSON.stringify({ ms: performance.now() - start, messages }))
