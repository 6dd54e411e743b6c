import { parentPort } from 'node:worker_threads'
import type { Source } from '@telltale/model'
import { readers } from '@telltale/readers'

/** What the thread is asked. */
export interface ApartQuestion {
  readonly source: Source
  /** The id of the reader that reads it. */
  readonly format: string
}

// The thread in which `readApart` has a source read. A library may let go of a promise that fails: the rest of the document
// is read all the same. Whatever else is not caught in here ends the thread and nothing else.
process.on('unhandledRejection', () => undefined)
parentPort?.on('message', ({ source, format }: ApartQuestion) => {
  const reader = readers.find(({ id }) => id === format)
  void Promise.resolve(reader?.read(source)).then(
    (readings) => parentPort?.postMessage(readings),
    () => parentPort?.postMessage(undefined),
  )
})
