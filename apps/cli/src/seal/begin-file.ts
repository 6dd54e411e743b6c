import { rmSync } from 'node:fs'
import { open, rm, type FileHandle } from 'node:fs/promises'

/** A file that has not got its name yet. */
export interface BegunFile {
  readonly path: string
  readonly handle: FileHandle
  /** Takes it away, if it is still there under this name. To be called once, whatever came of it. */
  end(): Promise<void>
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
const INTERRUPTED = 130
/** Only the person may read it. */
const PRIVATE = 0o600
/** A file that was being made when the signal came has been by then. */
const SETTLED_AFTER = 50

const begun = new Set<string>()
let isStopping = false

/**
 * Makes a new file that must not be left behind: when the person stops the program, or the machine does, it is taken away
 * before the program ends.
 *
 * @throws Whatever the file system answers.
 */
export async function beginFile(path: string): Promise<BegunFile> {
  // Nothing more is begun once it is to end.
  if (isStopping) return await new Promise<never>(() => undefined)
  if (begun.size === 0) for (const signal of SIGNALS) process.on(signal, stop)
  begun.add(path)
  try {
    const handle = await open(path, 'wx', PRIVATE)
    return { path, handle, end: async () => await end(path) }
  } catch (error) {
    forget(path)
    throw error
  }
}

async function end(path: string): Promise<void> {
  await rm(path, { force: true }).catch(() => undefined)
  forget(path)
}

function forget(path: string): void {
  begun.delete(path)
  if (begun.size === 0 && !isStopping) for (const signal of SIGNALS) process.off(signal, stop)
}

function stop(): void {
  if (isStopping) return
  isStopping = true
  const paths = [...begun]
  takeAway(paths)
  setTimeout(() => {
    takeAway(paths)
    process.exit(INTERRUPTED)
  }, SETTLED_AFTER)
}

function takeAway(paths: readonly string[]): void {
  for (const path of paths) {
    try {
      rmSync(path, { force: true })
    } catch {
      // Nothing more can be done about it, and the others are still to be taken away.
    }
  }
}
