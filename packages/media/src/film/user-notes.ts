import type { FilmSamples } from './film-samples.js'

/** Notes that a program may put between pictures, for whoever knows their mark. */
const USER_NOTE = 5
const MARK = 16

/** Where notes of programs lie within the pictures: what they hold, without the mark. Cameras put times and places there. */
export function* userNotes(
  bytes: Uint8Array,
  track: FilmSamples,
): Generator<{ readonly from: number; readonly to: number }> {
  const { isHevc, lengthSize, samples } = track
  for (const sample of samples) {
    for (let at = sample.from; at + lengthSize < sample.to;) {
      let size = 0
      for (let index = 0; index < lengthSize; index++) size = size * 256 + (bytes[at + index] ?? 0)
      const from = at + lengthSize
      const to = from + size
      if (size === 0 || to > sample.to) break
      const head = bytes[from] ?? 0
      const kind = isHevc ? (head >> 1) & 0x3f : head & 0x1f
      if (isHevc ? kind === 39 || kind === 40 : kind === 6) yield* notesIn(bytes, from + (isHevc ? 2 : 1), to)
      at = to
    }
  }
}

function* notesIn(
  bytes: Uint8Array,
  start: number,
  to: number,
): Generator<{ readonly from: number; readonly to: number }> {
  for (let at = start; at + 2 < to && bytes[at] !== 0x80;) {
    let [type, size] = [0, 0]
    while (bytes[at] === 0xff && at < to) type += bytes[at++] ?? 0
    type += bytes[at++] ?? 0
    while (bytes[at] === 0xff && at < to) size += bytes[at++] ?? 0
    size += bytes[at++] ?? 0
    // Zeros in a row are broken up by a three, which is not counted.
    let end = at
    for (let left = size; left > 0 && end < to; end++) {
      const isBreak = bytes[end] === 3 && bytes[end - 1] === 0 && bytes[end - 2] === 0
      if (!isBreak) left--
    }
    if (type === USER_NOTE && end - at > MARK) yield { from: at + MARK, to: end }
    at = end
  }
}
