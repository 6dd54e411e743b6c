import { AhoCorasick } from '@monyone/aho-corasick/fast'
import { SURE_LENGTH } from './written-ways.js'
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

/** So many bytes are made characters at once. */
const PIECE = 4_000_000

/**
 * Looks for byte strings in a file and in everything that is packed in it. The cost grows with the file and not with how
 * many are looked for.
 *
 * @param ways - One character a byte, as `waysOfText` writes them.
 * @param packed - In the order of the file. What is short is not looked for in there.
 */
export function findWays(bytes: Uint8Array, ways: readonly string[], packed: readonly PackedRange[]): WaysFound {
  const found = new Set<string>()
  let stretches = 0
  const longest = ways.reduce((most, { length }) => Math.max(most, length), 0)
  const searcher = ways.length === 0 ? undefined : new AhoCorasick([...ways])
  for (const { bytes: stretch, isPacked } of unpackedStretches(bytes)) {
    stretches += 1
    if (!searcher) continue
    for (let at = 0; at < stretch.length; at += PIECE) {
      const from = Math.max(0, at - longest)
      for (const { begin, end, keyword } of searcher.matchInText(toCharacters(stretch, from, at + PIECE))) {
        const isShort = end - begin < SURE_LENGTH
        if (isShort && (isPacked ? stretch.length > PIECE : isWithin(packed, from + begin))) continue
        found.add(keyword)
      }
    }
  }
  return { found, stretches }
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
