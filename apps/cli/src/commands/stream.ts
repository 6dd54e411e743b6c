import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { TelltaleError } from '@telltale/model'
import { languageOf } from '../language-of.js'
import { linesOf } from '../lines-of.js'
import type { Invocation } from '../run.js'
import { wholeLines } from '../whole-lines.js'
import { writeInTurn } from '../write-in-turn.js'

/** Blocks of lines under way for each worker: one at work and two waiting, so that none runs dry while an older one is awaited. */
const UNDER_WAY = 3

/**
 * `telltale stream`: a filter that other tools can run. One line in, one line out, in order, nothing kept between lines.
 * Reading waits when writing is slow, so a slow reader at the end of a pipe costs no memory.
 */
export async function stream({ options }: Invocation): Promise<number> {
  const language = languageOf(options)
  const workers = workerCount(options['workers'])
  if (workers === 1) {
    const { answerLine } = await import('../answer-line.js')
    for await (const block of wholeLines(process.stdin))
      for (const line of linesOf(block)) await writeInTurn(`${await answerLine(line, language)}\n`)
    return 0
  }
  // This thread only hands bytes on: rules and weights are loaded by those who answer, all at once.
  const pool = new Pool(workers, language)
  try {
    const waiting: Promise<Uint8Array>[] = []
    const writeOldest = async (): Promise<void> => {
      const oldest = waiting.shift()
      if (oldest) await writeInTurn(await oldest)
    }
    for await (const block of wholeLines(process.stdin)) {
      waiting.push(pool.answer(block))
      if (waiting.length >= workers * UNDER_WAY) await writeOldest()
    }
    while (waiting.length > 0) await writeOldest()
  } finally {
    await pool.close()
  }
  return 0
}

function workerCount(option: string | boolean | undefined): number {
  if (typeof option !== 'string') return 1
  const count = Number(option)
  if (!Number.isInteger(count) || count < 1 || count > 64) {
    throw new TelltaleError(
      'usage/bad-value',
      '--workers is not a number of threads.',
      `Use a whole number from 1 to 64; this machine has ${availableParallelism()} cores.`,
    )
  }
  return count
}

interface Owed {
  readonly resolve: (answers: Uint8Array) => void
  readonly reject: (error: unknown) => void
}

/** Worker threads that answer blocks of lines; the one that owes least gets the next. */
class Pool {
  readonly #workers: readonly { readonly worker: Worker; readonly owed: Owed[] }[]

  constructor(count: number, language: string) {
    this.#workers = Array.from({ length: count }, () => {
      const worker = new Worker(new URL('../stream-worker.js', import.meta.url), { workerData: { language } })
      /** Answers that this worker owes, oldest first. */
      const owed: Owed[] = []
      worker.on('message', (answers: Uint8Array) => owed.shift()?.resolve(answers))
      worker.on('error', (error) => {
        for (const { reject } of owed.splice(0)) reject(error)
      })
      return { worker, owed }
    })
  }

  /** @param block - Whole lines in memory of their own: it is handed over, not copied, and empty afterwards. */
  async answer(block: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
    const [least] = this.#workers.toSorted((a, b) => a.owed.length - b.owed.length)
    return new Promise<Uint8Array>((resolve, reject) => {
      least?.owed.push({ resolve, reject })
      least?.worker.postMessage(block, [block.buffer])
    })
  }

  async close(): Promise<void> {
    await Promise.all(this.#workers.map(async ({ worker }) => worker.terminate()))
  }
}
