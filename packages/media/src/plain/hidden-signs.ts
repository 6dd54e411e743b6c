/** A run of signs in a text that are there and not seen. */
export interface HiddenSigns {
  readonly start: number
  readonly end: number
  readonly kind: 'tags' | 'zero-width' | 'direction' | 'variations'
  /** Words that are spelled with them, if any. */
  readonly says?: string
}

const RUNS =
  /\u034f|[\u{e0000}-\u{e007f}]+|[\u{fe00}-\u{fe0f}\u{e0100}-\u{e01ef}]{2,}|[\u200b-\u200d\u2060-\u2064\ufeff\u115f\u1160\u180e\u3164\uffa0\u00ad]+|[\u202a-\u202e\u2066-\u2069]+/gu
const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}]/u
/** What joins or parts signs where a script or an emoji needs it. */
const JOINERS = /^[\u200c\u200d]$/u
const JOINED =
  /[\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Gujarati}\p{Script=Gurmukhi}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Mongolian}]$/u
const FLAG = '\u{1f3f4}'
const MOST_RUNS = 10_000

/** Finds signs that are in a text and not seen, but for those that its script or an emoji needs. */
export function findHiddenSigns(text: string): readonly HiddenSigns[] {
  const found: HiddenSigns[] = []
  const isRightToLeft = RIGHT_TO_LEFT.test(text)
  for (const { 0: run, index } of text.matchAll(RUNS)) {
    if (found.length >= MOST_RUNS) break
    const kind = kindOf(run)
    const before = text.slice(Math.max(0, index - 2), index)
    if (kind === 'direction' && isRightToLeft) continue
    if (JOINERS.test(run) && JOINED.test(before)) continue
    // A byte-order mark opens a file, and a soft hyphen alone only says where a word may break.
    if ((run === '\ufeff' && index === 0) || run === '\u00ad') continue
    // Flags of England, Scotland and Wales are spelled with tags.
    if (kind === 'tags' && before.endsWith(FLAG) && run.length <= 14) continue
    const says = kind === 'tags' ? spelledByTags(run) : kind === 'variations' ? spelledByVariations(run) : undefined
    found.push({ start: index, end: index + run.length, kind, ...(says === undefined || says === '' ? {} : { says }) })
  }
  return found
}

function kindOf(run: string): HiddenSigns['kind'] {
  const code = run.codePointAt(0) ?? 0
  if (code >= 0xe0000 && code <= 0xe007f) return 'tags'
  if ((code >= 0xfe00 && code <= 0xfe0f) || code >= 0xe0100) return 'variations'
  return (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069) ? 'direction' : 'zero-width'
}

function spelledByTags(run: string): string {
  return [...run]
    .map((sign) => (sign.codePointAt(0) ?? 0) - 0xe0000)
    .filter((code) => code >= 0x20 && code < 0x7f)
    .map((code) => String.fromCharCode(code))
    .join('')
}

/** Each stands for a byte. */
function spelledByVariations(run: string): string | undefined {
  const bytes = Uint8Array.from(run, (sign) => {
    const code = sign.codePointAt(0) ?? 0
    return code >= 0xe0100 ? code - 0xe0100 + 16 : code - 0xfe00
  })
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}
