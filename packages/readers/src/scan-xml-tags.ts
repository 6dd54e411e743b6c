/** One tag of an XML text that has everything in attributes, as backups of text messages have. */
export interface XmlTag {
  /** The name as it is written. */
  readonly name: string
  readonly kind: 'open' | 'close' | 'empty'
  readonly attributes: ReadonlyMap<string, string>
  /** Where it starts. */
  readonly at: number
}

/** How a scan ended. */
export interface XmlScan {
  /** Where tags that are broken start, in ascending order. */
  readonly broken: readonly number[]
  /** The text ended within a tag. */
  readonly cutShort: boolean
}

/** A value that is longer is a file written as text; nobody reads it here. */
const LONGEST_VALUE = 16 * 1024 * 1024
/** A text that is broken in more places than this is not a backup that was damaged. */
const MOST_BROKEN = 10_000

/**
 * Walks the tags of an XML text whose records stand one to a line. Unlike a parser of XML it goes on behind a tag that is
 * broken, so that half a line costs one record and not the next ones too, and it steps over values that nobody asked for,
 * however long. Entities the text declares are not known here, so none is ever expanded.
 *
 * @param names - The tags that are told of; all others are stepped over.
 * @param skipped - Attributes whose values are stepped over.
 */
export function scanXmlTags(
  text: string,
  names: ReadonlySet<string>,
  skipped: ReadonlySet<string>,
  onTag: (tag: XmlTag) => void,
): XmlScan {
  const broken: number[] = []
  let at = 0
  for (;;) {
    const open = text.indexOf('<', at)
    if (open === -1) return { broken, cutShort: false }
    if (text.startsWith('<!--', open)) {
      const close = text.indexOf('-->', open + 4)
      if (close === -1) return { broken, cutShort: true }
      at = close + 3
      continue
    }
    const name = /^\/?[A-Za-z][\w.:-]{0,40}/u.exec(text.slice(open + 1, open + 44))?.[0]
    const bare = name?.startsWith('/') === true ? name.slice(1) : name
    if (name === undefined || bare === undefined || !names.has(bare)) {
      at = open + 1
      continue
    }
    const found = readAttributes(text, open + 1 + name.length, names, skipped)
    if (found.end === -1) return { broken, cutShort: true }
    at = found.end
    if (found.isBroken) {
      broken.push(open)
      if (broken.length > MOST_BROKEN) return { broken, cutShort: true }
      continue
    }
    const kind = name !== bare ? 'close' : found.isEmpty ? 'empty' : 'open'
    onTag({ name: bare, kind, attributes: found.attributes, at: open })
  }
}

interface Attributes {
  readonly attributes: Map<string, string>
  /** Just past the tag, or where the next one starts when it is broken; -1 when the text ends first. */
  readonly end: number
  readonly isEmpty: boolean
  readonly isBroken: boolean
}

function readAttributes(
  text: string,
  from: number,
  names: ReadonlySet<string>,
  skipped: ReadonlySet<string>,
): Attributes {
  const attributes = new Map<string, string>()
  const ended = (end: number, isEmpty: boolean, isBroken: boolean): Attributes => ({
    attributes,
    end,
    isEmpty,
    isBroken,
  })
  let at = from
  for (;;) {
    while (isSpace(text.charCodeAt(at))) at += 1
    if (at >= text.length) return ended(-1, false, true)
    const code = text.charCodeAt(at)
    if (code === 0x3e) return ended(at + 1, false, false)
    if (code === 0x2f && text.charCodeAt(at + 1) === 0x3e) return ended(at + 2, true, false)
    const name = /^[A-Za-z_][\w.:-]{0,60}/u.exec(text.slice(at, at + 62))?.[0]
    if (name === undefined) return ended(pastBroken(text, at, names), false, true)
    at += name.length
    while (isSpace(text.charCodeAt(at))) at += 1
    if (text.charCodeAt(at) !== 0x3d) return ended(pastBroken(text, at, names), false, true)
    at += 1
    while (isSpace(text.charCodeAt(at))) at += 1
    const quote = text.charAt(at)
    if (quote !== '"' && quote !== "'") return ended(pastBroken(text, at, names), false, true)
    const close = text.indexOf(quote, at + 1)
    const next = nextTag(text, at + 1, close === -1 ? text.length : close, names)
    if (next !== -1) return ended(next, false, true)
    if (close === -1) return ended(-1, false, true)
    if (!skipped.has(name) && close - at <= LONGEST_VALUE && !attributes.has(name))
      attributes.set(name, decoded(text.slice(at + 1, close)))
    at = close + 1
  }
}

/** A sign that opens a tag cannot stand in a value; one that opens a known tag means that a quotation mark is missing. */
function nextTag(text: string, from: number, to: number, names: ReadonlySet<string>): number {
  for (let at = text.indexOf('<', from); at !== -1 && at < to; at = text.indexOf('<', at + 1)) {
    const name = /^\/?([A-Za-z][\w.:-]{0,40})/u.exec(text.slice(at + 1, at + 44))?.[1]
    if (name !== undefined && names.has(name)) return at
  }
  return -1
}

function pastBroken(text: string, from: number, names: ReadonlySet<string>): number {
  const next = nextTag(text, from, text.length, names)
  return next === -1 ? text.length : next
}

const NAMED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
])

/** Halves of an emoji that are written as two numbers come together by themselves. */
function decoded(value: string): string {
  if (!value.includes('&')) return value
  return value.replace(
    /&(?:#(\d{1,7})|#x([\da-fA-F]{1,6})|([a-z]{2,4}));/gu,
    (whole, decimal: string | undefined, hex: string | undefined, named: string | undefined) => {
      if (named !== undefined) return NAMED.get(named) ?? whole
      const code = decimal === undefined ? parseInt(hex ?? '', 16) : Number(decimal)
      if (code <= 0xffff) return String.fromCharCode(code)
      return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd'
    },
  )
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09
}
