/** Text that is HTML already. Nothing else gets into a page unescaped. */
export class Markup {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

/** What a template may hold: a text is escaped, markup is kept, lists are joined, nothing is nothing. */
export type Piece = string | number | Markup | undefined | readonly Piece[]

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Controls, and marks that turn the direction of what follows: no text may steer the page that it stands in. */
const STEERING = /(?![\t\n\r])[\p{Cc}\p{Cs}\u200b\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/gu

/**
 * Makes markup of a template. Everything that is filled in is escaped, for an element as for an attribute in quotes, unless
 * it is markup itself; so no page can forget to.
 */
export function html(strings: TemplateStringsArray, ...pieces: readonly Piece[]): Markup {
  return new Markup(strings.map((each, index) => each + written(pieces[index])).join(''))
}

/** Pieces with something between them. */
export function joined(pieces: readonly Piece[], between: string): Markup {
  return new Markup(pieces.map(written).join(written(between)))
}

/** Markup as the text of a file, without the indentation of the templates, which is half of a page otherwise. */
export function tidied({ text }: Markup): string {
  const flat = text.replace(/\n\s*/gu, '\n')
  // What is before the end of a tag is a blank, a line break, or both.
  return `${flat
    .replace(/[ \n]>/gu, '>')
    .replace(/[ \n]>/gu, '>')
    .trim()}\n`
}

function written(piece: Piece): string {
  if (piece === undefined) return ''
  if (piece instanceof Markup) return piece.text
  if (typeof piece === 'string' || typeof piece === 'number')
    return String(piece)
      .replace(STEERING, '\ufffd')
      .replace(/[&<>"']/gu, (sign) => ESCAPES[sign] ?? '')
  return piece.map(written).join('')
}
