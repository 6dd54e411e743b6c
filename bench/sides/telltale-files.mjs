// Reads a file, or every file of a folder, into Readings: `telltale-files.mjs PATH`. As a person has them: the encoding and
// the format are found, quotations and files are told apart, times are settled. What a first file of the format loads is
// loaded before the clock starts; files are read from the disk while it runs.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { readBytesAsReadings } from '../../packages/host-node/dist/index.js'

const [, , path, sample] = process.argv
const files = statSync(path).isDirectory() ? readdirSync(path).map((each) => join(path, each)) : [path]
const read = async (file) => {
  let turns = 0
  for (const reading of await readBytesAsReadings(readFileSync(file))) turns += reading.turns.length
  return turns
}
if (sample !== undefined) await read(sample)
const start = performance.now()
let messages = 0
for (const file of files) messages += await read(file)
console.log(JSON.stringify({ ms: performance.now() - start, messages }))
process.exit()
