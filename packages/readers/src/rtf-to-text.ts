import { decodeCodepage } from './decode-codepage.js'
import { htmlToText, type HtmlText } from './html-to-text.js'

/** Parts of a rich text that are not for reading. */
const UNREAD: ReadonlySet<string> = new Set(
  'fonttbl colortbl stylesheet info pict object header headerl headerr headerf footer footerl footerr footerf themedata colorschememapping datastore latentstyles listtable listoverridetable rsidtbl generator xmlnstbl fldinst bkmkstart bkmkend'.split(
    ' ',
  ),
)
const SIGNS: ReadonlyMap<string, string> = new Map([
  ['par', '\n'],
  ['line', '\n'],
  ['row', '\n'],
  ['sect', '\n'],
  ['page', '\n'],
  ['tab', '\t'],
  ['cell', '\t'],
  ['lquote', '‘'],
  ['rquote', '’'],
  ['ldblquote', '“'],
  ['rdblquote', '”'],
  ['bullet', '•'],
  ['endash', '–'],
  ['emdash', '—'],
  ['emspace', '\u2003'],
  ['enspace', '\u2002'],
])
/** Encodings of fonts by the number that Windows gives to their script. */
const CHARSETS: ReadonlyMap<number, number> = new Map([
  [77, 10000],
  [128, 932],
  [129, 949],
  [134, 936],
  [136, 950],
  [161, 1253],
  [162, 1254],
  [163, 1258],
  [177, 1255],
  [178, 1256],
  [186, 1257],
  [204, 1251],
  [222, 874],
  [238, 1250],
])
const DEEPEST = 1000

/** What holds within a pair of braces. */
interface Group {
  /** Nothing in it is for reading. */
  skip: boolean
  /** It declares fonts. */
  fonts: boolean
  /** It holds a tag of the page that was made into rich text. */
  tag: boolean
  /** What is in rich text only, and was not on the page. */
  richOnly: boolean
  font: number
  /** How many characters stand behind one of Unicode for programs that know none. */
  replacement: number
}

/**
 * Draws the words out of a rich text, in one walk from left to right. Where the rich text carries the page that it was
 * made from, as Outlook's does, the page is read.
 *
 * @param rtf - Characters of one byte each.
 */
export function rtfToText(rtf: string): HtmlText {
  const isPage = rtf.slice(0, 2000).includes('\\fromhtml1')
  const words = drawOut(rtf, isPage)
  if (isPage) return htmlToText(words)
  return { text: words.replace(/[ \t]{1,1000}\n/gu, '\n').trim(), quoted: [] }
}

function drawOut(rtf: string, isPage: boolean): string {
  const groups: Group[] = []
  let group: Group = { skip: false, fonts: false, tag: false, richOnly: false, font: -1, replacement: 1 }
  const fonts = new Map<number, number>()
  const out: string[] = []
  let codepage = 1252
  let pending: number[] = []
  let toSkip = 0
  let declared = -1
  let depthBeyond = 0
  // Beside its tags, a page that was made into rich text has words only.
  const push = (text: string): void => {
    out.push(isPage && !group.tag ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;') : text)
  }
  const flush = (): void => {
    if (pending.length === 0) return
    push(decodeCodepage(Uint8Array.from(pending), fonts.get(group.font) ?? codepage))
    pending = []
  }
  const isRead = (): boolean => !group.skip && !group.richOnly
  const say = (text: string): void => {
    flush()
    if (isRead()) push(text)
  }
  const byte = (value: number): void => {
    if (toSkip > 0) toSkip -= 1
    else if (isRead()) pending.push(value)
  }
  let at = 0
  while (at < rtf.length) {
    const code = rtf.charCodeAt(at)
    if (code === 0x7b) {
      flush()
      toSkip = 0
      if (groups.length < DEEPEST) groups.push({ ...group })
      else depthBeyond += 1
      at += 1
    } else if (code === 0x7d) {
      flush()
      toSkip = 0
      if (depthBeyond > 0) depthBeyond -= 1
      else group = groups.pop() ?? group
      at += 1
    } else if (code === 0x0d || code === 0x0a || code === 0) {
      at += 1
    } else if (code !== 0x5c) {
      byte(code)
      at += 1
    } else {
      const word = /^([a-zA-Z]{1,32})(-?\d{1,10})? ?/u.exec(rtf.slice(at + 1, at + 48))
      if (word === null) {
        const sign = rtf.charAt(at + 1)
        at += 2
        if (sign === "'") {
          const value = Number.parseInt(rtf.slice(at, at + 2), 16)
          at += 2
          if (!Number.isNaN(value)) byte(value)
        } else if (sign === '*') {
          // What a reader may not know: only the tags of the page are known here.
          if (!/^\\(?:htmltag|mhtmltag)/u.test(rtf.slice(at, at + 10))) group.skip = true
        } else if (sign === '~') say('\u00a0')
        else if (sign === '_') say('\u2011')
        else if (sign === '\\' || sign === '{' || sign === '}') byte(sign.charCodeAt(0))
        else if (sign === '\r' || sign === '\n') say('\n')
        continue
      }
      const [whole, name = '', digits] = word
      const value = digits === undefined ? undefined : Number(digits)
      at += 1 + whole.length
      if (name === 'bin') {
        at += Math.max(0, value ?? 0)
      } else if (name === 'ansicpg') {
        codepage = value ?? codepage
      } else if (name === 'u') {
        flush()
        if (isRead()) push(String.fromCharCode((value ?? 0) & 0xffff))
        toSkip = group.replacement
      } else if (name === 'uc') {
        group.replacement = Math.min(Math.max(0, value ?? 1), 16)
      } else if (name === 'f') {
        flush()
        group.font = value ?? 0
        if (group.fonts) declared = group.font
      } else if (name === 'fcharset') {
        const known = CHARSETS.get(value ?? 0)
        if (group.fonts && known !== undefined) fonts.set(declared, known)
      } else if (name === 'htmlrtf') {
        flush()
        if (isPage) group.richOnly = value !== 0
      } else if (name === 'htmltag') {
        group.tag = true
        group.skip = false
      } else if (name === 'mhtmltag') {
        group.skip = true
      } else if (UNREAD.has(name)) {
        flush()
        group.skip = true
        group.fonts = name === 'fonttbl'
      } else {
        const sign = SIGNS.get(name)
        if (sign !== undefined) say(isPage && sign === '\n' ? '\r\n' : sign)
      }
    }
  }
  flush()
  return out.join('')
}
