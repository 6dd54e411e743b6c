/** A name, such as `/Type`; without its slash. */
export class PdfName {
  readonly name: string

  constructor(name: string) {
    this.name = name
  }
}

/** Points to an object by its number. */
export class PdfRef {
  readonly number: number
  readonly generation: number

  constructor(number: number, generation: number) {
    this.number = number
    this.generation = generation
  }
}

/** Bytes in brackets: words, or anything else. */
export class PdfString {
  readonly bytes: Uint8Array

  constructor(bytes: Uint8Array) {
    this.bytes = bytes
  }
}

/** A dictionary with bytes behind it, which are packed as its `Filter` says. */
export class PdfStream {
  readonly dict: PdfDict
  readonly raw: Uint8Array

  constructor(dict: PdfDict, raw: Uint8Array) {
    this.dict = dict
    this.raw = raw
  }
}

/** A bare word: an operator of a page, or `obj`, `endobj`, `R`. */
export class PdfWord {
  readonly word: string

  constructor(word: string) {
    this.word = word
  }
}

export type PdfDict = ReadonlyMap<string, PdfValue>

export type PdfValue =
  null | boolean | number | PdfName | PdfRef | PdfString | PdfStream | readonly PdfValue[] | PdfDict

/** Tells a dictionary (ISO 32000, 7.3.7) from all other values. A stream is none: it has one. */
export function isPdfDict(value: PdfValue | undefined): value is PdfDict {
  return value instanceof Map
}

/** Tells an array (ISO 32000, 7.3.6) from all other values. */
export function isPdfArray(value: PdfValue | undefined): value is readonly PdfValue[] {
  return Array.isArray(value)
}
