/** How many characters of beginnings are kept; an archive may list tens of thousands of files. */
const MOST_KEPT = 128_000_000

/**
 * The beginnings of files that were looked at, so that the next reader that asks for one need not have it unpacked again.
 * One for each archive or folder; when it is full, later beginnings are read each time they are asked for.
 */
export class KeptHeads {
  readonly #heads = new Map<string, string>()
  #left = MOST_KEPT

  /** The beginning of the file at this path, from memory or by `read`. */
  async of(path: string, read: () => Promise<string>): Promise<string> {
    const kept = this.#heads.get(path)
    if (kept !== undefined) return kept
    const head = await read()
    if (head.length <= this.#left) {
      this.#left -= head.length
      this.#heads.set(path, head)
    }
    return head
  }
}
