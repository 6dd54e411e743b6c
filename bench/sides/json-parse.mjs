// Only parses the same export with JSON.parse, which is the least that anything can do with it.
import { readFileSync } from 'node:fs'

const text = readFileSync(process.argv[2], 'utf8')
const start = performance.now()
const { messages } = JSON.parse(text)
console.log(JSON.stringify({ ms: performance.now() - start, messages: messages.length }))
