import { SaxesParser } from 'saxes'

/** What a reader of XML is told, in the order of the file. */
export interface XmlVisitor {
  readonly open: (name: string, attributes: Readonly<Record<string, string>>, line: number) => void
  readonly text?: (text: string) => void
  readonly close?: (name: string) => void
}

/** How the walk ended. */
export interface XmlWalk {
  /** The text ended before what was open in it was closed, or was broken so that nothing more could be told. */
  readonly cutShort: boolean
  /** Places that are not well-formed. The walk went on behind each. */
  readonly broken: number
}

/** A text that is broken in more places than this is not an export that was damaged. */
const MOST_BROKEN = 10_000
/** The text is handed over in pieces of this size, so that the walk can be given up between two of them. */
const PIECE = 64 * 1024

/**
 * Walks an XML text element by element without building it. Entities that the text itself declares are never expanded
 * and nothing outside it is ever fetched. Characters that XML does not allow, such as halves of an emoji written as
 * `&#55357;&#56832;`, are put together before the walk; names of elements come as they are written.
 */
export function walkXml(text: string, visitor: XmlVisitor): XmlWalk {
  const parser = new SaxesParser<{ readonly xmlns: false }>({ xmlns: false })
  let broken = 0
  parser.on('error', () => {
    broken += 1
  })
  parser.on('opentag', ({ name, attributes }) => visitor.open(name, attributes, parser.line))
  if (visitor.text !== undefined) {
    parser.on('text', visitor.text)
    parser.on('cdata', visitor.text)
  }
  if (visitor.close !== undefined) {
    const { close } = visitor
    parser.on('closetag', ({ name }) => close(name))
  }
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0
  for (let at = start; at < text.length;) {
    let to = Math.min(text.length, at + PIECE)
    // An entity must not fall apart between two pieces, or its halves could not be put together.
    const amp = text.lastIndexOf('&', to)
    if (to < text.length && amp > at && to - amp < 20) to = amp
    parser.write(mended(text.slice(at, to)))
    at = to
    if (broken > MOST_BROKEN) return { cutShort: true, broken }
  }
  const before = broken
  parser.close()
  // What is wrong only now, at the end, is that the end is missing.
  return { cutShort: broken > before, broken }
}

/** Halves of characters that old programs write as two numbers become one; numbers of control characters become a sign. */
function mended(piece: string): string {
  if (!piece.includes('&#')) return piece
  return piece
    .replace(/&#(5[5-7]\d{3});&#(5[5-7]\d{3});/gu, (whole, high: string, low: string) => {
      const [first, second] = [Number(high), Number(low)]
      const isPair = first >= 0xd800 && first <= 0xdbff && second >= 0xdc00 && second <= 0xdfff
      return isPair ? String.fromCharCode(first, second) : whole
    })
    .replace(/&#(\d{1,7});/gu, (whole, number: string) => (isAllowed(Number(number)) ? whole : '\ufffd'))
}

function isAllowed(code: number): boolean {
  if (code < 0x20) return code === 0x09 || code === 0x0a || code === 0x0d
  return code < 0xd800 || (code > 0xdfff && code < 0xfffe) || (code > 0xffff && code <= 0x10ffff)
}
