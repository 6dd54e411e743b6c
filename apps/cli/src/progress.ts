import cliProgress from 'cli-progress'

/** Shows how far long work is, on a terminal only. */
export interface Progress {
  readonly update: (done: number, total: number) => void
  readonly close: () => void
}

/** Below this many messages the work is done before a bar could be read. */
const WORTH_SHOWING = 20_000

/** Opens a progress bar on standard error; one that does nothing where there is no terminal or little to do. */
export function openProgress(total: number): Progress {
  if (total < WORTH_SHOWING || !process.stderr.isTTY) return { update: () => undefined, close: () => undefined }
  const bar = new cliProgress.SingleBar({
    format: '{bar} {percentage} % of {total} messages, {eta_formatted} left',
    stream: process.stderr,
    hideCursor: false,
    clearOnComplete: true,
    barCompleteChar: '#',
    barIncompleteChar: '.',
    etaBuffer: 50,
  })
  bar.start(total, 0)
  return { update: (done) => bar.update(done), close: () => bar.stop() }
}

/** Below this many bytes a file is read before a bar could be read. */
const LARGE_FILE = 20_000_000

/** Opens a bar for the reading of files, which starts when a large one is met; it does nothing where there is no terminal. */
export function openByteProgress(): Progress {
  let bar: InstanceType<typeof cliProgress.SingleBar> | undefined
  let shown = 0
  const close = (): void => {
    bar?.stop()
    bar = undefined
  }
  const update = (done: number, total: number): void => {
    if (total < LARGE_FILE || !process.stderr.isTTY || process.stdout.isTTY) return
    if (bar === undefined || done < shown) {
      close()
      bar = new cliProgress.SingleBar({
        format: '{bar} {percentage} % read, {eta_formatted} left',
        stream: process.stderr,
        hideCursor: false,
        clearOnComplete: true,
        barCompleteChar: '#',
        barIncompleteChar: '.',
        etaBuffer: 50,
      })
      bar.start(total, 0)
    }
    shown = done
    bar.update(done)
    if (done >= total) close()
  }
  return { update, close }
}
