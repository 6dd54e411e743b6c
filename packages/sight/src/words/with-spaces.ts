import type { Picture } from '../pixels/shrink-pixels.js'
import type { ReadSign } from './decode-line.js'

/** Signs between which a space means something; Chinese is written without. */
const SPACED = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{N}\p{P}\p{S}]$/u
const WIDE = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\uFF01-\uFF60]$/u
/** A gap between words, at least, by the height of the letters; and by the usual gap between two letters of the line. */
const BY_HEIGHT = 0.24
const LEAST = 0.18
/** By the spaces of the same line that the model did see. */
const BY_SEEN = 0.72
const BY_USUAL = 2.2
/**
 * Many fonts leave so much more room around a 1, to make all digits equally wide; and the bar of a T may be so thin, or so
 * near to the edge, that only its stem counts as ink.
 */
const ROOMY = /^[1T]$/u
const AROUND_ROOMY = 1.8
const STRICT = 0.3
const EMPTY = 1
/** Ink of the lines above and below may reach so far in; more must not be left out, or a T has lost its bar. */
const EDGE = 0.04

/**
 * The text of a line, with the spaces that the model left out: where the letters stand so far apart that a word must end
 * there. It can be seen in the picture as a stretch without ink.
 */
export function withSpaces(signs: readonly ReadSign[], picture: Picture): string {
  const gaps = emptyStretches(picture)
  const between = signs.map((sign, index) => {
    const next = signs[index + 1]
    return next === undefined ? 0 : widestBetween(gaps.stretches, sign.at * picture.width, next.at * picture.width)
  })
  const letters = between.filter(
    (gap, index) => gap > 0 && signs[index]?.sign !== ' ' && signs[index + 1]?.sign !== ' ',
  )
  const usual = [...letters].sort((a, b) => a - b)[Math.floor(letters.length / 3)] ?? 0
  const known = signs
    .flatMap(({ sign }, index) => {
      const [before, after] = [signs[index - 1], signs[index + 1]]
      if (sign !== ' ' || before === undefined || after === undefined) return []
      return [widestBetween(gaps.stretches, before.at * picture.width, after.at * picture.width)]
    })
    .sort((a, b) => a - b)
  const seen = known[Math.floor(known.length / 2)] ?? 0
  const least =
    seen > LEAST * gaps.height && seen > BY_USUAL * usual
      ? Math.max(LEAST * gaps.height, BY_SEEN * seen)
      : Math.max(BY_HEIGHT * gaps.height, BY_USUAL * usual)
  return signs
    .map(({ sign }, index) => {
      const next = signs[index + 1]?.sign
      const enough = ROOMY.test(sign) || ROOMY.test(next ?? '') ? least * AROUND_ROOMY : least
      const parted = next !== undefined && mayPart(sign, next) && (between[index] ?? 0) >= enough
      return parted ? `${sign} ` : sign
    })
    .join('')
    .trim()
}

function mayPart(left: string, right: string): boolean {
  // Nobody writes a space beside a stroke that parts two words, and a slanting one leaves room on both sides.
  if (left === '/' || right === '/') return false
  return SPACED.test(left) && SPACED.test(right) && !WIDE.test(left) && !WIDE.test(right)
}

interface Gaps {
  /** Stretches without ink, each from and to, in pixels along the line. */
  readonly stretches: readonly (readonly [number, number])[]
  /** How high the inked part of the line is. */
  readonly height: number
}

function widestBetween(stretches: Gaps['stretches'], from: number, to: number): number {
  let widest = 0
  for (const [start, end] of stretches) {
    const middle = (start + end) / 2
    if (middle > from && middle < to) widest = Math.max(widest, end - start)
  }
  return widest
}

function emptyStretches({ width, height, data }: Picture): Gaps {
  const grey = new Uint8Array(width * height)
  for (let index = 0; index < grey.length; index++) {
    grey[index] =
      ((data[index * 3] ?? 0) * 77 + (data[index * 3 + 1] ?? 0) * 151 + (data[index * 3 + 2] ?? 0) * 28) >> 8
  }
  const { limit, dark, light } = splitAt(grey)
  let above = 0
  for (const value of grey) if (value > limit) above++
  const darkInk = above * 2 >= grey.length
  // Nearer to the ink than to the ground: blur makes ink of what is between two letters.
  const strict = limit + ((darkInk ? dark : light) - limit) * STRICT
  const isInk = (index: number) => (darkInk ? (grey[index] ?? 0) < strict : (grey[index] ?? 0) > strict)
  const rows = new Uint16Array(height)
  const columns = new Uint16Array(width)
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      if (!isInk(row * width + column)) continue
      rows[row] = (rows[row] ?? 0) + 1
      if (row > height * EDGE && row < height * (1 - EDGE)) columns[column] = (columns[column] ?? 0) + 1
    }
  }
  const inked = rows.reduce((sum, count) => sum + (count > width * 0.02 ? 1 : 0), 0)
  const stretches: (readonly [number, number])[] = []
  let start = -1
  for (let column = 0; column <= width; column++) {
    const empty = column < width && (columns[column] ?? 0) <= EMPTY
    if (empty && start < 0) start = column
    if (!empty && start >= 0) {
      stretches.push([start, column])
      start = -1
    }
  }
  return { stretches, height: Math.max(16, inked) }
}

/** The brightness that parts ink from ground best (Otsu), and the mean of either side. */
function splitAt(grey: Uint8Array): { readonly limit: number; readonly dark: number; readonly light: number } {
  const counts = new Float64Array(256)
  for (const value of grey) counts[value] = (counts[value] ?? 0) + 1
  const all = counts.reduce((sum, count, value) => sum + count * value, 0)
  let below = 0
  let belowSum = 0
  let best = { limit: 127, dark: 0, light: 255 }
  let highest = -1
  for (let value = 0; value < 255; value++) {
    below += counts[value] ?? 0
    belowSum += (counts[value] ?? 0) * value
    const rest = grey.length - below
    if (below === 0 || rest === 0) continue
    const dark = belowSum / below
    const light = (all - belowSum) / rest
    const apart = (dark - light) ** 2 * below * rest
    if (apart > highest) {
      highest = apart
      best = { limit: value + 0.5, dark, light }
    }
  }
  return best
}
