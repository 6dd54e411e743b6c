// Reads an export and analyses it.
import { readFileSync } from 'node:fs'
import { analyse, readSource } from '../../packages/telltale/dist/index.js'

const text = readFileSync(process.argv[2], 'utf8')
const start = performance.now()
let turns = 0
for (const reading of await readSource({ name: 'chat.txt', text })) turns += analyse(reading).turns
console.log(JSON.stringify({ ms: performance.now() - start, messages: turns }))
