/** Walks a stream of bytes from its start: so many at once, or piece by piece. */
export class StreamCursor {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>
  #held: Uint8Array = new Uint8Array(0)
  #offset = 0

  constructor(stream: ReadableStream<Uint8Array>) {
    this.#reader = stream.getReader()
  }

  /** How many bytes were walked past. */
  get offset(): number {
    return this.#offset
  }

  /** The next bytes, as one; undefined when the stream ends before. To be asked for small numbers only. */
  async read(length: number): Promise<Uint8Array | undefined> {
    const out = new Uint8Array(length)
    let filled = 0
    while (filled < length) {
      const piece = await this.#next(length - filled)
      if (piece === undefined) return undefined
      out.set(piece, filled)
      filled += piece.length
    }
    return out
  }

  /** The next bytes, piece by piece; fewer when the stream ends before. */
  async *take(length: number): AsyncGenerator<Uint8Array, void, undefined> {
    let left = length
    while (left > 0) {
      const piece = await this.#next(left)
      if (piece === undefined) return
      left -= piece.length
      yield piece
    }
  }

  /** Passes over bytes; fewer when the stream ends before. */
  async skip(length: number): Promise<void> {
    let left = length
    while (left > 0) {
      const piece = await this.#next(left)
      if (piece === undefined) return
      left -= piece.length
    }
  }

  /** True when nothing follows. */
  async isAtEnd(): Promise<boolean> {
    while (this.#held.length === 0) {
      const { done, value } = await this.#reader.read()
      if (done) return true
      this.#held = value
    }
    return false
  }

  async cancel(): Promise<void> {
    await this.#reader.cancel().catch(() => undefined)
  }

  async #next(most: number): Promise<Uint8Array | undefined> {
    if (await this.isAtEnd()) return undefined
    const piece = this.#held.subarray(0, most)
    this.#held = this.#held.subarray(piece.length)
    this.#offset += piece.length
    return piece
  }
}
