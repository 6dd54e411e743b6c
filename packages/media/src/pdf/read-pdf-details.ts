import { addAll } from '@telltale/model'
import type { Detail, Details } from '../detail.js'
import { LONGEST_VALUE, MOST_PARTS } from '../limits.js'
import type { EmbeddedFile } from '../media-format.js'
import { readXmp } from '../metadata/read-xmp.js'
import { Layers } from './layers.js'
import type { PdfFile } from './pdf-file.js'
import {
  isPdfArray,
  isPdfDict,
  PdfName,
  PdfRef,
  PdfStream,
  PdfString,
  type PdfDict,
  type PdfValue,
} from './pdf-values.js'
import { sayPdfString } from './say-pdf-string.js'
import { unfilterStream } from './unfilter-stream.js'

type Sign = Detail['sign']

/** What the document says of itself, by its keys. */
const INFO: ReadonlyMap<string, Sign> = new Map([
  ['Author', 'author'],
  ['Creator', 'software'],
  ['Producer', 'software'],
  ['CreationDate', 'taken-at'],
  ['ModDate', 'taken-at'],
])
const SAID_INFO = new Set(['Title', 'Subject', 'Keywords'])
const STANDARD_INFO = new Set([...INFO.keys(), ...SAID_INFO, 'Trapped'])
const MOST_NODES = 5_000_000
const MOST_DETAILS = 20_000
const MOST_EMBEDDED = 2_000
const SIGNED: ReadonlyMap<string, Sign> = new Map([
  ['Name', 'author'],
  ['Location', 'other-metadata'],
  ['Reason', 'other-metadata'],
  ['ContactInfo', 'author'],
  ['M', 'taken-at'],
])
/** What opens or sends something elsewhere. */
const LEADS = new Set(['Launch', 'SubmitForm', 'ImportData', 'GoToR', 'GoToE'])

/** What a PDF holds beside what its pages show, found in every object of it, whether anything leads there or not. */
export function readPdfDetails(file: PdfFile): Details {
  const reading = new DetailsReading(file)
  reading.info()
  for (const number of file.numbers) reading.object(number)
  reading.layers()
  reading.identity()
  return { details: reading.details, embedded: reading.embedded }
}

class DetailsReading {
  readonly #file: PdfFile
  readonly details: Detail[] = []
  readonly embedded: EmbeddedFile[] = []
  #nodes = 0
  #pictures = 0
  #hasScaffold = false

  constructor(file: PdfFile) {
    this.#file = file
  }

  info(): void {
    const info = this.#file.dictIn(this.#file.trailer, 'Info')
    for (const [key, given] of info ?? []) {
      const value = this.#file.resolve(given)
      if (!(value instanceof PdfString) && !(value instanceof PdfName)) continue
      const isOwn = !STANDARD_INFO.has(key)
      this.#add(INFO.get(key) ?? 'other-metadata', `PDF ${key}`, value, SAID_INFO.has(key) || isOwn)
    }
  }

  identity(): void {
    const [first] = this.#file.arrayIn(this.#file.trailer, 'ID')
    if (first instanceof PdfString)
      this.details.push({ sign: 'other-metadata', label: 'PDF ID', value: hexOf(first.bytes), bytes: first.bytes })
  }

  layers(): void {
    for (const { name, isOff } of new Layers(this.#file).named) {
      if (name !== '') this.details.push({ sign: 'other-metadata', label: 'PDF layer', value: name, isSaid: true })
      if (isOff)
        this.details.push({
          sign: 'hidden-text',
          label: 'PDF layer that is off',
          ...(name === '' ? {} : { value: name }),
        })
    }
  }

  object(number: number): void {
    const left: PdfValue[] = [this.#file.object(number)]
    for (let value = left.pop(); value !== undefined; value = left.pop()) {
      if (++this.#nodes > MOST_NODES || this.details.length > MOST_DETAILS) return
      if (value instanceof PdfStream) this.#stream(value)
      const dict = value instanceof PdfStream ? value.dict : value
      if (isPdfArray(dict)) addAll(left, dict.filter(isContainer))
      else if (isPdfDict(dict)) {
        this.#dict(dict)
        for (const each of dict.values()) if (isContainer(each)) left.push(each)
      }
    }
  }

  #stream(stream: PdfStream): void {
    const type = this.#name(stream.dict, 'Type')
    const subtype = this.#name(stream.dict, 'Subtype')
    if (type === 'Metadata' || subtype === 'XML') {
      const { details, embedded } = readXmp(this.#bytes(stream))
      addAll(this.details, details)
      addAll(this.embedded, embedded)
    } else if (type === 'EmbeddedFile') this.#embed(this.#bytes(stream), `PDF attachment`, false)
    else if (subtype === 'Image') this.#picture(stream)
  }

  #picture(stream: PdfStream): void {
    try {
      const { bytes, codec } = unfilterStream(this.#file, stream, true)
      if (codec === 'DCTDecode' || codec === 'DCT' || codec === 'JPXDecode') {
        this.#pictures++
        this.#embed(bytes, `picture ${String(this.#pictures)}`, true)
      }
    } catch {
      // A copy is not made of it; what else is in the file is still told.
    }
  }

  #dict(dict: PdfDict): void {
    this.#script(dict)
    this.#leads(dict)
    this.#attachment(dict)
    const type = this.#name(dict, 'Type')
    if (dict.has('PieceInfo')) this.#pieces(dict)
    if (dict.has('Thumb')) this.details.push({ sign: 'thumbnail', label: 'PDF page thumbnail' })
    if (dict.has('XFA')) this.details.push({ sign: 'other-metadata', label: 'PDF XFA form' })
    if (type === 'Sig' || (dict.has('ByteRange') && dict.has('Contents'))) {
      this.details.push({ sign: 'author', label: 'PDF signature' })
      for (const [key, sign] of SIGNED)
        this.#add(sign, `PDF signature ${key}`, dict.get(key), sign === 'other-metadata')
    } else if (dict.has('Rect') && dict.has('Subtype')) this.#pinned(dict)
    if (type === 'StructElem' || (dict.has('S') && dict.has('P') && dict.has('K'))) this.#scaffold(dict)
    else if (dict.has('Title') && dict.has('Parent'))
      this.#add('other-metadata', 'PDF bookmark', dict.get('Title'), true)
  }

  #pinned(dict: PdfDict): void {
    const subtype = this.#name(dict, 'Subtype') ?? ''
    if (subtype === 'Widget') return
    this.#add('author', 'PDF comment author', dict.get('T'), false)
    this.#add('comment', `PDF comment (${subtype})`, dict.get('Contents'), true)
    this.#add('comment', `PDF comment subject`, dict.get('Subj'), true)
    this.#add('taken-at', 'PDF comment time', dict.get('M') ?? dict.get('CreationDate'), false)
    const flags = this.#file.resolve(dict.get('F'))
    if (typeof flags === 'number' && (flags & 34) !== 0)
      this.details.push({ sign: 'hidden-text', label: `PDF hidden annotation (${subtype})` })
    if (['FileAttachment', 'Sound', 'Movie', 'RichMedia', '3D'].includes(subtype))
      this.details.push({ sign: 'embedded-file', label: `PDF ${subtype}` })
  }

  #scaffold(dict: PdfDict): void {
    if (!this.#hasScaffold) this.details.push({ sign: 'other-metadata', label: 'PDF structure' })
    this.#hasScaffold = true
    for (const key of ['Alt', 'ActualText', 'E', 'T']) this.#add('other-metadata', `PDF ${key}`, dict.get(key), true)
  }

  #script(dict: PdfDict): void {
    const given = this.#file.resolve(dict.get('JS'))
    if (given === undefined || given === null) return
    const value = given instanceof PdfStream ? new PdfString(this.#bytes(given).subarray(0, LONGEST_VALUE)) : given
    if (value instanceof PdfString) this.#add('script', 'PDF JavaScript', value, false)
  }

  #leads(dict: PdfDict): void {
    const address = this.#file.resolve(dict.get('URI'))
    if (address instanceof PdfString) this.#add('external-link', 'PDF link', address, false)
    const action = this.#name(dict, 'S')
    if (action === undefined || !LEADS.has(action)) return
    const target = this.#file.resolve(dict.get('F'))
    const name = isPdfDict(target)
      ? (this.#file.resolve(target.get('UF')) ?? this.#file.resolve(target.get('F')))
      : target
    const sign = action === 'Launch' ? 'script' : 'external-link'
    if (name instanceof PdfString) this.#add(sign, `PDF ${action}`, name, false)
    else this.details.push({ sign, label: `PDF ${action}` })
  }

  #attachment(dict: PdfDict): void {
    if (!dict.has('EF')) return
    const name = this.#file.resolve(dict.get('UF')) ?? this.#file.resolve(dict.get('F'))
    if (name instanceof PdfString) this.#add('embedded-file', 'PDF attachment', name, false)
    else this.details.push({ sign: 'embedded-file', label: 'PDF attachment' })
    this.#add('comment', 'PDF attachment description', dict.get('Desc'), true)
  }

  #pieces(dict: PdfDict): void {
    const pieces = this.#file.dictIn(dict, 'PieceInfo')
    this.details.push({
      sign: 'edit-history',
      label: 'PDF PieceInfo',
      ...(pieces && pieces.size > 0 ? { value: [...pieces.keys()].join(', ').slice(0, LONGEST_VALUE) } : {}),
    })
  }

  #add(sign: Sign, label: string, given: PdfValue | undefined, isSaid: boolean): void {
    const plain = this.#file.resolve(given)
    const value = plain instanceof PdfString ? sayPdfString(plain) : plain instanceof PdfName ? plain.name : ''
    if (value === '') return
    const bytes = plain instanceof PdfString ? plain.bytes : undefined
    this.details.push({ sign, label, value, ...(bytes ? { bytes } : {}), ...(isSaid ? { isSaid } : {}) })
  }

  #embed(bytes: Uint8Array, label: string, isShown: boolean): void {
    if (this.embedded.length < MOST_EMBEDDED && bytes.length > 0 && this.#nodes < MOST_PARTS * 50)
      this.embedded.push({ bytes, label, isShown })
  }

  #bytes(stream: PdfStream): Uint8Array {
    return unfilterStream(this.#file, stream).bytes
  }

  #name(dict: PdfDict, key: string): string | undefined {
    const value = this.#file.resolve(dict.get(key))
    return value instanceof PdfName ? value.name : undefined
  }
}

function isContainer(value: PdfValue): boolean {
  return (
    value !== null &&
    typeof value === 'object' &&
    !(value instanceof PdfRef) &&
    !(value instanceof PdfName) &&
    !(value instanceof PdfString)
  )
}

function hexOf(bytes: Uint8Array): string {
  return [...bytes.subarray(0, 64)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
