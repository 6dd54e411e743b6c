import type { Region } from '@telltale/model'

/** A part of the picture, and at what size it is looked at. */
export interface Tile {
  readonly part: Region
  readonly scale: number
}

/** So many pixels go through the model at once: more would need more memory than a phone has to give. */
const AT_ONCE = 700_000
/** So many pixels, at most, does a closer look at a large picture go through. */
const CLOSER = 4_800_000
/** Small pictures are looked at larger than they are; beyond this, nothing is gained. */
const LARGEST_SCALE = 2
const OVERLAP = 96
/** A closer look must be closer than this to be worth its time. */
const WORTH = 1.25

/**
 * How a picture is looked at: as a whole in one piece, and, when it is larger than one piece, again in tiles that overlap.
 * However large the picture, the work is bounded.
 */
export function planTiles(width: number, height: number): { readonly whole: Tile; readonly tiles: readonly Tile[] } {
  const area = width * height
  const whole = { part: { x: 0, y: 0, width, height }, scale: Math.min(LARGEST_SCALE, Math.sqrt(AT_ONCE / area)) }
  const scale = Math.min(1, Math.sqrt(CLOSER / area))
  if (scale < whole.scale * WORTH) return { whole, tiles: [] }
  const side = Math.sqrt(AT_ONCE) / scale
  const overlap = OVERLAP / scale
  const across = stretches(width, side, overlap)
  const down = stretches(height, side, overlap)
  return {
    whole,
    tiles: down.flatMap(([y, high]) =>
      across.map(([x, wide]) => ({ part: { x, y, width: wide, height: high }, scale })),
    ),
  }
}

/** Cuts a side into as few stretches of equal length as fit. */
function stretches(length: number, longest: number, overlap: number): readonly (readonly [number, number])[] {
  const count = length <= longest ? 1 : Math.ceil((length - overlap) / (longest - overlap))
  const each = (length + (count - 1) * overlap) / count
  return Array.from({ length: count }, (_, index) => {
    const start = Math.floor(index * (each - overlap))
    return [start, Math.min(length, Math.ceil(start + each)) - start]
  })
}
