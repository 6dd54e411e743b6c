import { zlibSync } from 'fflate'
import type { Pixels } from '@telltale/model'
import { jpegFormat } from '../jpeg/jpeg-format.js'
import { mediaError } from '../media-error.js'
import type { Keep } from '../media-format.js'
import { plainIcc } from '../metadata/plain-icc.js'
import { Layers } from './layers.js'
import { pagesOf, type PdfPage } from './pages-of.js'
import { PdfDraft } from './pdf-draft.js'
import type { PdfFile } from './pdf-file.js'
import { PdfName, PdfRef, PdfStream, isPdfArray, isPdfDict, type PdfDict, type PdfValue } from './pdf-values.js'
import { plainFace } from './plain-face.js'
import { plainJpeg2000 } from './plain-jpeg2000.js'
import {
  rewriteContent,
  RESOURCE_KINDS,
  type ResourceKind,
  type RewrittenContent,
  type UsedNames,
} from './rewrite-content.js'
import { rewriteProgram } from './rewrite-program.js'
import { shownAnnotations, type ShownAnnotation } from './shown-annotations.js'
import { unfilterStream } from './unfilter-stream.js'

/** What may be within each kind of object, by its keys; what each holds, and nothing else, is copied. */
const GRAPHICS_STATE = 'LW LC LJ ML D RI OP op OPM FL SM SA BM CA ca AIS TK'.split(' ')
const FONT = 'BaseFont FirstChar LastChar FontBBox FontMatrix DW DW2 W W2'.split(' ')
const DESCRIPTOR =
  'FontName FontFamily FontStretch FontWeight Flags FontBBox ItalicAngle Ascent Descent Leading CapHeight XHeight StemV StemH AvgWidth MaxWidth MissingWidth'.split(
    ' ',
  )
const PICTURE = 'Width Height BitsPerComponent Intent ImageMask Decode Interpolate SMaskInData Matte'.split(' ')
const FORM = 'BBox Matrix FormType'.split(' ')
const PATTERN = 'PatternType PaintType TilingType BBox XStep YStep Matrix'.split(' ')
const SHADING =
  'ShadingType Background BBox AntiAlias Coords Domain Extend Matrix BitsPerCoordinate BitsPerComponent BitsPerFlag Decode VerticesPerRow'.split(
    ' ',
  )
const FUNCTION = 'FunctionType Domain Range Size BitsPerSample Order Encode Decode C0 C1 N Bounds'.split(' ')
const PREDICTOR = 'Predictor Colors BitsPerComponent Columns'.split(' ')
const FAX = 'K EndOfLine EncodedByteAlign Columns Rows EndOfBlock BlackIs1 DamagedRowsBeforeError'.split(' ')
const DEEPEST = 40

export interface CopyOptions {
  readonly keep: Keep
  /** Pages that become pictures, upright, and how many pixels are a point of print. */
  readonly drawn: ReadonlyMap<number, { readonly pixels: Pixels; readonly scale: number }>
}

/**
 * Writes a PDF anew: its pages and what they show, from allow-lists, and nothing else of the file.
 *
 * @throws {TelltaleError} `media/not-cleanable` where something that is shown cannot be copied so.
 */
export async function copyPdf(file: PdfFile, options: CopyOptions): Promise<Uint8Array> {
  return await new Copying(file, options).done()
}

class Copying {
  readonly #file: PdfFile
  readonly #options: CopyOptions
  readonly #draft = new PdfDraft()
  readonly #layers: Layers
  readonly #copied = new Map<string, PdfRef>()

  constructor(file: PdfFile, options: CopyOptions) {
    this.#file = file
    this.#options = options
    this.#layers = new Layers(file)
  }

  async done(): Promise<Uint8Array> {
    const draft = this.#draft
    const root = draft.reserve()
    const tree = draft.reserve()
    const kids: PdfRef[] = []
    for (const [index, page] of pagesOf(this.#file).entries()) {
      const drawn = this.#options.drawn.get(index)
      const dict = drawn ? this.#drawnPage(drawn.pixels, drawn.scale) : await this.#page(page)
      kids.push(draft.add(new Map<string, PdfValue>([['Type', new PdfName('Page')], ['Parent', tree], ...dict])))
    }
    draft.put(
      tree,
      dictOf([
        ['Type', new PdfName('Pages')],
        ['Kids', kids],
        ['Count', kids.length],
      ]),
    )
    draft.put(
      root,
      dictOf([
        ['Type', new PdfName('Catalog')],
        ['Pages', tree],
      ]),
    )
    return draft.write(root)
  }

  async #page(page: PdfPage): Promise<PdfDict> {
    const file = this.#file
    const { dict, resources } = page
    const drawing = await this.#rewritten(page.content(), resources)
    const copied = await this.#resources(resources, drawing.used, 0)
    const contents: PdfRef[] = []
    const pinned = shownAnnotations(file, dict, this.#layers)
    if (pinned.length === 0) contents.push(this.#stream([], drawing.bytes))
    else {
      const [objects, line] = await this.#pinned(pinned, copied, resources)
      contents.push(
        this.#stream([], ascii('q\n')),
        this.#stream([], drawing.bytes),
        this.#stream([], ascii(`\nQ\n${line}`)),
      )
      copied.set('XObject', objects)
    }
    const out = new Map<string, PdfValue>()
    // What is cut off of the page is not in the copy to be laid open again.
    out.set('MediaBox', shownBox(page.boxes))
    const turn = page.boxes.get('Rotate')
    if (turn !== undefined) out.set('Rotate', turn)
    const unit = file.resolve(dict.get('UserUnit'))
    if (typeof unit === 'number') out.set('UserUnit', unit)
    const group = file.dictIn(dict, 'Group')
    if (group) out.set('Group', await this.#group(group))
    out.set('Resources', copied)
    const [only] = contents
    out.set('Contents', contents.length === 1 && only ? only : contents)
    return out
  }

  /** What is pinned on the page becomes part of what is drawn. */
  async #pinned(
    pinned: readonly ShownAnnotation[],
    copied: ReadonlyMap<string, PdfValue>,
    resources: PdfDict,
  ): Promise<readonly [PdfDict, string]> {
    const before = copied.get('XObject')
    const objects = new Map(isPdfDict(before) ? before : [])
    const lines: string[] = []
    for (const { look, place } of pinned) {
      let name = `P${String(lines.length)}`
      while (objects.has(name)) name = `P${name}`
      objects.set(name, await this.#form(look, resources, 0))
      lines.push(`q ${place.map((each) => each.toFixed(6)).join(' ')} cm /${name} Do Q`)
    }
    return [objects, lines.join('\n')]
  }

  #drawnPage(pixels: Pixels, scale: number): PdfDict {
    const { width, height, data } = pixels
    let isGrey = true
    for (let at = 0; at < data.length && isGrey; at += 4)
      isGrey = data[at] === data[at + 1] && data[at] === data[at + 2]
    const colours = isGrey ? 1 : 3
    // Each row as its difference to the one above it: pages pack far better so.
    const rows = new Uint8Array((width * colours + 1) * height)
    for (let y = 0, to = 0; y < height; y++) {
      rows[to++] = 2
      for (let x = 0; x < width; x++)
        for (let colour = 0; colour < colours; colour++) {
          const at = (y * width + x) * 4 + colour
          rows[to++] = (data[at] ?? 0) - (y === 0 ? 0 : (data[at - width * 4] ?? 0))
        }
    }
    const picture = this.#stream(
      [
        ['Type', new PdfName('XObject')],
        ['Subtype', new PdfName('Image')],
        ['Width', width],
        ['Height', height],
        ['ColorSpace', new PdfName(isGrey ? 'DeviceGray' : 'DeviceRGB')],
        ['BitsPerComponent', 8],
        [
          'DecodeParms',
          dictOf([
            ['Predictor', 15],
            ['Colors', colours],
            ['BitsPerComponent', 8],
            ['Columns', width],
          ]),
        ],
      ],
      rows,
    )
    const [wide, high] = [width / scale, height / scale]
    const line = `q ${wide.toFixed(4)} 0 0 ${high.toFixed(4)} 0 0 cm /P0 Do Q`
    return dictOf([
      ['MediaBox', [0, 0, wide, high]],
      ['Resources', dictOf([['XObject', dictOf([['P0', picture]])]])],
      ['Contents', this.#stream([], ascii(line))],
    ])
  }

  #stream(entries: readonly (readonly [string, PdfValue])[], bytes: Uint8Array): PdfRef {
    const packed = zlibSync(bytes, { level: 6 })
    return this.#draft.add(new PdfStream(dictOf([...entries, ['Filter', new PdfName('FlateDecode')]]), packed))
  }

  async #rewritten(bytes: Uint8Array, resources: PdfDict, used?: UsedNames): Promise<RewrittenContent> {
    return await rewriteContent(bytes, {
      ...(used ? { used } : {}),
      file: this.#file,
      layers: this.#layers,
      resources,
      cleanJpeg: async (jpeg) => await this.#cleanJpeg(jpeg),
    })
  }

  async #cleanJpeg(jpeg: Uint8Array): Promise<Uint8Array> {
    // The page says how it lies; a note in the picture about that would have no effect.
    return (await jpegFormat.clean(jpeg, { ...this.#options.keep, copyright: false })).bytes
  }

  /** Only what is named by what is drawn. */
  async #resources(resources: PdfDict, used: UsedNames, depth: number): Promise<Map<string, PdfValue>> {
    const out = new Map<string, PdfValue>()
    for (const kind of RESOURCE_KINDS) {
      const held = this.#file.dictIn(resources, kind)
      const copied = new Map<string, PdfValue>()
      for (const [name, renamed] of used.get(kind) ?? []) {
        const value = held?.get(name)
        if (value !== undefined) copied.set(renamed, await this.#resource(kind, value, resources, depth + 1))
      }
      if (copied.size > 0) out.set(kind, copied)
    }
    const spaces = await this.#standardSpaces(resources, depth)
    const before = out.get('ColorSpace')
    if (spaces.size > 0) out.set('ColorSpace', new Map([...spaces, ...(isPdfDict(before) ? before : [])]))
    return out
  }

  /** Colour spaces that take the place of those of the device, without being named. */
  async #standardSpaces(resources: PdfDict, depth: number): Promise<PdfDict> {
    const held = this.#file.dictIn(resources, 'ColorSpace')
    const out = new Map<string, PdfValue>()
    for (const name of ['DefaultGray', 'DefaultRGB', 'DefaultCMYK']) {
      const value = held?.get(name)
      if (value !== undefined) out.set(name, await this.#space(value, depth + 1))
    }
    return out
  }

  async #resource(kind: ResourceKind, value: PdfValue, resources: PdfDict, depth: number): Promise<PdfValue> {
    if (depth > DEEPEST) throw mediaError('too-deep')
    switch (kind) {
      case 'Font':
        return await this.#once('font', value, async (plain) => await this.#font(plain, resources, depth))
      case 'XObject':
        return await this.#object(value, resources, depth)
      case 'ExtGState':
        return await this.#once('state', value, async (plain) => await this.#state(plain, resources, depth))
      case 'ColorSpace':
        return await this.#space(value, depth)
      case 'Pattern':
        return await this.#once('pattern', value, async (plain) => await this.#pattern(plain, resources, depth))
      case 'Shading':
        return await this.#shading(value, depth)
    }
  }

  /** Copies what a reference points to once, however often it is used. */
  async #once(kind: string, value: PdfValue, copy: (plain: PdfValue) => Promise<PdfValue>): Promise<PdfValue> {
    const plain = this.#file.resolve(value) ?? null
    if (!(value instanceof PdfRef)) return await copy(plain)
    const key = `${kind} ${String(value.number)}`
    const before = this.#copied.get(key)
    if (before) return before
    const ref = this.#draft.reserve()
    this.#copied.set(key, ref)
    const copied = await copy(plain)
    // A stream is an object of its own already; the reserved one becomes it.
    this.#draft.put(ref, copied instanceof PdfRef ? this.#draft.take(copied) : copied)
    return ref
  }

  async #object(value: PdfValue, resources: PdfDict, depth: number): Promise<PdfValue> {
    return await this.#once('object', value, async (plain) => {
      if (!(plain instanceof PdfStream)) return null
      const subtype = nameIn(this.#file, plain.dict, 'Subtype')
      if (subtype === 'Image') return await this.#picture(plain, depth)
      if (subtype === 'Form') return await this.#form(plain, resources, depth)
      throw mediaError('not-cleanable')
    })
  }

  async #form(stream: PdfStream, around: PdfDict, depth: number): Promise<PdfRef> {
    const { bytes } = this.#unpacked(stream)
    const resources = this.#file.dictIn(stream.dict, 'Resources') ?? around
    const drawing = await this.#rewritten(bytes, resources)
    const group = this.#file.dictIn(stream.dict, 'Group')
    return this.#stream(
      [
        ['Type', new PdfName('XObject')],
        ['Subtype', new PdfName('Form')],
        ...this.#plain(stream.dict, FORM),
        ...(group ? [['Group', await this.#group(group)] as const] : []),
        ['Resources', await this.#resources(resources, drawing.used, depth + 1)],
      ],
      drawing.bytes,
    )
  }

  async #picture(stream: PdfStream, depth: number): Promise<PdfRef> {
    const file = this.#file
    const { dict } = stream
    const entries: (readonly [string, PdfValue])[] = [
      ['Type', new PdfName('XObject')],
      ['Subtype', new PdfName('Image')],
      ...this.#plain(dict, PICTURE),
    ]
    const space = dict.get('ColorSpace') ?? dict.get('CS')
    if (space !== undefined) entries.push(['ColorSpace', await this.#space(space, depth + 1)])
    for (const key of ['SMask', 'Mask']) {
      const mask = dict.get(key)
      const plain = file.resolve(mask)
      if (mask !== undefined && plain instanceof PdfStream)
        entries.push([key, await this.#once('object', mask, async () => await this.#picture(plain, depth + 1))])
      else if (isPdfArray(plain)) entries.push([key, this.#plainValue(plain) ?? []])
    }
    if (depth > DEEPEST) throw mediaError('too-deep')
    const { bytes, codec, codecParms, predictor } = unfilterStream(file, stream, true)
    switch (codec) {
      case undefined:
        if (predictor) entries.push(['DecodeParms', new Map(this.#plain(predictor, PREDICTOR))])
        return this.#stream(entries, bytes)
      case 'DCTDecode':
      case 'DCT': {
        entries.push(['Filter', new PdfName('DCTDecode')])
        const transform = codecParms && file.resolve(codecParms.get('ColorTransform'))
        if (typeof transform === 'number') entries.push(['DecodeParms', dictOf([['ColorTransform', transform]])])
        return this.#draft.add(new PdfStream(dictOf(entries), await this.#cleanJpeg(bytes)))
      }
      case 'JPXDecode':
        entries.push(['Filter', new PdfName('JPXDecode')])
        return this.#draft.add(new PdfStream(dictOf(entries), plainJpeg2000(bytes)))
      case 'JBIG2Decode': {
        entries.push(['Filter', new PdfName('JBIG2Decode')])
        const globals = codecParms && file.resolve(codecParms.get('JBIG2Globals'))
        if (globals instanceof PdfStream)
          entries.push(['DecodeParms', dictOf([['JBIG2Globals', this.#stream([], this.#unpacked(globals).bytes)]])])
        return this.#draft.add(new PdfStream(dictOf(entries), bytes))
      }
      default:
        entries.push(['Filter', new PdfName('CCITTFaxDecode')])
        if (codecParms) entries.push(['DecodeParms', new Map(this.#plain(codecParms, FAX))])
        return this.#draft.add(new PdfStream(dictOf(entries), bytes))
    }
  }

  async #font(plain: PdfValue, around: PdfDict, depth: number): Promise<PdfValue> {
    if (!isPdfDict(plain)) return null
    if (depth > DEEPEST) throw mediaError('too-deep')
    const file = this.#file
    const out = new Map<string, PdfValue>([['Type', new PdfName('Font')], ...this.#plain(plain, ['Subtype', ...FONT])])
    const widths = this.#plainValue(plain.get('Widths'))
    if (widths !== undefined) out.set('Widths', widths)
    const encoding = plain.get('Encoding')
    const given = file.resolve(encoding)
    if (given instanceof PdfName) out.set('Encoding', given)
    else if (given instanceof PdfStream && encoding !== undefined)
      out.set('Encoding', await this.#once('map', encoding, async () => this.#characterMap(given)))
    else if (isPdfDict(given))
      out.set(
        'Encoding',
        dictOf([['Type', new PdfName('Encoding')], ...this.#plain(given, ['BaseEncoding', 'Differences'])]),
      )
    const unicode = plain.get('ToUnicode')
    const map = file.resolve(unicode)
    if (map instanceof PdfStream && unicode !== undefined)
      out.set('ToUnicode', await this.#once('map', unicode, async () => this.#characterMap(map)))
    else if (map instanceof PdfName) out.set('ToUnicode', map)
    const descriptor = plain.get('FontDescriptor')
    if (descriptor !== undefined)
      out.set(
        'FontDescriptor',
        await this.#once('descriptor', descriptor, async (each) => await this.#descriptor(each)),
      )
    const info = file.dictIn(plain, 'CIDSystemInfo')
    if (info) out.set('CIDSystemInfo', this.#systemInfo(info))
    const glyphs = plain.get('CIDToGIDMap')
    const table = file.resolve(glyphs)
    if (table instanceof PdfName) out.set('CIDToGIDMap', table)
    else if (table instanceof PdfStream && glyphs !== undefined)
      out.set(
        'CIDToGIDMap',
        await this.#once('table', glyphs, async () => this.#stream([], this.#unpacked(table).bytes)),
      )
    const within: PdfValue[] = []
    for (const each of file.arrayIn(plain, 'DescendantFonts'))
      within.push(await this.#once('font', each, async (font) => await this.#font(font, around, depth + 1)))
    if (within.length > 0) out.set('DescendantFonts', within)
    if (nameIn(file, plain, 'Subtype') === 'Type3') await this.#drawnLetters(plain, around, out, depth)
    return out
  }

  async #drawnLetters(font: PdfDict, around: PdfDict, out: Map<string, PdfValue>, depth: number): Promise<void> {
    const file = this.#file
    const resources = file.dictIn(font, 'Resources') ?? around
    const letters = new Map<string, PdfValue>()
    const used: UsedNames = new Map()
    for (const [name, value] of file.dictIn(font, 'CharProcs') ?? []) {
      const stream = file.resolve(value)
      if (!(stream instanceof PdfStream)) continue
      const drawing = await this.#rewritten(this.#unpacked(stream).bytes, resources, used)
      letters.set(name, this.#stream([], drawing.bytes))
    }
    out.set('CharProcs', letters)
    out.set('Resources', await this.#resources(resources, used, depth + 1))
  }

  /** Says what it is made from in words that are names of standards; others stay out. */
  #systemInfo(info: PdfDict): PdfDict {
    const out = new Map<string, PdfValue>()
    for (const key of ['Registry', 'Ordering', 'Supplement']) {
      const value = this.#file.resolve(info.get(key))
      if (value !== undefined && value !== null && !(value instanceof PdfStream)) out.set(key, value)
    }
    return out
  }

  #characterMap(stream: PdfStream): PdfRef {
    const info = this.#file.dictIn(stream.dict, 'CIDSystemInfo')
    const base = this.#file.resolve(stream.dict.get('UseCMap'))
    return this.#stream(
      [
        ...this.#plain(stream.dict, ['CMapName', 'WMode']),
        ...(info
          ? ([
              ['Type', new PdfName('CMap')],
              ['CIDSystemInfo', this.#systemInfo(info)],
            ] as const)
          : []),
        ...(base instanceof PdfName ? [['UseCMap', base] as const] : []),
      ],
      rewriteProgram(this.#unpacked(stream).bytes),
    )
  }

  async #descriptor(plain: PdfValue): Promise<PdfValue> {
    if (!isPdfDict(plain)) return null
    const out = new Map<string, PdfValue>([['Type', new PdfName('FontDescriptor')], ...this.#plain(plain, DESCRIPTOR)])
    const family = this.#file.resolve(plain.get('FontFamily'))
    if (!(family instanceof PdfName)) out.delete('FontFamily')
    for (const key of ['FontFile', 'FontFile2', 'FontFile3']) {
      const value = plain.get(key)
      const stream = this.#file.resolve(value)
      if (!(stream instanceof PdfStream) || value === undefined) continue
      const entries = this.#plain(stream.dict, ['Length1', 'Length2', 'Length3', 'Subtype'])
      out.set(
        key,
        await this.#once('face', value, async () => {
          const face = plainFace(this.#unpacked(stream).bytes)
          return this.#stream(key === 'FontFile2' ? [['Length1', face.length]] : entries, face)
        }),
      )
    }
    return out
  }

  async #state(plain: PdfValue, resources: PdfDict, depth: number): Promise<PdfValue> {
    if (!isPdfDict(plain)) return null
    const out = new Map<string, PdfValue>(this.#plain(plain, GRAPHICS_STATE))
    const font = this.#file.arrayIn(plain, 'Font')
    if (font[0] !== undefined && typeof font[1] === 'number')
      out.set('Font', [await this.#resource('Font', font[0], resources, depth + 1), font[1]])
    const mask = this.#file.resolve(plain.get('SMask'))
    if (mask instanceof PdfName) out.set('SMask', mask)
    else if (isPdfDict(mask)) {
      const drawing = this.#file.resolve(mask.get('G'))
      if (!(drawing instanceof PdfStream)) return out
      const transfer = mask.get('TR')
      out.set(
        'SMask',
        dictOf([
          ['Type', new PdfName('Mask')],
          ...this.#plain(mask, ['S', 'BC']),
          ['G', await this.#object(mask.get('G') ?? null, resources, depth + 1)],
          ...(transfer === undefined ? [] : [['TR', await this.#function(transfer, depth + 1)] as const]),
        ]),
      )
    }
    return out
  }

  async #pattern(plain: PdfValue, resources: PdfDict, depth: number): Promise<PdfValue> {
    if (plain instanceof PdfStream) {
      const own = this.#file.dictIn(plain.dict, 'Resources') ?? resources
      const drawing = await this.#rewritten(this.#unpacked(plain).bytes, own)
      return this.#stream(
        [
          ['Type', new PdfName('Pattern')],
          ...this.#plain(plain.dict, PATTERN),
          ['Resources', await this.#resources(own, drawing.used, depth + 1)],
        ],
        drawing.bytes,
      )
    }
    if (!isPdfDict(plain)) return null
    const out = new Map<string, PdfValue>([['Type', new PdfName('Pattern')], ...this.#plain(plain, PATTERN)])
    const shading = plain.get('Shading')
    if (shading !== undefined) out.set('Shading', await this.#shading(shading, depth + 1))
    const state = plain.get('ExtGState')
    if (state !== undefined)
      out.set('ExtGState', await this.#state(this.#file.resolve(state) ?? null, resources, depth + 1))
    return out
  }

  async #shading(value: PdfValue, depth: number): Promise<PdfValue> {
    return await this.#once('shading', value, async (plain) => {
      const dict = plain instanceof PdfStream ? plain.dict : plain
      if (!isPdfDict(dict)) return null
      const entries: (readonly [string, PdfValue])[] = [...this.#plain(dict, SHADING)]
      const space = dict.get('ColorSpace')
      if (space !== undefined) entries.push(['ColorSpace', await this.#space(space, depth + 1)])
      const work = dict.get('Function')
      const list = this.#file.resolve(work)
      if (isPdfArray(list)) {
        const each: PdfValue[] = []
        for (const one of list) each.push(await this.#function(one, depth + 1))
        entries.push(['Function', each])
      } else if (work !== undefined) entries.push(['Function', await this.#function(work, depth + 1)])
      return plain instanceof PdfStream ? this.#stream(entries, this.#unpacked(plain).bytes) : dictOf(entries)
    })
  }

  async #function(value: PdfValue, depth: number): Promise<PdfValue> {
    if (depth > DEEPEST) throw mediaError('too-deep')
    return await this.#once('function', value, async (plain) => {
      if (plain instanceof PdfName) return plain
      const dict = plain instanceof PdfStream ? plain.dict : plain
      if (!isPdfDict(dict)) return null
      const entries = this.#plain(dict, FUNCTION)
      if (plain instanceof PdfStream) {
        const { bytes } = this.#unpacked(plain)
        const isProgram = this.#file.resolve(dict.get('FunctionType')) === 4
        return this.#stream(entries, isProgram ? rewriteProgram(bytes) : bytes)
      }
      const parts: PdfValue[] = []
      for (const each of this.#file.arrayIn(dict, 'Functions')) parts.push(await this.#function(each, depth + 1))
      return dictOf(parts.length > 0 ? [...entries, ['Functions', parts]] : entries)
    })
  }

  async #space(value: PdfValue, depth: number): Promise<PdfValue> {
    if (depth > DEEPEST) throw mediaError('too-deep')
    const plain = this.#file.resolve(value)
    if (plain instanceof PdfName) return plain
    if (!isPdfArray(plain)) return new PdfName('DeviceGray')
    return await this.#once('space', value, async () => await this.#spaceOf(plain, depth))
  }

  async #spaceOf(list: readonly PdfValue[], depth: number): Promise<PdfValue> {
    const file = this.#file
    const family = file.resolve(list[0])
    if (!(family instanceof PdfName)) return new PdfName('DeviceGray')
    switch (family.name) {
      case 'ICCBased':
        return await this.#profile(list[1] ?? null)
      case 'CalGray':
      case 'CalRGB':
      case 'Lab': {
        const given = file.resolve(list[1])
        return [
          family,
          new Map(isPdfDict(given) ? this.#plain(given, ['WhitePoint', 'BlackPoint', 'Gamma', 'Matrix', 'Range']) : []),
        ]
      }
      case 'Indexed':
      case 'I': {
        const table = file.resolve(list[3])
        const colours = table instanceof PdfStream ? this.#stream([], this.#unpacked(table).bytes) : (table ?? null)
        return [family, await this.#space(list[1] ?? null, depth + 1), file.resolve(list[2]) ?? 0, colours]
      }
      case 'Separation':
      case 'DeviceN': {
        const names = this.#plainValue(list[1]) ?? null
        return [
          family,
          names,
          await this.#space(list[2] ?? null, depth + 1),
          await this.#function(list[3] ?? null, depth + 1),
        ]
      }
      case 'Pattern':
        return list[1] === undefined ? family : [family, await this.#space(list[1], depth + 1)]
      default:
        return family
    }
  }

  /** A profile is named after a device or somebody; what stays of it is numbers, or the plain space it stands for. */
  async #profile(value: PdfValue): Promise<PdfValue> {
    const stream = this.#file.resolve(value)
    const count = stream instanceof PdfStream ? this.#file.resolve(stream.dict.get('N')) : undefined
    const device = new PdfName(count === 1 ? 'DeviceGray' : count === 4 ? 'DeviceCMYK' : 'DeviceRGB')
    if (!(stream instanceof PdfStream) || typeof count !== 'number' || !this.#options.keep.colour) return device
    const profile = plainIcc(this.#unpacked(stream).bytes)
    if (!profile) return device
    return [
      new PdfName('ICCBased'),
      await this.#once('profile', value, async () => this.#stream([['N', count]], profile)),
    ]
  }

  async #group(group: PdfDict): Promise<PdfDict> {
    const space = group.get('CS')
    return dictOf([
      ['Type', new PdfName('Group')],
      ...this.#plain(group, ['S', 'I', 'K']),
      ...(space === undefined ? [] : [['CS', await this.#space(space, 0)] as const]),
    ])
  }

  #unpacked(stream: PdfStream): { readonly bytes: Uint8Array } {
    const unpacked = unfilterStream(this.#file, stream)
    if (unpacked.codec !== undefined) throw mediaError('not-cleanable')
    return unpacked
  }

  #plain(dict: PdfDict, keys: readonly string[]): readonly (readonly [string, PdfValue])[] {
    return keys.flatMap((key) => {
      const value = this.#plainValue(dict.get(key))
      return value === undefined ? [] : [[key, value] as const]
    })
  }

  /** Numbers, names and lists of them. Words in brackets, dictionaries and streams are none of these. */
  #plainValue(value: PdfValue | undefined, depth = 0): PdfValue | undefined {
    const plain = this.#file.resolve(value)
    if (plain instanceof PdfName || typeof plain === 'number' || typeof plain === 'boolean') return plain
    if (!isPdfArray(plain) || depth > 4) return undefined
    const list = plain.map((each) => this.#plainValue(each, depth + 1))
    return list.flatMap((each) => (each === undefined ? [] : [each]))
  }
}

/** What is seen of a page: what is left of its sheet when it is cropped. */
function shownBox(boxes: ReadonlyMap<string, PdfValue>): readonly number[] {
  const sheet = boxIn(boxes, 'MediaBox') ?? [0, 0, 612, 792]
  const crop = boxIn(boxes, 'CropBox') ?? sheet
  const box = sheet.map((side, at) => (at < 2 ? Math.max(side, crop[at] ?? side) : Math.min(side, crop[at] ?? side)))
  const [left = 0, bottom = 0, right = 0, top = 0] = box
  return left < right && bottom < top ? box : sheet
}

function boxIn(boxes: ReadonlyMap<string, PdfValue>, key: string): readonly number[] | undefined {
  const box = boxes.get(key)
  if (!isPdfArray(box)) return undefined
  const [x1, y1, x2, y2] = box
  if (typeof x1 !== 'number' || typeof y1 !== 'number' || typeof x2 !== 'number' || typeof y2 !== 'number')
    return undefined
  return [Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2)]
}

function dictOf(entries: readonly (readonly [string, PdfValue])[]): PdfDict {
  return new Map(entries)
}

function nameIn(file: PdfFile, dict: PdfDict, key: string): string | undefined {
  const value = file.resolve(dict.get(key))
  return value instanceof PdfName ? value.name : undefined
}

function ascii(text: string): Uint8Array {
  return Uint8Array.from(text, (sign) => sign.charCodeAt(0))
}
