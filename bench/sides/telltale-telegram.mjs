// Reads a Telegram export into a Reading.
import { readFileSync } from 'node:fs'
import { readSource } from '../../packages/telltale/dist/index.js'

const text = readFileSync(process.argv[2], 'utf8')
const start = performance.now()
const [reading] = await readSource({ name: 'result.json', text })
console.log(JSON.stringify({ ms: performance.now() - start, messages: reading.turns.length }))
