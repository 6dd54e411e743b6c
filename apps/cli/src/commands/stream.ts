import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { TelltaleError } from '@telltale/model'
import { failLongLine } from '../fail-line.js'
import { languageOf } from '../language-of.js'
import { linesOf } from '../lines-of.js'
import type { Invocation } from '../run.js'
import { LONGEST_LINE, TOO_LONG, wholeLines } from '../whole-lines.js'
import { writeInTurn } from '../write-in-turn.js'

/** Blocks of lines under way for each worker: one at work and two waiting, so that none runs dry while an older one is awaited. */
const BLOCKS_EACH = 3

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
      if (block === TOO_LONG) await writeInTurn(`${failLongLine()}\n`)
      else for (const line of linesOf(block)) await writeInTurn(`${await answerLine(line, language)}\n`)
    return 0
  }
  // This thread only hands bytes on: rules and weights are loaded by those who answer, all at once.
  const pool = new Pool(workers, language)
  try {
    const underWay = new UnderWay(workers * BLOCKS_EACH)
    for await (const block of wholeLines(process.stdin)) {
      // Handed over, the block is empty.
      const size = block === TOO_LONG ? 0 : block.length
      while (!underWay.hasRoomFor(size)) await underWay.writeOldest()
      underWay.add(block === TOO_LONG ? Promise.resolve(`${failLongLine()}\n`) : pool.answer(block), size)
    }
    while (!underWay.isEmpty) await underWay.writeOldest()
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

/** Answers that are being made, in the order in which they are to be written. */
class UnderWay {
  readonly #most: number
  readonly #waiting: { readonly answers: Promise<Uint8Array | string>; readonly size: number }[] = []
  /** Bytes of all the blocks that are being answered. */
  #held = 0

  constructor(most: number) {
    this.#most = most
  }

  get isEmpty(): boolean {
    return this.#waiting.length === 0
  }

  /** There is always room for one, however large it is. */
  hasRoomFor(size: number): boolean {
    return this.isEmpty || (this.#waiting.length < this.#most && this.#held + size <= LONGEST_LINE)
  }

  add(answers: Promise<Uint8Array | string>, size: number): void {
    this.#waiting.push({ answers, size })
    this.#held += size
  }

  async writeOldest(): Promise<void> {
    const oldest = this.#waiting.shift()
    if (oldest === undefined) return
    this.#held -= oldest.size
    await writeInTurn(await oldest.answers)
  }
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
