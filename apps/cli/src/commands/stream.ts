import { availableParallelism } from 'node:os'
import { createInterface } from 'node:readline'
import { Worker } from 'node:worker_threads'
import { TelltaleError } from '@telltale/model'
import { answerLine } from '../answer-line.js'
import { languageOf } from '../language-of.js'
import type { Invocation } from '../run.js'
import { writeInTurn } from '../write-in-turn.js'

/** Lines handed to a worker at a time: enough to make the crossing cheap, few enough to keep memory small. */
const BATCH = 64
/** Batches under way for each worker: one at work and one waiting. */
const UNDER_WAY = 2

/**
 * `telltale stream`: a filter that other tools can run. One line in, one line out, in order, nothing kept between lines.
 * Reading waits when writing is slow, so a slow reader at the end of a pipe costs no memory.
 */
export async function stream({ options }: Invocation): Promise<number> {
  const language = languageOf(options)
  const workers = workerCount(options['workers'])
  const input = createInterface({ input: process.stdin, crlfDelay: Infinity })
  if (workers === 1) {
    for await (const line of input) if (line.trim() !== '') await writeInTurn(`${answerLine(line, language)}\n`)
    return 0
  }
  const pool = new Pool(workers, language)
  try {
    const waiting: Promise<string>[] = []
    const writeOldest = async (): Promise<void> => {
      const oldest = waiting.shift()
      if (oldest) await writeInTurn(await oldest)
    }
    let batch: string[] = []
    for await (const line of input) {
      if (line.trim() === '') continue
      batch.push(line)
      if (batch.length < BATCH) continue
      waiting.push(pool.answer(batch))
      batch = []
      if (waiting.length >= workers * UNDER_WAY) await writeOldest()
    }
    if (batch.length > 0) waiting.push(pool.answer(batch))
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

interface Answer {
  readonly lines: string
}

interface Owed {
  readonly resolve: (lines: string) => void
  readonly reject: (error: unknown) => void
}

/** Worker threads that answer batches of lines; each gets the next batch when its turn comes. */
class Pool {
  readonly #workers: Worker[]
  /** Answers that each worker owes, oldest first. */
  readonly #owed: Owed[][]
  #next = 0

  constructor(count: number, language: string) {
    this.#workers = Array.from(
      { length: count },
      () => new Worker(new URL('../stream-worker.js', import.meta.url), { workerData: { language } }),
    )
    this.#owed = this.#workers.map(() => [])
    this.#workers.forEach((worker, index) => {
      worker.on('message', ({ lines }: Answer) => this.#owed[index]?.shift()?.resolve(lines))
      worker.on('error', (error) => {
        for (const { reject } of this.#owed[index]?.splice(0) ?? []) reject(error)
      })
    })
  }

  async answer(lines: readonly string[]): Promise<string> {
    const index = this.#next++ % this.#workers.length
    const worker = this.#workers[index]
    return new Promise<string>((resolve, reject) => {
      this.#owed[index]?.push({ resolve, reject })
      worker?.postMessage(lines)
    })
  }

  async close(): Promise<void> {
    await Promise.all(this.#workers.map(async (worker) => worker.terminate()))
  }
}
