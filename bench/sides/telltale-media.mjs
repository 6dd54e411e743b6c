// Cleans every file of a folder into another, one after the other, in one process.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeSafeCopy } from '../../packages/media/dist/node.js'

const [from, to, wanted] = process.argv.slice(2)
let refused = 0
for (const name of wanted ? [wanted] : readdirSync(from)) {
  try {
    const copy = await makeSafeCopy(new Uint8Array(readFileSync(join(from, name))), name)
    // Its own name would be neutral; here it has to be found again.
    writeFileSync(join(to, name), copy.bytes)
  } catch {
    refused++
  }
}
console.log(JSON.stringify({ refused }))
