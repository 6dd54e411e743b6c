import { readsAs } from '../byte-reads.js'
import { mediaError } from '../media-error.js'
import { PdfScanner } from './pdf-scanner.js'
import { unfilterStream } from './unfilter-stream.js'
import { isPdfArray, isPdfDict, PdfRef, PdfStream, PdfWord, type PdfDict, type PdfValue } from './pdf-values.js'

/** Where an object lies: in the file, or in a stream of objects. */
type Place = { readonly at: number } | { readonly within: number; readonly index: number }

/** How far into the file its first line may stand. */
const HEAD = 1024
const MOST_OBJECTS = 2_000_000
const MOST_SECTIONS = 1_000
/** All that may be unpacked out of one file while it is looked at. */
const MOST_UNPACKED = 1_500_000_000

/**
 * The objects of a PDF, as its newest revision has them. Where the table of objects is damaged or leads elsewhere, the
 * objects are looked for. Nothing is unpacked before it is asked for.
 */
export class PdfFile {
  readonly bytes: Uint8Array
  /** Where its first line stands: something else may lie before it. */
  readonly start: number
  trailer: PdfDict = new Map()
  /** Each place of a table of objects, newest first. */
  readonly sections: number[] = []
  #places = new Map<number, Place>()
  readonly #read = new Map<number, PdfValue>()
  readonly #open = new Set<number>()
  readonly #packs = new Map<number, { readonly numbers: readonly number[]; readonly values: readonly PdfValue[] }>()
  #unpacked = 0
  #searched = false

  /**
   * @throws {TelltaleError} `media/damaged` where no pages can be found, `read/encrypted` where it needs a password,
   * `media/too-large` where it has more objects than any.
   */
  constructor(bytes: Uint8Array) {
    this.bytes = bytes
    this.start = indexOf(bytes.subarray(0, HEAD + 8), '%PDF-', 0)
    if (this.start === -1) throw mediaError('damaged')
    try {
      this.#readTables()
    } catch (error) {
      if (isLimit(error)) throw error
      this.#search()
    }
    if (this.trailer.has('Encrypt')) throw mediaError('encrypted')
    if (!this.#searched && !this.#hasPages()) this.#search()
    if (this.trailer.has('Encrypt')) throw mediaError('encrypted')
    if (!this.#hasPages()) throw mediaError('damaged')
  }

  /** Whether its tables were damaged, and its objects had to be looked for. */
  get isMended(): boolean {
    return this.#searched
  }

  get catalog(): PdfDict {
    const root = this.resolve(this.trailer.get('Root'))
    return isPdfDict(root) ? root : new Map()
  }

  get numbers(): readonly number[] {
    return [...this.#places.keys()]
  }

  /** Where an object stands in the file; nothing for one in a stream of objects. */
  placeOf(number: number): number | undefined {
    const place = this.#places.get(number)
    return place !== undefined && 'at' in place ? place.at : undefined
  }

  /** What a reference points to, however many lie between; other values stay as they are. */
  resolve(value: PdfValue | undefined): PdfValue | undefined {
    let plain = value
    for (let steps = 0; plain instanceof PdfRef; steps++) {
      if (steps > 20) return null
      plain = this.object(plain.number)
    }
    return plain
  }

  dictIn(dict: PdfDict, key: string): PdfDict | undefined {
    const value = this.resolve(dict.get(key))
    if (value instanceof PdfStream) return value.dict
    return isPdfDict(value) ? value : undefined
  }

  arrayIn(dict: PdfDict, key: string): readonly PdfValue[] {
    const value = this.resolve(dict.get(key))
    return isPdfArray(value) ? value : []
  }

  /** Counts what was unpacked. @throws {TelltaleError} `media/too-large` when it is too much. */
  spend(size: number): void {
    this.#unpacked += size
    if (this.#unpacked > MOST_UNPACKED) throw mediaError('grows-too-far')
  }

  /** An object by its number; `null` where there is none. */
  object(number: number): PdfValue {
    const known = this.#read.get(number)
    if (known !== undefined) return known
    // One that needs itself to be read, as the length of a stream may, is none.
    if (this.#open.has(number)) return null
    this.#open.add(number)
    try {
      const value = this.#load(number)
      this.#read.set(number, value)
      return value
    } finally {
      this.#open.delete(number)
    }
  }

  /** Every place where an object stands, also of earlier revisions; with its number. */
  *allObjects(): Generator<{ readonly number: number; readonly at: number }> {
    const { bytes } = this
    for (let at = indexOf(bytes, 'obj', 0); at !== -1; at = indexOf(bytes, 'obj', at + 3)) {
      if (at > 2 && readsAs(bytes, at - 3, 'end')) continue
      const found = numbersBefore(bytes, at)
      if (found !== undefined) yield found
    }
  }

  /** The object at a place, of whatever revision. Nothing where there is none. */
  valueAt(at: number): PdfValue | undefined {
    const scanner = new PdfScanner(this.bytes, at)
    if (typeof scanner.next() !== 'number' || typeof scanner.next() !== 'number') return undefined
    const word = scanner.next()
    if (!(word instanceof PdfWord) || word.word !== 'obj') return undefined
    const value = scanner.next()
    if (value === undefined || value instanceof PdfWord) return null
    if (!isPdfDict(value)) return value
    const after = scanner.at
    const next = scanner.next()
    if (next instanceof PdfWord && next.word === 'stream')
      return new PdfStream(value, this.#streamBytes(value, scanner.at))
    scanner.at = after
    return value
  }

  #streamBytes(dict: PdfDict, behindWord: number): Uint8Array {
    const { bytes } = this
    let from = behindWord
    if (bytes[from] === 13) from++
    if (bytes[from] === 10) from++
    const length = this.resolve(dict.get('Length'))
    if (typeof length === 'number' && length >= 0 && from + length <= bytes.length) {
      const scanner = new PdfScanner(bytes, from + length)
      scanner.skipSpace()
      if (readsAs(bytes, scanner.at, 'endstream')) return bytes.subarray(from, from + length)
    }
    const end = indexOf(bytes, 'endstream', from)
    let to = end === -1 ? bytes.length : end
    if (bytes[to - 1] === 10) to--
    if (bytes[to - 1] === 13) to--
    return bytes.subarray(from, Math.max(from, to))
  }

  #load(number: number): PdfValue {
    const place = this.#places.get(number)
    if (place === undefined) return null
    if ('at' in place) {
      const scanner = new PdfScanner(this.bytes, place.at)
      if (scanner.next() !== number) {
        // The table is wrong about it, so it is wrong about others.
        if (this.#searched) return null
        this.#search()
        return this.#load(number)
      }
      return this.valueAt(place.at) ?? null
    }
    const pack = this.#pack(place.within)
    const index = pack.numbers[place.index] === number ? place.index : pack.numbers.indexOf(number)
    return pack.values[index] ?? null
  }

  #pack(number: number): { readonly numbers: readonly number[]; readonly values: readonly PdfValue[] } {
    const known = this.#packs.get(number)
    if (known !== undefined) return known
    const stream = this.object(number)
    const numbers: number[] = []
    const values: PdfValue[] = []
    if (stream instanceof PdfStream) {
      const { bytes } = unfilterStream(this, stream)
      const [count, first] = [this.resolve(stream.dict.get('N')), this.resolve(stream.dict.get('First'))]
      if (typeof count === 'number' && typeof first === 'number' && count <= MOST_OBJECTS) {
        const head = new PdfScanner(bytes, 0, false)
        for (let index = 0; index < count; index++) {
          const [each, offset] = [head.next(), head.next()]
          if (typeof each !== 'number' || typeof offset !== 'number') break
          const value = new PdfScanner(bytes, first + offset).next()
          numbers.push(each)
          values.push(value === undefined || value instanceof PdfWord ? null : value)
        }
      }
    }
    const pack = { numbers, values }
    this.#packs.set(number, pack)
    return pack
  }

  #hasPages(): boolean {
    return isPdfDict(this.resolve(this.catalog.get('Pages')))
  }

  #readTables(): void {
    const pointer = lastIndexOf(this.bytes, 'startxref')
    if (pointer === -1) throw mediaError('damaged')
    const first = new PdfScanner(this.bytes, pointer + 9).next()
    if (typeof first !== 'number') throw mediaError('damaged')
    const left = [first]
    const seen = new Set<number>()
    for (let at = left.shift(); at !== undefined; at = left.shift()) {
      if (seen.has(at)) continue
      seen.add(at)
      if (seen.size > MOST_SECTIONS) throw mediaError('too-many-parts')
      this.sections.push(at)
      const trailer = this.#readTable(at + this.start)
      if (this.trailer.size === 0) this.trailer = trailer
      const [hybrid, before] = [trailer.get('XRefStm'), trailer.get('Prev')]
      if (typeof hybrid === 'number') left.push(hybrid)
      if (typeof before === 'number') left.push(before)
    }
  }

  #readTable(at: number): PdfDict {
    const scanner = new PdfScanner(this.bytes, at)
    const opening = scanner.next()
    if (typeof opening === 'number') return this.#readTableStream(at)
    if (!(opening instanceof PdfWord) || opening.word !== 'xref') throw mediaError('damaged')
    for (;;) {
      const first = scanner.next()
      if (first instanceof PdfWord && first.word === 'trailer') break
      const count = scanner.next()
      if (typeof first !== 'number' || typeof count !== 'number' || count > MOST_OBJECTS) throw mediaError('damaged')
      for (let index = 0; index < count; index++) {
        const [offset, , kind] = [scanner.next(), scanner.next(), scanner.next()]
        if (typeof offset !== 'number' || !(kind instanceof PdfWord)) throw mediaError('damaged')
        if (kind.word === 'n') this.#place(first + index, { at: offset + this.start })
      }
    }
    const trailer = scanner.next()
    if (trailer instanceof PdfWord || !isPdfDict(trailer)) throw mediaError('damaged')
    return trailer
  }

  #readTableStream(at: number): PdfDict {
    const stream = this.valueAt(at)
    if (!(stream instanceof PdfStream)) throw mediaError('damaged')
    const { dict } = stream
    // A document with a password has its table in the open.
    if (dict.has('Encrypt')) throw mediaError('encrypted')
    const widths = this.arrayIn(dict, 'W').map((width) => (typeof width === 'number' ? width : 0))
    const [kindWidth = 0, secondWidth = 0, thirdWidth = 0] = widths
    const size = dict.get('Size')
    const index = this.arrayIn(dict, 'Index')
    const ranges = index.length > 0 ? index : [0, typeof size === 'number' ? size : 0]
    if (widths.some((width) => width < 0 || width > 8)) throw mediaError('damaged')
    const { bytes } = unfilterStream(this, stream)
    let from = 0
    const field = (width: number): number => {
      let value = 0
      for (let count = 0; count < width; count++) value = value * 256 + (bytes[from++] ?? 0)
      return value
    }
    for (let range = 0; range + 1 < ranges.length; range += 2) {
      const [first, count] = [ranges[range], ranges[range + 1]]
      if (typeof first !== 'number' || typeof count !== 'number') throw mediaError('damaged')
      for (let each = 0; each < count && from < bytes.length; each++) {
        const kind = kindWidth === 0 ? 1 : field(kindWidth)
        const [second, third] = [field(secondWidth), field(thirdWidth)]
        if (kind === 1) this.#place(first + each, { at: second + this.start })
        else if (kind === 2) this.#place(first + each, { within: second, index: third })
      }
    }
    return dict
  }

  #place(number: number, place: Place): void {
    if (this.#places.has(number)) return
    if (this.#places.size > MOST_OBJECTS) throw mediaError('too-many-parts')
    this.#places.set(number, place)
  }

  /** Looks for the objects themselves; of several with one number the last counts, as it does where tables are sound. */
  #search(): void {
    this.#searched = true
    this.#places = new Map()
    this.#read.clear()
    this.#packs.clear()
    const found = new Map<number, Place>()
    for (const { number, at } of this.allObjects()) {
      if (found.size > MOST_OBJECTS) throw mediaError('too-many-parts')
      found.set(number, { at })
    }
    this.#places = found
    let trailer: PdfDict = new Map()
    for (const number of [...found.keys()]) {
      const value = this.object(number)
      const dict = value instanceof PdfStream ? value.dict : value
      if (!isPdfDict(dict)) continue
      const type = nameOf(dict.get('Type'))
      if (type === 'ObjStm') {
        for (const [index, each] of this.#pack(number).numbers.entries())
          if (!found.has(each)) found.set(each, { within: number, index })
      }
      if (type === 'XRef' && dict.has('Root')) trailer = dict
    }
    for (let at = indexOf(this.bytes, 'trailer', 0); at !== -1; at = indexOf(this.bytes, 'trailer', at + 7)) {
      const dict = new PdfScanner(this.bytes, at + 7).next()
      if (dict !== undefined && !(dict instanceof PdfWord) && isPdfDict(dict) && dict.has('Root')) trailer = dict
    }
    this.trailer = trailer
    if (this.#hasPages()) return
    for (const number of found.keys()) {
      const value = this.object(number)
      if (isPdfDict(value) && nameOf(value.get('Type')) === 'Catalog')
        this.trailer = new Map([...trailer, ['Root', new PdfRef(number, 0)]])
    }
  }
}

function nameOf(value: PdfValue | undefined): string | undefined {
  return value !== null && typeof value === 'object' && 'name' in value ? value.name : undefined
}

function isLimit(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && error.code !== 'media/damaged' && error.code !== 'media/not-cleanable'
  )
}

/** The two numbers before `obj`, and where they begin. */
function numbersBefore(bytes: Uint8Array, end: number): { number: number; at: number } | undefined {
  let at = end
  const digits = (): number | undefined => {
    while (at > 0 && isSpace(bytes[at - 1])) at--
    const to = at
    while (at > 0 && to - at < 10 && isDigit(bytes[at - 1])) at--
    if (at === to) return undefined
    let value = 0
    for (let index = at; index < to; index++) value = value * 10 + (bytes[index] ?? 0) - 0x30
    return value
  }
  if (digits() === undefined || !isSpace(bytes[at - 1])) return undefined
  const number = digits()
  return number === undefined ? undefined : { number, at }
}

function isSpace(byte: number | undefined): boolean {
  return byte === 32 || byte === 10 || byte === 13 || byte === 9 || byte === 0
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39
}

function indexOf(bytes: Uint8Array, text: string, from: number): number {
  const first = text.charCodeAt(0)
  for (let at = bytes.indexOf(first, from); at !== -1; at = bytes.indexOf(first, at + 1))
    if (readsAs(bytes, at, text)) return at
  return -1
}

function lastIndexOf(bytes: Uint8Array, text: string): number {
  const first = text.charCodeAt(0)
  for (let at = bytes.lastIndexOf(first); at > 0; at = bytes.lastIndexOf(first, at - 1))
    if (readsAs(bytes, at, text)) return at
  return -1
}
