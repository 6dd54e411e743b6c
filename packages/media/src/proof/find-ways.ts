import { SHORTEST, SURE_LENGTH } from './written-ways.js'
import { unpackedStretches } from './unpacked-stretches.js'

/** A stretch of the file itself that holds a packed picture, film or sound, where short words turn up by chance. */
export interface PackedRange {
  readonly start: number
  readonly end: number
}

/** What was searched, and what was found. */
export interface WaysFound {
  /** Those of the ways that stand somewhere. */
  readonly found: ReadonlySet<string>
  /** How many stretches were searched: the file itself and everything unpacked. */
  readonly stretches: number
}

/** Whether words that stand at a place of a text belong to the format, and not to anybody. */
export type IsOfFormat = (text: string, start: number, end: number) => boolean

/** So many bytes are made characters at once. */
const PIECE = 4_000_000
/** So much of a way of writing tells it from everything else; so the work for each place in a file is bounded. */
const LONGEST = 48

/**
 * Looks for byte strings in a file and in everything that is packed in it. The cost grows with the file and with how many
 * are looked for, and not with both together.
 *
 * @param ways - One character a byte, as `waysOfText` writes them.
 * @param packed - In the order of the file. What is short is not looked for in there.
 * @param isOfFormat - Left out where a file has no words of its format that could be taken for somebody's.
 */
export function findWays(
  bytes: Uint8Array,
  ways: readonly string[],
  packed: readonly PackedRange[],
  isOfFormat?: IsOfFormat,
): WaysFound {
  const found = new Set<string>()
  const index = new WayIndex(ways)
  let stretches = 0
  for (const { bytes: stretch, isPacked } of unpackedStretches(bytes)) {
    stretches += 1
    if (ways.length === 0) continue
    for (let at = 0; at < stretch.length; at += PIECE) {
      const from = Math.max(0, at - LONGEST)
      const text = toCharacters(stretch, from, at + PIECE)
      index.search(text, (way, start, end) => {
        if (found.has(way)) return
        const isShort = end - start < SURE_LENGTH
        if (isShort && (isPacked ? stretch.length > PIECE : isWithin(packed, from + start))) return
        if (isOfFormat?.(text, start, end) === true) return
        found.add(way)
      })
    }
  }
  return { found, stretches }
}

/** Ways of writing by their first four characters, and by their length. */
class WayIndex {
  readonly #byStart = new Map<number, Map<number, Map<string, string[]>>>()
  /** Which sums of four characters begin a way: most places in a file are told by that alone. */
  readonly #begins = new Uint8Array(65_536)

  constructor(ways: readonly string[]) {
    for (const way of ways) {
      const told = way.slice(0, LONGEST)
      const start = fourAt(told, 0)
      this.#begins[sumOf(start)] = 1
      let byLength = this.#byStart.get(start)
      if (!byLength) this.#byStart.set(start, (byLength = new Map<number, Map<string, string[]>>()))
      let same = byLength.get(told.length)
      if (!same) byLength.set(told.length, (same = new Map<string, string[]>()))
      const alike = same.get(told)
      if (alike) alike.push(way)
      else same.set(told, [way])
    }
  }

  search(text: string, tell: (way: string, start: number, end: number) => void): void {
    for (let at = 0; at + SHORTEST <= text.length; at++) {
      const start = fourAt(text, at)
      if (this.#begins[sumOf(start)] === 0) continue
      for (const [length, same] of this.#byStart.get(start) ?? [])
        for (const way of same.get(text.slice(at, at + length)) ?? []) tell(way, at, at + length)
    }
  }
}

function fourAt(text: string, at: number): number {
  return (
    text.charCodeAt(at) |
    (text.charCodeAt(at + 1) << 8) |
    (text.charCodeAt(at + 2) << 16) |
    (text.charCodeAt(at + 3) << 24)
  )
}

function sumOf(four: number): number {
  return (Math.imul(four, 0x9e3779b1) >>> 16) & 0xffff
}

function toCharacters(bytes: Uint8Array, from: number, to: number): string {
  let text = ''
  const end = Math.min(to, bytes.length)
  for (let at = from; at < end; at += 8192) text += String.fromCharCode(...bytes.subarray(at, Math.min(at + 8192, end)))
  return text
}

function isWithin(ranges: readonly PackedRange[], at: number): boolean {
  let low = 0
  let high = ranges.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ranges[middle]?.end ?? 0) <= at) low = middle + 1
    else high = middle
  }
  const range = ranges[low]
  return range !== undefined && range.start <= at
}
