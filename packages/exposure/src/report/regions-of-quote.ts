import type { PostedText, Region } from '@telltale/model'

/** From this share on, the whole line is taken: letters are not all as wide as each other. */
const MOST_OF_A_LINE = 0.5
/** Beside a part of a line so much of the line is taken too, and at least the width of two letters. */
const MARGIN = 0.05

/**
 * Where a stretch of words stands in its picture. Of a line of which it is only a part, that part is reckoned by the number
 * of letters, with a margin.
 */
export function regionsOfQuote({ places = [] }: PostedText, start: number, end: number): readonly Region[] {
  return places.flatMap((place) => {
    const from = Math.max(start, place.start)
    const to = Math.min(end, place.end)
    const length = place.end - place.start
    if (from >= to || length <= 0) return []
    if ((to - from) / length >= MOST_OF_A_LINE) return [place.region]
    const margin = Math.max(MARGIN, 2 / length)
    const first = Math.max(0, (from - place.start) / length - margin)
    const last = Math.min(1, (to - place.start) / length + margin)
    return [partOf(place.region, first, last)]
  })
}

function partOf(region: Region, first: number, last: number): Region {
  const { x, y, width, height } = region
  // Higher than wide: the line runs downwards.
  if (height > 2 * width) {
    const top = Math.floor(y + height * first)
    return { ...region, y: top, height: Math.ceil(y + height * last) - top }
  }
  const left = Math.floor(x + width * first)
  return { ...region, x: left, width: Math.ceil(x + width * last) - left }
}
