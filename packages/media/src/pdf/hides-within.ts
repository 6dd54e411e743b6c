import { mediaError } from '../media-error.js'
import type { Layers } from './layers.js'
import type { PdfPage } from './pages-of.js'
import type { PdfFile } from './pdf-file.js'
import { isPdfDict, PdfName, PdfStream, type PdfDict, type PdfValue } from './pdf-values.js'
import { rewriteContent, type RewrittenContent } from './rewrite-content.js'
import { shownAnnotations } from './shown-annotations.js'
import { unfilterStream } from './unfilter-stream.js'

/** What is more opaque than this is seen, of 255. */
const LEAST_OPACITY = 16
const DEEPEST = 20
const MOST_PARTS = 20_000

/**
 * Whether a page has words or pictures where it cannot be told from how the page looks that they are seen: in a pattern, in
 * a mask, behind a mask, or in what is pinned on the page.
 *
 * @throws {TelltaleError} `media/too-large` where parts lie within each other too deep.
 */
export async function hidesWithin(file: PdfFile, page: PdfPage, layers: Layers): Promise<boolean> {
  if (await new Search(file, layers).drawing(page.content(), page.resources, 0)) return true
  for (const { look } of shownAnnotations(file, page.dict, layers)) {
    const search = new Search(file, layers)
    if (await search.form(look, page.resources, 0)) return true
    if (search.hasPictures) return true
  }
  return false
}

class Search {
  readonly #file: PdfFile
  readonly #layers: Layers
  readonly #seen = new Set<PdfStream>()
  #parts = 0
  /** Whether what was looked through last had pictures. */
  hasPictures = false

  constructor(file: PdfFile, layers: Layers) {
    this.#file = file
    this.#layers = layers
  }

  async drawing(bytes: Uint8Array, resources: PdfDict, depth: number): Promise<boolean> {
    if (depth > DEEPEST || ++this.#parts > MOST_PARTS) throw mediaError('too-deep')
    const { used } = await this.#rewritten(bytes, resources)
    const held = (kind: 'XObject' | 'Pattern' | 'ExtGState' | 'Font'): readonly PdfValue[] => {
      const all = this.#file.dictIn(resources, kind)
      return [...(used.get(kind)?.keys() ?? [])].map((name) => this.#file.resolve(all?.get(name)) ?? null)
    }
    this.hasPictures = false
    let hasPictures = false
    for (const object of held('XObject')) {
      if (!(object instanceof PdfStream)) continue
      const subtype = this.#file.resolve(object.dict.get('Subtype'))
      if (subtype instanceof PdfName && subtype.name === 'Image') {
        hasPictures = true
        if (this.#isMasked(object)) return true
      } else if (await this.form(object, resources, depth + 1)) return true
      else hasPictures ||= this.hasPictures
    }
    this.hasPictures = hasPictures
    for (const pattern of held('Pattern'))
      if (pattern instanceof PdfStream && (await this.#holdsMore(pattern, resources))) return true
    for (const state of held('ExtGState')) {
      const mask = isPdfDict(state) ? this.#file.resolve(state.get('SMask')) : undefined
      const drawn = isPdfDict(mask) ? this.#file.resolve(mask.get('G')) : undefined
      if (drawn instanceof PdfStream && (await this.#holdsMore(drawn, resources))) return true
    }
    // Letters that are made of pictures.
    return held('Font').some((font) => {
      const own = isPdfDict(font) && font.has('CharProcs') ? this.#file.dictIn(font, 'Resources') : undefined
      return own !== undefined && (this.#file.dictIn(own, 'XObject')?.size ?? 0) > 0
    })
  }

  async form(stream: PdfStream, around: PdfDict, depth: number): Promise<boolean> {
    this.hasPictures = false
    if (this.#seen.has(stream)) return false
    this.#seen.add(stream)
    const resources = this.#file.dictIn(stream.dict, 'Resources') ?? around
    return await this.drawing(unfilterStream(this.#file, stream).bytes, resources, depth)
  }

  /** Whether a pattern or a mask has words, pictures or parts of its own. */
  async #holdsMore(stream: PdfStream, around: PdfDict): Promise<boolean> {
    const resources = this.#file.dictIn(stream.dict, 'Resources') ?? around
    const { used, hasPicture } = await this.#rewritten(unfilterStream(this.#file, stream).bytes, resources)
    return hasPicture || ['Font', 'XObject', 'Pattern'].some((kind) => [...used.keys()].some((each) => each === kind))
  }

  async #rewritten(bytes: Uint8Array, resources: PdfDict): Promise<RewrittenContent> {
    const [file, layers] = [this.#file, this.#layers]
    return await rewriteContent(bytes, {
      file,
      layers,
      resources,
      cleanJpeg: async (jpeg) => await Promise.resolve(jpeg),
    })
  }

  /** Whether a part of a picture may be kept from being seen by a mask. */
  #isMasked({ dict }: PdfStream): boolean {
    const file = this.#file
    const within = file.resolve(dict.get('SMaskInData'))
    if (typeof within === 'number' && within > 0) return true
    const key = file.resolve(dict.get('Mask'))
    if (key !== undefined && key !== null) return true
    const mask = file.resolve(dict.get('SMask'))
    if (!(mask instanceof PdfStream)) return false
    if (mask.dict.has('Decode') || mask.dict.has('Matte') || file.resolve(mask.dict.get('BitsPerComponent')) !== 8)
      return true
    const { bytes, codec } = unfilterStream(file, mask)
    return codec !== undefined || bytes.some((opacity) => opacity < LEAST_OPACITY)
  }
}
