import { Worker } from 'node:worker_threads'
import { readLoaded, type LoadedSource } from '@telltale/host'
import type { Reading } from '@telltale/model'
import type { ApartQuestion } from './apart-thread.js'

/** No document that a person was sent takes as long. */
const LONGEST_MS = 120_000
/** What a document may need of memory, beside its bytes. */
const MOST_MEMORY_MB = 2048
// From the sources and from what is built of them it is the same file.
const THREAD = new URL('../dist/apart-thread.js', import.meta.url)

/** A thread that has nothing to do: starting one takes as long as reading a document. */
let idle: Worker | undefined

/**
 * Has a source read by its reader. One whose reader wants to be apart is read in a thread of its own: a file that makes a
 * library fail, hang or eat memory is then one that was not understood, and costs nothing else.
 *
 * @param sure - Only by a reader that knows its own format; then nothing may be the answer.
 */
export async function readApart(
  loaded: LoadedSource,
  sure = false,
  longestMs: number = LONGEST_MS,
): Promise<readonly Reading[]> {
  return await readLoaded(loaded, sure, (reader, source) =>
    reader.apart === true ? readInThread(source, reader.id, longestMs) : reader.read(source),
  )
}

async function readInThread(
  source: LoadedSource['source'],
  format: string,
  longestMs: number,
): Promise<readonly Reading[]> {
  const thread = takeThread()
  const readings = await answerOf(thread, { source, format }, longestMs)
  if (readings === undefined || idle !== undefined) await thread.terminate()
  else {
    // One that waits for work must not keep the program from ending.
    thread.unref()
    idle = thread
  }
  return readings ?? [notUnderstood(format)]
}

function takeThread(): Worker {
  if (idle !== undefined) {
    const thread = idle
    idle = undefined
    return thread
  }
  const thread = new Worker(THREAD, {
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
    // It runs what is built, even where this runs from the sources.
    execArgv: process.execArgv.filter((arg, at, all) => arg !== '--conditions' && all[at - 1] !== '--conditions'),
  })
  // One that fails between two questions must not end the program either.
  thread.on('error', () => undefined)
  thread.on('exit', () => {
    if (idle === thread) idle = undefined
  })
  return thread
}

/** Undefined when the thread fails, or takes too long. */
async function answerOf(
  thread: Worker,
  question: ApartQuestion,
  longestMs: number,
): Promise<readonly Reading[] | undefined> {
  thread.ref()
  return await new Promise((resolve) => {
    const done = (readings?: readonly Reading[]): void => {
      clearTimeout(timer)
      thread.off('message', done).off('error', failed).off('exit', failed)
      resolve(readings)
    }
    const failed = (): void => done()
    const timer = setTimeout(failed, longestMs)
    thread.on('message', done).on('error', failed).on('exit', failed)
    thread.postMessage(question)
  })
}

function notUnderstood(format: string): Reading {
  return {
    format,
    voice: 'offer',
    turns: [],
    events: [],
    notices: [{ code: 'read/record-not-understood', line: 1 }, { code: 'read/nothing-said' }],
    tally: { unit: 'record', found: 1, said: 0, frame: 0, left: 1 },
  }
}
