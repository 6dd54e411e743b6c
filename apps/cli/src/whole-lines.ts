const LINE_FEED = 10
const CARRIAGE_RETURN = 13

/** In bytes; a string of JavaScript holds little more. */
export const LONGEST_LINE = 512_000_000
/** Stands for a line of more bytes than are held, which was passed over. */
export const TOO_LONG = 'too-long'

/**
 * Cuts bytes as they come into blocks that end with a line, without looking at anything but line ends: what a line says
 * is for whoever answers it. Each block has memory of its own, so that it can be handed to another thread.
 *
 * @param longest - How many bytes a line may have: what comes through a pipe need not end.
 */
export async function* wholeLines(
  input: AsyncIterable<Uint8Array | string>,
  longest: number = LONGEST_LINE,
): AsyncGenerator<Uint8Array<ArrayBuffer> | typeof TOO_LONG> {
  const begun = new BegunLine(longest)
  for await (const piece of input) {
    const bytes = typeof piece === 'string' ? new TextEncoder().encode(piece) : piece
    let from = 0
    if (begun.hasRoomFor(bytes.length)) {
      from = Math.max(bytes.lastIndexOf(LINE_FEED), bytes.lastIndexOf(CARRIAGE_RETURN)) + 1
      if (from > 0) yield begun.end(bytes.subarray(0, from))
    } else {
      // One of the lines may be too long, so each is looked at by itself.
      for (let at = 0; at < bytes.length; at++) {
        if (bytes[at] !== LINE_FEED && bytes[at] !== CARRIAGE_RETURN) continue
        begun.add(bytes.subarray(from, at))
        yield begun.end(bytes.subarray(at, at + 1))
        from = at + 1
      }
    }
    begun.add(bytes.subarray(from))
  }
  if (!begun.isEmpty) yield begun.end(new Uint8Array())
}

/** The beginning of a line that has not ended yet. */
class BegunLine {
  readonly #longest: number
  #pieces: Uint8Array[] = []
  #length = 0
  #isTooLong = false

  constructor(longest: number) {
    this.#longest = longest
  }

  get isEmpty(): boolean {
    return this.#length === 0 && !this.#isTooLong
  }

  hasRoomFor(length: number): boolean {
    return !this.#isTooLong && this.#length + length <= this.#longest
  }

  add(piece: Uint8Array): void {
    if (!this.hasRoomFor(piece.length)) {
      this.#isTooLong = true
      this.#pieces = []
    } else if (piece.length > 0) {
      this.#pieces.push(piece)
      this.#length += piece.length
    }
  }

  /** @param last - The end of the line, which may be followed by whole ones. */
  end(last: Uint8Array): Uint8Array<ArrayBuffer> | typeof TOO_LONG {
    const whole = this.#isTooLong ? TOO_LONG : joined([...this.#pieces, last])
    this.#pieces = []
    this.#length = 0
    this.#isTooLong = false
    return whole
  }
}

function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}
