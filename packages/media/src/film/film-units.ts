import { readU16 } from '../byte-reads.js'
import type { FilmSamples } from './film-samples.js'

/** One unit of a H.264 or H.265 track: pixels, what they are decoded with, or notes. */
export interface FilmUnit {
  readonly isHevc: boolean
  /** As the format counts them. */
  readonly kind: number
  /** Where it begins, its head of one byte (H.264) or two (H.265) counted in. */
  readonly from: number
  readonly to: number
}

/** The units of a track, those in its description first. What is not laid out as units ends its sample. */
export function* filmUnits(bytes: Uint8Array, track: FilmSamples): Generator<FilmUnit> {
  const { isHevc, lengthSize, samples, configuration } = track
  const unit = (from: number, to: number): FilmUnit => {
    const head = bytes[from] ?? 0
    return { isHevc, kind: isHevc ? (head >> 1) & 0x3f : head & 0x1f, from, to }
  }
  if (configuration)
    for (const { from, to } of isHevc ? describedHevc(bytes, configuration) : describedAvc(bytes, configuration))
      yield unit(from, to)
  for (const sample of samples)
    for (let at = sample.from; at + lengthSize < sample.to;) {
      let size = 0
      for (let index = 0; index < lengthSize; index++) size = size * 256 + (bytes[at + index] ?? 0)
      const from = at + lengthSize
      const to = from + size
      if (size === 0 || to > sample.to) break
      yield unit(from, to)
      at = to
    }
}

interface Range {
  readonly from: number
  readonly to: number
}

/** Lists of units, each with its kind and their number in front. */
function* describedHevc(bytes: Uint8Array, { from, to }: Range): Generator<Range> {
  let at = from + 23
  for (let list = bytes[from + 22] ?? 0; list > 0 && at + 3 <= to; list--) {
    let left = readU16(bytes, at + 1)
    for (at += 3; left > 0 && at + 2 <= to; left--) {
      const end = at + 2 + readU16(bytes, at)
      if (end > to) return
      if (end > at + 2) yield { from: at + 2, to: end }
      at = end
    }
  }
}

/** Two lists, their numbers in one byte each; of the first only the lower bits count. */
function* describedAvc(bytes: Uint8Array, { from, to }: Range): Generator<Range> {
  let at = from + 5
  for (const mask of [31, 255]) {
    let left = (bytes[at] ?? 0) & mask
    for (at += 1; left > 0 && at + 2 <= to; left--) {
      const end = at + 2 + readU16(bytes, at)
      if (end > to) return
      if (end > at + 2) yield { from: at + 2, to: end }
      at = end
    }
  }
}
