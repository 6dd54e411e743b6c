import type { ExposurePlace, Posting } from '@telltale/model'

import { TextPositions } from './text-positions.js'

/** Where a place stands in its file, for files that are nothing but text. */
export interface PlacePosition {
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
}

/** Finds lines and columns of places in a posting. Each text is walked once. */
export class PlacePositions {
  readonly #posting: Posting | undefined
  readonly #known = new Map<string, TextPositions>()

  constructor(posting: Posting | undefined) {
    this.#posting = posting
  }

  /** Undefined where the place is in no text of its own, such as in a picture or a PDF, or the posting is not there. */
  of({ item, text, start, end }: ExposurePlace): PlacePosition | undefined {
    const posted = text === undefined ? undefined : this.#posting?.items[item]?.texts[text]
    const isPlain = posted?.where === 'text' || posted?.where === 'document'
    if (posted === undefined || start === undefined || end === undefined) return undefined
    if (!isPlain || this.#posting?.items[item]?.format !== 'text') return undefined
    const key = `${item} ${text}`
    const positions = this.#known.get(key) ?? new TextPositions(posted.text)
    this.#known.set(key, positions)
    const first = positions.of(start)
    const last = positions.of(end)
    return { ...first, endLine: last.line, endColumn: last.column }
  }
}
