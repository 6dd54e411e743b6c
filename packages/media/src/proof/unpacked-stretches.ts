import { inflateBounded } from './inflate-bounded.js'

/** A stretch of bytes to be searched: the file itself, or something that was packed in it. */
export interface Stretch {
  /** Where in the file it begins; nought for the file itself. */
  readonly at: number
  readonly bytes: Uint8Array
  readonly isPacked: boolean
}

/** All that is unpacked of one file, together. */
const MOST_UNPACKED = 1_000_000_000
/** Places that look like the start of something packed; in packed pictures some do by chance, and give nothing. */
const MOST_TRIED = 200_000
/** What is packed within something packed is followed so far. */
const DEEPEST = 3

/**
 * The bytes of a file, and of everything in it that is packed by deflate, wherever it lies: it is told by how it begins
 * and by whether it unpacks, not by what a format says about it. So what hides where no format would look is found too.
 */
export function* unpackedStretches(bytes: Uint8Array): Generator<Stretch, void, undefined> {
  yield { at: 0, bytes, isPacked: false }
  const budget = { bytes: MOST_UNPACKED, tries: MOST_TRIED }
  yield* within(bytes, budget, 1)
}

interface Budget {
  bytes: number
  tries: number
}

function* within(bytes: Uint8Array, budget: Budget, depth: number): Generator<Stretch, void, undefined> {
  for (let at = 0; at + 2 < bytes.length; at++) {
    const start = startOfPacked(bytes, at)
    if (start === -1) continue
    if (budget.tries-- <= 0) return
    const found = inflateBounded(bytes.subarray(start), budget.bytes)
    if (!found) continue
    budget.bytes -= found.length
    yield { at, bytes: found, isPacked: true }
    if (depth < DEEPEST) yield* within(found, budget, depth + 1)
  }
}

/** Where the packed data begin: behind the head of zlib, gzip, or a file of a zip archive. -1 when nothing does. */
function startOfPacked(bytes: Uint8Array, at: number): number {
  const [one, two] = [bytes[at] ?? 0, bytes[at + 1] ?? 0]
  if ((one & 0x0f) === 8 && one <= 0x78 && ((one << 8) | two) % 31 === 0 && (two & 0x20) === 0 && one === 0x78)
    return at + 2
  if (one === 0x1f && two === 0x8b && bytes[at + 2] === 8) return afterGzipHead(bytes, at)
  if (one === 0x50 && two === 0x4b && bytes[at + 2] === 3 && bytes[at + 3] === 4 && bytes[at + 8] === 8) {
    const names =
      (bytes[at + 26] ?? 0) + (bytes[at + 27] ?? 0) * 256 + (bytes[at + 28] ?? 0) + (bytes[at + 29] ?? 0) * 256
    return at + 30 + names
  }
  return -1
}

function afterGzipHead(bytes: Uint8Array, at: number): number {
  const flags = bytes[at + 3] ?? 0
  let start = at + 10
  if ((flags & 4) !== 0) start += 2 + (bytes[start] ?? 0) + (bytes[start + 1] ?? 0) * 256
  for (const flag of [8, 16]) {
    if ((flags & flag) === 0) continue
    const end = bytes.indexOf(0, start)
    if (end === -1) return -1
    start = end + 1
  }
  return (flags & 2) === 0 ? start : start + 2
}
