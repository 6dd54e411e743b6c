import type { IsOfFormat } from './find-ways.js'

/** One short word of plain letters or digits, as formats have many: `body`, `right`, `2006`. */
const PLAIN_WORD = /^[a-z0-9]{1,12}$/iu
/** How far back is looked for what a word stands in. */
const BACK = 2000
/** What a zip calls a part of a document, as copies name them: `word/styles1.xml`. */
const PART_NAME = /(?<![\w/.-])(?:(?:word|xl|ppt)\/(?:[a-z_]{1,24}\/){0,3}[a-z]{1,24}\d{0,6}|content|styles)\.xml/giu
const LONGEST_PART_NAME = 100

/**
 * Tells, for documents that are written in words themselves, whether a word may be one of the document's own language: the
 * name of an element, a key, a number. Only what is one short plain word can be; everything else is somebody's.
 *
 * @param format - As in `PostedItem.format`.
 * @returns Undefined for formats without such words.
 */
export function wordsOfFormat(format: string): IsOfFormat | undefined {
  if (/^(?:docx|xlsx|pptx|odt|ods|odp|svg)$/u.test(format)) return (text, start, end) => isMarkup(text, start, end)
  if (format === 'pdf') return (text, start, end) => isKey(text, start, end)
  return undefined
}

/** Within a tag of XML, not between two. */
function isMarkup(text: string, start: number, end: number): boolean {
  if (!PLAIN_WORD.test(text.slice(start, end))) return false
  const before = text.slice(Math.max(0, start - BACK), start)
  if (before.lastIndexOf('<') > before.lastIndexOf('>') || !before.includes('<')) return true
  return isInPartName(text, start, end)
}

/** In the list of a zip, before which there may be anything. */
function isInPartName(text: string, start: number, end: number): boolean {
  const from = Math.max(0, start - LONGEST_PART_NAME)
  const around = text.slice(from, end + LONGEST_PART_NAME)
  return [...around.matchAll(PART_NAME)].some(
    ({ index, 0: name }) => from + index <= start && end <= from + index + name.length,
  )
}

/** Outside of a string of PDF, which stands in round brackets. */
function isKey(text: string, start: number, end: number): boolean {
  if (!PLAIN_WORD.test(text.slice(start, end))) return false
  const before = text.slice(Math.max(0, start - BACK), start)
  return before.lastIndexOf('(') <= before.lastIndexOf(')')
}
