// Reads the same export with whatsapp-chat-parser.
import { readFileSync } from 'node:fs'
import { parseString } from 'whatsapp-chat-parser'

const text = readFileSync(process.argv[2], 'utf8')
const start = performance.now()
const messages = parseString(text)
console.log(JSON.stringify({ ms: performance.now() - start, messages: messages.length }))
