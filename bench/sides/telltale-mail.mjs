// Reads each mail of a folder into a Reading, quotations told apart.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readSource } from '../../packages/telltale/dist/index.js'

const folder = process.argv[2]
const files = readdirSync(folder).map((name) => new Uint8Array(readFileSync(join(folder, name))))
const start = performance.now()
let messages = 0
for (const bytes of files) {
  const [reading] = await readSource({ name: 'mail.eml', text: Buffer.from(bytes).toString('utf8'), bytes })
  if (reading.turns.length > 0) messages++
}
console.log(JSON.stringify({ ms: performance.now() - start, messages }))
