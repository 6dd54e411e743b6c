// Reads an export and analyses it by the rules alone, without the learned part.
import { readFileSync } from 'node:fs'
import { analyse, pack, readSource } from '../../packages/telltale/dist/index.js'

const rules = { ...pack }
delete rules.learned
const text = readFileSync(process.argv[2], 'utf8')
const start = performance.now()
let turns = 0
for (const reading of await readSource({ name: 'chat.txt', text })) turns += analyse(reading, { pack: rules }).turns
console.log(JSON.stringify({ ms: performance.now() - start, messages: turns }))
