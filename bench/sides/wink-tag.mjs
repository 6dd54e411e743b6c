// Cuts the same messages into words and sentences and tags each word, message by message, as wink-nlp does it.
import { readFileSync } from 'node:fs'
import model from 'wink-eng-lite-web-model'
import winkNLP from 'wink-nlp'

const text = readFileSync(process.argv[2], 'utf8')
const nlp = winkNLP(model, ['sbd', 'pos'])
const start = performance.now()
let messages = 0
let tags = 0
for (const line of text.split('\n')) {
  const colon = line.indexOf(': ')
  if (colon < 0) continue
  messages++
  tags += nlp
    .readDoc(line.slice(colon + 2))
    .tokens()
    .out(nlp.its.pos).length
}
console.log(JSON.stringify({ ms: performance.now() - start, messages, tags }))
