import { parentPort, workerData } from 'node:worker_threads'
import { answerLine } from './answer-line.js'
import { linesOf } from './lines-of.js'

// A thread of `telltale stream`: blocks of lines in, their answers out, in order; both as bytes, which change hands uncopied.
const { language } = workerData as { readonly language: string }
const encoder = new TextEncoder()
/** Answers go out in the order of their blocks, also while rules for another language are being loaded. */
let before: Promise<void> = Promise.resolve()
parentPort?.on('message', (block: Uint8Array<ArrayBuffer>) => {
  before = before.then(() => answer(block))
})

async function answer(block: Uint8Array<ArrayBuffer>): Promise<void> {
  let answers = ''
  for (const line of linesOf(block)) answers += `${await answerLine(line, language)}\n`
  const bytes = encoder.encode(answers)
  parentPort?.postMessage(bytes, [bytes.buffer])
}
