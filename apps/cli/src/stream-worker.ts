import { parentPort, workerData } from 'node:worker_threads'
import { answerLine } from './answer-line.js'
import { linesOf } from './lines-of.js'

// A thread of `telltale stream`: blocks of lines in, their answers out, in order; both as bytes, which change hands uncopied.
const { language } = workerData as { readonly language: string }
const encoder = new TextEncoder()
parentPort?.on('message', (block: Uint8Array<ArrayBuffer>) => {
  const answers = linesOf(block).map((line) => `${answerLine(line, language)}\n`)
  const bytes = encoder.encode(answers.join(''))
  parentPort?.postMessage(bytes, [bytes.buffer])
})
