const INTERRUPTED = 130

/** Thrown where long work stops because the person asked it to. */
export class Stopped extends Error {
  readonly status = INTERRUPTED
}

/** Listens for Ctrl-C while long work goes on, so that it ends between two steps and leaves nothing half written. */
export class Interruption {
  #isAsked = false
  readonly #ask = (): void => {
    // Whoever asks twice does not want to wait for the end of a step.
    if (this.#isAsked) process.exit(INTERRUPTED)
    this.#isAsked = true
  }

  constructor() {
    process.on('SIGINT', this.#ask)
  }

  /** @throws {Stopped} When the person asked for it. */
  check(): void {
    if (this.#isAsked) throw new Stopped()
  }

  end(): void {
    process.off('SIGINT', this.#ask)
  }
}
