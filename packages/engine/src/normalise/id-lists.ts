const NONE: readonly number[] = []

/**
 * The different lists of vocabulary numbers that tokens are known by. Each list is kept once and has a number of its own,
 * so that a token holds one number and no list. There are as many as the pack's words make, whatever the text.
 */
export class IdLists {
  readonly #numbers = new Map<string, number>()
  readonly #lists: (readonly number[])[] = []
  /** All lists in one run of memory: list `n` is `values` from `starts[n]` to `starts[n + 1]`. */
  starts = new Int32Array(1024)
  values = new Int32Array(1024)
  /** By list and class, what the two come to together. */
  readonly #joined = new Map<number, number>()

  constructor() {
    this.numberOf(NONE)
  }

  /** The number of a list; 0 is the empty one. */
  numberOf(ids: readonly number[]): number {
    const key = ids.join(' ')
    const before = this.#numbers.get(key)
    if (before !== undefined) return before
    const number = this.#lists.push(ids) - 1
    const from = this.starts[number] ?? 0
    const to = from + ids.length
    if (number + 2 > this.starts.length) this.starts = grown(this.starts, number + 2)
    if (to > this.values.length) this.values = grown(this.values, to)
    this.values.set(ids, from)
    this.starts[number + 1] = to
    this.#numbers.set(key, number)
    return number
  }

  /** The list of a number. */
  listOf(number: number): readonly number[] {
    return this.#lists[number] ?? NONE
  }

  /** The number of one list with another behind it. */
  join(first: number, second: number): number {
    if (second === 0) return first
    if (first === 0) return second
    const key = first * MOST_LISTS + second
    let both = this.#joined.get(key)
    if (both === undefined)
      this.#joined.set(key, (both = this.numberOf([...this.listOf(first), ...this.listOf(second)])))
    return both
  }
}

/** For packing two numbers of lists into one; far more than any pack makes. */
const MOST_LISTS = 2 ** 26

function grown(values: Int32Array, least: number): Int32Array<ArrayBuffer> {
  const more = new Int32Array(Math.max(least, values.length * 2))
  more.set(values)
  return more
}
