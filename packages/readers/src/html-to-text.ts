/** Elements after which a new line starts. */
const BLOCKS: ReadonlySet<string> = new Set(
  'p div br hr tr li ul ol dl dt dd table tbody thead tfoot h1 h2 h3 h4 h5 h6 blockquote section article header footer nav aside main pre form address center figure figcaption'.split(
    ' ',
  ),
)
/** Elements whose content is not for reading. */
const UNREAD: ReadonlySet<string> = new Set([
  'script',
  'style',
  'head',
  'title',
  'template',
  'noscript',
  'svg',
  'object',
])

const NAMED: ReadonlyMap<string, string> = new Map(
  'amp & lt < gt > quot " apos \' nbsp \u00a0 ndash – mdash — lsquo ‘ rsquo ’ sbquo ‚ ldquo “ rdquo ” bdquo „ laquo « raquo » hellip … bull • middot · copy © reg ® trade ™ euro € pound £ yen ¥ cent ¢ sect § para ¶ deg ° plusmn ± times × divide ÷ frac12 ½ frac14 ¼ frac34 ¾ iexcl ¡ iquest ¿ agrave à aacute á acirc â atilde ã auml ä aring å aelig æ ccedil ç egrave è eacute é ecirc ê euml ë igrave ì iacute í icirc î iuml ï ntilde ñ ograve ò oacute ó ocirc ô otilde õ ouml ö oslash ø ugrave ù uacute ú ucirc û uuml ü yacute ý yuml ÿ szlig ß Agrave À Aacute Á Acirc Â Atilde Ã Auml Ä Aring Å AElig Æ Ccedil Ç Egrave È Eacute É Ecirc Ê Euml Ë Igrave Ì Iacute Í Icirc Î Iuml Ï Ntilde Ñ Ograve Ò Oacute Ó Ocirc Ô Otilde Õ Ouml Ö Oslash Ø Ugrave Ù Uacute Ú Ucirc Û Uuml Ü Yacute Ý oelig œ OElig Œ scaron š Scaron Š zwnj \u200c zwj \u200d shy \u00ad rarr → larr ← ensp \u2002 emsp \u2003 thinsp \u2009'
    .split(' ')
    .reduce<(readonly [string, string])[]>(
      (pairs, part, index, all) => (index % 2 === 0 ? [...pairs, [part, all[index + 1] ?? '']] : pairs),
      [],
    ),
)

/** What an HTML mail shows, and which parts of it stand in a quotation. */
export interface HtmlText {
  readonly text: string
  readonly quoted: readonly (readonly [start: number, end: number])[]
}

/**
 * Turns the HTML of a mail into the words a person sees, in one walk from left to right, each character looked at once.
 * Nothing in it is run, fetched or trusted: tags are dropped, text stays.
 */
export function htmlToText(html: string): HtmlText {
  const out = new Words()
  const quoted: (readonly [number, number])[] = []
  let quoteDepth = 0
  let quoteStart = 0
  let at = 0
  while (at < html.length) {
    const open = html.indexOf('<', at)
    out.text(html.slice(at, open === -1 ? html.length : open))
    if (open === -1) break
    const next = html.charCodeAt(open + 1)
    if (html.startsWith('<!--', open)) {
      const close = html.indexOf('-->', open + 4)
      at = close === -1 ? html.length : close + 3
      continue
    }
    // A sign for "less than" that opens no tag is text.
    if (!isTagStart(next)) {
      out.text('<')
      at = open + 1
      continue
    }
    const close = tagEnd(html, open)
    if (close === -1) break
    const name = tagName(html, open + 1)
    const bare = name.startsWith('/') ? name.slice(1) : name
    at = close + 1
    if (UNREAD.has(bare)) {
      if (name === bare && html.charCodeAt(close - 1) !== 0x2f) at = afterElement(html, at, bare)
      continue
    }
    if (BLOCKS.has(bare)) out.newLine()
    if (bare === 'td' || bare === 'th') out.space()
    if (name === 'blockquote') {
      if (quoteDepth === 0) quoteStart = out.length
      quoteDepth += 1
    } else if (name === '/blockquote' && quoteDepth > 0) {
      quoteDepth -= 1
      if (quoteDepth === 0 && out.length > quoteStart) quoted.push([quoteStart, out.length])
    }
  }
  if (quoteDepth > 0 && out.length > quoteStart) quoted.push([quoteStart, out.length])
  return { text: out.done(), quoted }
}

/** Gathers words with single spaces and at most one blank line between them. */
class Words {
  readonly #parts: string[] = []
  length = 0
  #breaks = 0
  #gap = false

  text(raw: string): void {
    if (raw === '') return
    const text = decode(raw)
    let from = 0
    for (let at = 0; at <= text.length; at++) {
      const code = at === text.length ? 0x20 : text.charCodeAt(at)
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) continue
      if (at > from) this.#word(text.slice(from, at))
      if (at < text.length) this.#gap = true
      from = at + 1
    }
  }

  newLine(): void {
    if (this.length > 0) this.#breaks = Math.min(this.#breaks + 1, 2)
    this.#gap = false
  }

  space(): void {
    this.#gap = true
  }

  done(): string {
    return this.#parts.join('')
  }

  #word(word: string): void {
    const before = this.#breaks > 0 ? '\n'.repeat(this.#breaks) : this.#gap && this.length > 0 ? ' ' : ''
    this.#breaks = 0
    this.#gap = false
    this.#parts.push(before, word)
    this.length += before.length + word.length
  }
}

function isTagStart(code: number): boolean {
  return (
    (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || code === 0x2f || code === 0x21 || code === 0x3f
  )
}

/** The name of the tag in small letters, with its slash when it closes. */
function tagName(html: string, from: number): string {
  return /^\/?[a-z0-9]{0,20}/iu.exec(html.slice(from, from + 22))?.[0].toLowerCase() ?? ''
}

/** The closing sign of a tag; one within quotation marks does not count, unless the tag would never end. */
function tagEnd(html: string, open: number): number {
  const limit = Math.min(html.length, open + 20_000)
  let quote = 0
  for (let at = open + 1; at < limit; at++) {
    const code = html.charCodeAt(at)
    if (quote !== 0) {
      if (code === quote) quote = 0
    } else if (code === 0x22 || code === 0x27) {
      quote = code
    } else if (code === 0x3e) {
      return at
    }
  }
  return html.indexOf('>', open)
}

/** The position after the closing tag of an element that is not read; the end of the text when it never closes. */
function afterElement(html: string, from: number, name: string): number {
  for (let at = html.indexOf('</', from); at !== -1; at = html.indexOf('</', at + 2)) {
    if (html.slice(at + 2, at + 2 + name.length).toLowerCase() !== name) continue
    const close = html.indexOf('>', at)
    return close === -1 ? html.length : close + 1
  }
  return html.length
}

function decode(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}\d{0,2}));?/giu,
    (whole, decimal: string | undefined, hex: string | undefined, name: string | undefined) => {
      if (name !== undefined) return NAMED.get(name) ?? whole
      const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number.parseInt(decimal, 10)
      return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : '\ufffd'
    },
  )
}
