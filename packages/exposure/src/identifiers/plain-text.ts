/** A text whose digits, Latin letters, spaces and dashes are of one width, with every place as in the original. */
export interface PlainText {
  readonly text: string
  /** The words before a place, on the same or the line above, at most `reach` units. */
  before(start: number, reach: number): string
  /** The words after a place. */
  after(end: number, reach: number): string
}

/** Makes full-width letters, odd spaces and odd dashes plain, unit by unit, so that one pattern reads them all. */
export function plainText(original: string): PlainText {
  const text = /[^\n -~]/u.test(original) ? original.replace(ODD, plain) : original
  return {
    text,
    before: (start, reach) => text.slice(Math.max(0, start - reach), start),
    after: (end, reach) => text.slice(end, end + reach),
  }
}

const ODD = /[\u00a0\u2000-\u200a\u202f\u3000\u2010-\u2015\u2212\uff01-\uff5e]/gu

function plain(sign: string): string {
  const code = sign.charCodeAt(0)
  // A full-width colon, comma or bracket ends what stands before it, just as the plain one does.
  if (code >= 0xff01) return String.fromCharCode(code - 0xfee0)
  return (code >= 0x2010 && code <= 0x2015) || code === 0x2212 ? '-' : ' '
}
