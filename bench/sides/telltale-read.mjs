// Reads an export only.
import { readFileSync } from 'node:fs'
import { readSource } from '../../packages/telltale/dist/index.js'

const text = readFileSync(process.argv[2], 'utf8')
const start = performance.now()
const [reading] = await readSource({ name: 'chat.txt', text })
console.log(JSON.stringify({ ms: performance.now() - start, messages: reading.turns.length }))
