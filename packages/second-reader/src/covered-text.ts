import type { Span } from '@telltale/model'

/** A part of a text that is replaced before it is sent. */
export interface Cover {
  readonly start: number
  readonly end: number
  readonly with: string
}

/** A run of characters as it is sent, and where it stands in the original. */
interface Piece {
  readonly sentStart: number
  readonly sentEnd: number
  readonly start: number
  readonly end: number
  readonly isCovered: boolean
}

const SAYS_SOMETHING = /[\p{L}\p{N}]/u

/** A text with some parts replaced, which knows where each of its characters stands in the original. */
export class CoveredText {
  /** What may be sent. */
  readonly sent: string
  readonly #pieces: readonly Piece[]

  /** @param covers - In the order of the text, apart from each other. */
  constructor(original: string, covers: readonly Cover[]) {
    const pieces: Piece[] = []
    let sent = ''
    let at = 0
    const put = (text: string, start: number, end: number, isCovered: boolean): void => {
      if (text === '') return
      pieces.push({ sentStart: sent.length, sentEnd: sent.length + text.length, start, end, isCovered })
      sent += text
    }
    for (const cover of covers) {
      put(original.slice(at, cover.start), at, cover.start, false)
      put(cover.with, cover.start, cover.end, true)
      at = cover.end
    }
    put(original.slice(at), at, original.length, false)
    this.sent = sent
    this.#pieces = pieces
  }

  /**
   * Where a stretch of what is sent stands in the original. A replaced part is taken whole.
   *
   * @returns Nothing where the stretch holds no letter or digit of the original, or cuts a character in two.
   */
  originalOf(sentStart: number, sentEnd: number): Pick<Span, 'start' | 'end'> | undefined {
    if (sentEnd <= sentStart || cutsCharacter(this.sent, sentStart) || cutsCharacter(this.sent, sentEnd))
      return undefined
    const pieces = this.#pieces.filter((piece) => piece.sentEnd > sentStart && piece.sentStart < sentEnd)
    const saysSomething = pieces.some(
      (piece) =>
        !piece.isCovered &&
        SAYS_SOMETHING.test(this.sent.slice(Math.max(sentStart, piece.sentStart), Math.min(sentEnd, piece.sentEnd))),
    )
    const first = pieces.at(0)
    const last = pieces.at(-1)
    if (!saysSomething || first === undefined || last === undefined) return undefined
    return {
      start: first.isCovered ? first.start : first.start + (sentStart - first.sentStart),
      end: last.isCovered ? last.end : last.start + (sentEnd - last.sentStart),
    }
  }
}

/** Between the halves of a pair that stand for one character. */
function cutsCharacter(text: string, at: number): boolean {
  return /[\ud800-\udbff]/.test(text.charAt(at - 1)) && /[\udc00-\udfff]/.test(text.charAt(at))
}
