import { parentPort, workerData } from 'node:worker_threads'
import { answerLine } from './answer-line.js'

// A thread of `telltale stream`: batches of lines in, their answers out, in order.
const { language } = workerData as { readonly language: string }
parentPort?.on('message', (lines: readonly string[]) => {
  parentPort?.postMessage({ lines: lines.map((line) => `${answerLine(line, language)}\n`).join('') })
})
