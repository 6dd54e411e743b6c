import cliProgress from 'cli-progress'

/** Shows how far long work is, on a terminal only. */
export interface Progress {
  readonly update: (done: number, total: number) => void
  readonly close: () => void
  /** True while a bar is on the screen. */
  readonly isShown: () => boolean
}

/** Below this many messages the work is done before a bar could be read. */
const MANY_MESSAGES = 20_000
/** Below this many bytes a file is read before a bar could be read. */
const MANY_BYTES = 20_000_000

/** Opens a bar for the checking of messages, which starts when there are many. */
export function openProgress(): Progress {
  return openBar('{bar} {percentage} % of {total} messages, {eta_formatted} left', MANY_MESSAGES, true)
}

/**
 * Opens a bar for the reading of files, which starts when a large one is met.
 *
 * @param isAlone - Nothing is written to the screen meanwhile.
 */
export function openByteProgress(isAlone: boolean): Progress {
  return openBar('{bar} {percentage} % read, {eta_formatted} left', MANY_BYTES, isAlone)
}

/** Opens a bar for looking at files, which starts at once: a picture takes seconds. */
export function openLookProgress(): Progress {
  return openBar('{bar} {percentage} % looked at, {eta_formatted} left', 0, true)
}

function openBar(format: string, worthShowing: number, isAlone: boolean): Progress {
  let bar: InstanceType<typeof cliProgress.SingleBar> | undefined
  let shown = 0
  const canShow = process.stderr.isTTY && (isAlone || !process.stdout.isTTY)
  const close = (): void => {
    bar?.stop()
    bar = undefined
  }
  const update = (done: number, total: number): void => {
    if (!canShow || total < worthShowing) return
    // What is read a second time starts again.
    if (done < shown) close()
    if (bar === undefined) {
      bar = new cliProgress.SingleBar({
        format,
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
  return { update, close, isShown: () => bar !== undefined }
}
