import { parentPort } from 'node:worker_threads'
import type { Source } from '@telltale/model'
import { readSource } from '@telltale/readers'

/** What the thread is asked. */
export interface ApartQuestion {
  readonly source: Source
  readonly sure: boolean
}

// The thread in which `readApart` has a source read. A library may let go of a promise that fails: the rest of the document
// is read all the same. Whatever else is not caught in here ends the thread and nothing else.
process.on('unhandledRejection', () => undefined)
parentPort?.on('message', ({ source, sure }: ApartQuestion) => {
  void readSource(source, sure).then(
    (readings) => parentPort?.postMessage(readings),
    () => parentPort?.postMessage(undefined),
  )
})
