import type { FilmSamples } from './film-samples.js'
import { filmUnits } from './film-units.js'

/** Notes of registered kinds (captions), and those for whoever knows their mark. */
const REGISTERED = 4
const USER_NOTE = 5
const MARK = 16

/** Where notes of programs lie within the pictures: what they hold, without the mark. Cameras put times and places there. */
export function* userNotes(
  bytes: Uint8Array,
  track: FilmSamples,
): Generator<{ readonly from: number; readonly to: number }> {
  for (const { isHevc, kind, from, to } of filmUnits(bytes, track))
    if (isHevc ? kind === 39 || kind === 40 : kind === 6) yield* notesIn(bytes, from + (isHevc ? 2 : 1), to)
}

function* notesIn(
  bytes: Uint8Array,
  start: number,
  to: number,
): Generator<{ readonly from: number; readonly to: number }> {
  // Zeros in a row are broken up by a three, which is not counted.
  const isBreak = (at: number): boolean => bytes[at] === 3 && bytes[at - 1] === 0 && bytes[at - 2] === 0
  for (let at = start; at + 2 < to && bytes[at] !== 0x80;) {
    let [type, size] = [0, 0]
    while (bytes[at] === 0xff && at < to) type += bytes[at++] ?? 0
    type += bytes[at++] ?? 0
    while (bytes[at] === 0xff && at < to) size += bytes[at++] ?? 0
    size += bytes[at++] ?? 0
    let end = at
    for (let left = size; left > 0 && end < to; end++) if (!isBreak(end)) left--
    if (type === USER_NOTE && end - at > MARK) yield { from: at + MARK, to: end }
    else if (type === REGISTERED && end > at) yield { from: at, to: end }
    at = isBreak(end) ? end + 1 : end
  }
}
