import { writeAscii, writeJoined } from '../byte-writes.js'
import { mediaError } from '../media-error.js'
import { writePdfValue } from './pdf-draft.js'
import type { PdfFile } from './pdf-file.js'
import { PdfScanner } from './pdf-scanner.js'
import { unfilterStream } from './unfilter-stream.js'
import type { Layers } from './layers.js'
import { isPdfArray, PdfName, PdfStream, PdfString, PdfWord, type PdfDict, type PdfValue } from './pdf-values.js'

/** The kinds of things that a page names and keeps elsewhere. */
export const RESOURCE_KINDS = ['Font', 'XObject', 'ExtGState', 'ColorSpace', 'Pattern', 'Shading'] as const

export type ResourceKind = (typeof RESOURCE_KINDS)[number]

/** Of each kind, what is used by its name in the file, and the name it has in the copy. */
export type UsedNames = Map<ResourceKind, Map<string, string>>

/** Names in the copy say the kind and are counted: those in the file may be words. */
const LETTERS: Readonly<Record<ResourceKind, string>> = {
  Font: 'F',
  XObject: 'X',
  ExtGState: 'G',
  ColorSpace: 'C',
  Pattern: 'T',
  Shading: 'S',
}

/** What is drawn, written anew, and what it needs. */
export interface RewrittenContent {
  readonly bytes: Uint8Array
  readonly used: UsedNames
  /** Whether a picture lies in the midst of it. */
  readonly hasPicture: boolean
}

export interface ContentSource {
  readonly file: PdfFile
  readonly layers: Layers
  readonly resources: PdfDict
  /** A picture that lies in the midst of the drawing, without what was written beside it. */
  readonly cleanJpeg: (bytes: Uint8Array) => Promise<Uint8Array>
  /** Names that other drawings with the same resources have already; more are added. */
  readonly used?: UsedNames
}

const NUMBERS = new Set(
  (
    'q Q cm w J j M d i m l c v y h re n W W* BT ET Tc Tw Tz TL Tr Ts Td TD Tm T* d0 d1 SC sc G g RG rg K k ' +
    'S s f F f* B B* b b*'
  ).split(' '),
)
const PAINTS = new Set(['S', 's', 'f', 'F', 'f*', 'B', 'B*', 'b', 'b*'])
const SAYS = new Set(['Tj', 'TJ', "'", '"'])
const NAMED: ReadonlyMap<string, ResourceKind> = new Map([
  ['Tf', 'Font'],
  ['Do', 'XObject'],
  ['gs', 'ExtGState'],
  ['cs', 'ColorSpace'],
  ['CS', 'ColorSpace'],
  ['scn', 'Pattern'],
  ['SCN', 'Pattern'],
  ['sh', 'Shading'],
])
const OWN_COLOURS = new Set(['DeviceGray', 'DeviceRGB', 'DeviceCMYK', 'Pattern', 'G', 'RGB', 'CMYK', 'I', 'Indexed'])
const COLOURS = new Map(Object.entries({ G: 1, DeviceGray: 1, RGB: 3, DeviceRGB: 3, CMYK: 4, DeviceCMYK: 4 }))
const MOST_OPERANDS = 64
const INVISIBLE = 3

/** Keys of a picture in the midst of the drawing, short and long. */
const INLINE_KEYS = new Map(
  Object.entries({
    BPC: 'BPC',
    BitsPerComponent: 'BPC',
    CS: 'CS',
    ColorSpace: 'CS',
    D: 'D',
    Decode: 'D',
    DP: 'DP',
    DecodeParms: 'DP',
    F: 'F',
    Filter: 'F',
    H: 'H',
    Height: 'H',
    IM: 'IM',
    ImageMask: 'IM',
    I: 'I',
    Interpolate: 'I',
    W: 'W',
    Width: 'W',
  }),
)

/**
 * Writes anew what draws a page, a form or a letter, from an allow-list of operators. Left out are remarks, marks that
 * carry words which nobody sees, what belongs to layers that are off, and words that are written invisibly.
 *
 * @throws {TelltaleError} `media/not-cleanable` where a picture in its midst cannot be told from what follows it.
 */
export async function rewriteContent(bytes: Uint8Array, source: ContentSource): Promise<RewrittenContent> {
  const rewriting = new Rewriting(source)
  const scanner = new PdfScanner(bytes, 0, false)
  let operands: PdfValue[] = []
  for (let token = scanner.next(); token !== undefined; token = scanner.next()) {
    if (!(token instanceof PdfWord)) {
      if (operands.length < MOST_OPERANDS) operands.push(token)
      continue
    }
    if (token.word === 'BI') await rewriting.picture(scanner, bytes)
    else rewriting.operator(token.word, operands)
    operands = []
  }
  return rewriting.done()
}

class Rewriting {
  readonly #source: ContentSource
  readonly #out: Uint8Array[] = []
  #line: string[] = []
  readonly #used: UsedNames
  #hasPicture = false
  /** Of each mark that is open, whether what it holds is hidden. */
  readonly #marks: boolean[] = []
  #hidden = 0
  #state = { mode: 0, isDrawnLetter: false }
  readonly #states: { mode: number; isDrawnLetter: boolean }[] = []

  constructor(source: ContentSource) {
    this.#source = source
    this.#used = source.used ?? new Map<ResourceKind, Map<string, string>>()
  }

  operator(word: string, operands: readonly PdfValue[]): void {
    if (this.#marked(word, operands)) return
    this.#follow(word, operands)
    if (SAYS.has(word)) this.#say(word, operands)
    else if (PAINTS.has(word) && this.#hidden > 0) this.#write([], 'n')
    else if (NUMBERS.has(word)) this.#write(operands.filter(isPlain), word)
    else if (word === 'ri') this.#write(operands.filter((each) => each instanceof PdfName).slice(0, 1), word)
    else {
      const kind = NAMED.get(word)
      if (kind !== undefined) this.#named(kind, word, operands)
    }
  }

  /** Marks themselves are never written: they hold words, and say where layers begin. */
  #marked(word: string, operands: readonly PdfValue[]): boolean {
    if (word === 'BMC' || word === 'BDC') {
      const [tag, given] = operands
      const hides = word === 'BDC' && tag instanceof PdfName && tag.name === 'OC' && this.#hides(given)
      this.#marks.push(hides)
      if (hides) this.#hidden++
      return true
    }
    if (word !== 'EMC') return false
    if (this.#marks.pop() === true) this.#hidden--
    return true
  }

  #hides(given: PdfValue | undefined): boolean {
    const { file, layers, resources } = this.#source
    if (given instanceof PdfName) return layers.hides(file.dictIn(resources, 'Properties')?.get(given.name))
    return layers.hides(given)
  }

  #follow(word: string, operands: readonly PdfValue[]): void {
    if (word === 'q') this.#states.push({ ...this.#state })
    else if (word === 'Q') this.#state = this.#states.pop() ?? this.#state
    else if (word === 'Tr') this.#state.mode = typeof operands[0] === 'number' ? operands[0] : 0
    else if (word === 'Tf' && operands[0] instanceof PdfName) {
      const { file, resources } = this.#source
      const font = file.dictIn(file.dictIn(resources, 'Font') ?? new Map<string, PdfValue>(), operands[0].name)
      const subtype = file.resolve(font?.get('Subtype'))
      // Letters that are drawings of their own are seen in every mode.
      this.#state.isDrawnLetter = subtype instanceof PdfName && subtype.name === 'Type3'
    }
  }

  #say(word: string, operands: readonly PdfValue[]): void {
    const isSeen = this.#hidden === 0 && (this.#state.mode !== INVISIBLE || this.#state.isDrawnLetter)
    if (isSeen) this.#write(operands.filter(isSayable), word)
    else if (word === "'") this.#write([], 'T*')
    else if (word === '"') {
      this.#write(operands.slice(0, 1).filter(isPlain), 'Tw')
      this.#write(operands.slice(1, 2).filter(isPlain), 'Tc')
      this.#write([], 'T*')
    }
  }

  #named(kind: ResourceKind, word: string, operands: readonly PdfValue[]): void {
    const { file, layers, resources } = this.#source
    const name = operands.find((each) => each instanceof PdfName)
    const plain = operands.filter(isPlain)
    if (name === undefined) {
      if (kind === 'Pattern') this.#write(plain, word)
      return
    }
    if (kind === 'ColorSpace' && OWN_COLOURS.has(name.name)) {
      this.#write([name], word)
      return
    }
    const held = file.dictIn(resources, kind)?.get(name.name)
    if (held === undefined) return
    if (kind === 'XObject' || kind === 'Shading') {
      const object = file.resolve(held)
      if (this.#hidden > 0 || (object instanceof PdfStream && layers.hides(object.dict.get('OC')))) return
    }
    const renamed = this.#use(kind, name.name)
    this.#write(word === 'Tf' ? [renamed, ...plain] : [...plain, renamed], word)
  }

  #use(kind: ResourceKind, name: string): PdfName {
    const names = this.#used.get(kind) ?? new Map<string, string>()
    const renamed = names.get(name) ?? `${LETTERS[kind]}${String(names.size + 1)}`
    names.set(name, renamed)
    this.#used.set(kind, names)
    return new PdfName(renamed)
  }

  #write(operands: readonly PdfValue[], word: string): void {
    this.#line.push(operands.length === 0 ? word : `${operands.map(writePdfValue).join(' ')} ${word}`)
    if (this.#line.length > 1000) this.#flush()
  }

  #flush(): void {
    if (this.#line.length === 0) return
    this.#out.push(writeAscii(`${this.#line.join('\n')}\n`))
    this.#line = []
  }

  /** A picture that stands in the midst of the drawing, from its keys to `EI`. */
  async picture(scanner: PdfScanner, bytes: Uint8Array): Promise<void> {
    const dict = new Map<string, PdfValue>()
    for (;;) {
      const key = scanner.next()
      if (key === undefined) return
      if (key instanceof PdfWord && key.word === 'ID') break
      const value = scanner.next()
      const known = key instanceof PdfName ? INLINE_KEYS.get(key.name) : undefined
      if (known !== undefined && value !== undefined && !(value instanceof PdfWord)) dict.set(known, value)
    }
    const from = scanner.at + 1
    const end = endOfPicture(bytes, from, plainSize(dict))
    if (end === -1) throw mediaError('not-cleanable')
    scanner.at = end + 2
    if (this.#hidden > 0) return
    let data = bytes.subarray(from, isBlank(bytes[end - 1]) ? end - 1 : end)
    const { file } = this.#source
    const unpacked = unfilterStream(file, new PdfStream(dict, data), true)
    if (unpacked.codec === 'DCTDecode' || unpacked.codec === 'DCT') {
      data = await this.#source.cleanJpeg(unpacked.bytes)
      dict.set('F', new PdfName('DCT'))
      dict.delete('DP')
    }
    const space = dict.get('CS')
    if (space instanceof PdfName && !OWN_COLOURS.has(space.name)) dict.set('CS', this.#use('ColorSpace', space.name))
    this.#hasPicture = true
    this.#flush()
    const keys = [...dict].map(([key, value]) => `/${key} ${writePdfValue(value)}`).join(' ')
    this.#out.push(writeAscii(`BI ${keys} ID `), data, writeAscii('\nEI\n'))
  }

  done(): RewrittenContent {
    this.#flush()
    return { bytes: writeJoined(this.#out), used: this.#used, hasPicture: this.#hasPicture }
  }
}

function isPlain(value: PdfValue): boolean {
  return typeof value === 'number' || (isPdfArray(value) && value.every((each) => typeof each === 'number'))
}

function isSayable(value: PdfValue): boolean {
  if (typeof value === 'number' || value instanceof PdfString) return true
  return isPdfArray(value) && value.every((each) => typeof each === 'number' || each instanceof PdfString)
}

/** How many bytes the pixels take where they are not packed. */
function plainSize(dict: PdfDict): number | undefined {
  if (dict.has('F')) return undefined
  const [width, height, depth, space] = [dict.get('W'), dict.get('H'), dict.get('BPC'), dict.get('CS')]
  if (typeof width !== 'number' || typeof height !== 'number') return undefined
  if (dict.get('IM') === true) return Math.ceil(width / 8) * height
  const colours = space instanceof PdfName ? COLOURS.get(space.name) : 1
  return colours === undefined || typeof depth !== 'number'
    ? undefined
    : Math.ceil((width * colours * depth) / 8) * height
}

/** Where `EI` stands: behind a blank, and followed by what looks like drawing. */
function endOfPicture(bytes: Uint8Array, from: number, size: number | undefined): number {
  const least = size === undefined ? from : from + size
  for (let at = bytes.indexOf(0x45, least); at !== -1; at = bytes.indexOf(0x45, at + 1)) {
    if (bytes[at + 1] !== 0x49 || !isBlank(bytes[at + 2] ?? 32)) continue
    if (!isBlank(bytes[at - 1]) && at !== least) continue
    const after = bytes.subarray(at + 2, at + 14)
    if (after.every((byte) => isBlank(byte) || (byte >= 0x20 && byte < 0x7f))) return at
  }
  return -1
}

function isBlank(byte: number | undefined): boolean {
  return byte === 32 || byte === 10 || byte === 13 || byte === 9 || byte === 0 || byte === 12
}
