import type { Pixels, PostedText, Region } from '@telltale/model'
import type { SeenLetter, SeenPdf } from './seen-pdf.js'
import { standsOut } from './stands-out.js'

/** A page's words as they are seen, and those that nobody sees. */
export interface PageWords {
  readonly seen?: PostedText
  readonly unseen: readonly { readonly text: string; readonly region: Region }[]
  /** Whether there are letters that this machine may have no shapes for. */
  readonly lacksShapes: boolean
}

/** Signs that are words by themselves in scripts without spaces. */
const ALONE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u
/** Signs that fill their box, so that nothing stands out within it. */
const SOLID =
  /^[|lI1.,:;'"`_\-\u00ad\u00af\u00b7\u2010-\u2015\u2018-\u201f\u2022\u2026\u2500-\u259f\u25a0-\u25ff\u3001\u3002\u4e00\u4e28\u30fb\u30fc\uff0c\uff0d\uff0e\uff5c]$/u

/**
 * The words of a page with their places, told apart by whether they can be seen: white on white, under a bar, outside of
 * the page, too small, or invisible is all the same to who copies the text. It is told from the picture of the page.
 */
export function readPage(pdf: SeenPdf, index: number): PageWords {
  const letters = pdf.letters(index)
  if (letters.length === 0) return { unseen: [], lacksShapes: false }
  const hidden = hiddenLetters(letters, pdf.pixels(index))
  const unseen: { text: string; region: Region }[] = []
  const places: { start: number; end: number; region: Region; sureness: number }[] = []
  let text = ''
  let isApart = true
  for (const [each, { character, region }] of letters.entries()) {
    if (hidden.has(each)) {
      addUnseen(unseen, character, region, index, isApart)
      isApart = false
      continue
    }
    const start = text.length
    text += character
    if (character.trim() === '') isApart = true
    if (region === undefined || character.trim() === '') continue
    const last = places.at(-1)
    if (last?.end === start && !isApart && !ALONE.test(character)) {
      last.end = text.length
      last.region = { ...around(last.region, region), page: index }
    } else places.push({ start, end: text.length, region: { ...region, page: index }, sureness: 1 })
    isApart = ALONE.test(character)
  }
  const label = `page ${String(index + 1)}`
  return {
    ...(text.trim() === '' ? {} : { seen: { where: 'document', text, label, places } }),
    unseen,
    lacksShapes: letters.some(({ region, hasShape }) => region !== undefined && !hasShape),
  }
}

/** Which letters cannot be seen. Those that fill their box are as their neighbours are. */
function hiddenLetters(letters: readonly SeenLetter[], pixels: Pixels): ReadonlySet<number> {
  const hidden = new Set<number>()
  const drawn: { readonly at: number; readonly isHidden: boolean | undefined }[] = []
  for (const [at, { character, region, hasShape }] of letters.entries()) {
    if (region === undefined) continue
    const isHidden = hasShape && !standsOut(pixels, region)
    const isSolid = isHidden && SOLID.test(character) && standsOut(pixels, grown(region, 3))
    drawn.push({ at, isHidden: isSolid ? undefined : isHidden })
  }
  for (const [index, { at, isHidden }] of drawn.entries()) {
    const before = drawn.slice(Math.max(0, index - 6), index).findLast((each) => each.isHidden !== undefined)
    const after = drawn.slice(index + 1, index + 7).find((each) => each.isHidden !== undefined)
    const [left, right] = [before?.isHidden === true, after?.isHidden === true]
    // One letter alone among those that are seen is seen: it is only faint.
    const isAlone = before !== undefined && after !== undefined && !left && !right
    if (isHidden === undefined ? left && right : isHidden && !isAlone) hidden.add(at)
  }
  return hidden
}

function addUnseen(
  unseen: { text: string; region: Region }[],
  character: string,
  region: Region | undefined,
  page: number,
  isApart: boolean,
): void {
  const last = unseen.at(-1)
  if (region === undefined) return
  const isNext =
    last !== undefined &&
    Math.abs(last.region.y + last.region.height / 2 - region.y - region.height / 2) <
      Math.max(last.region.height, region.height) &&
    region.x - last.region.x - last.region.width < Math.max(last.region.height, region.height) * 2
  if (!isNext) {
    unseen.push({ text: character, region: { ...region, page } })
    return
  }
  last.text += isApart && !ALONE.test(character) ? ` ${character}` : character
  last.region = { ...around(last.region, region), page }
}

function grown(region: Region, by: number): Region {
  return { x: region.x - by, y: region.y - by, width: region.width + 2 * by, height: region.height + 2 * by }
}

function around(one: Region, other: Region): Region {
  const [x, y] = [Math.min(one.x, other.x), Math.min(one.y, other.y)]
  return {
    x,
    y,
    width: Math.max(one.x + one.width, other.x + other.width) - x,
    height: Math.max(one.y + one.height, other.y + other.height) - y,
  }
}
