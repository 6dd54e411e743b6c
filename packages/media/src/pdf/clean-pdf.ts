import type { Pixels, Region } from '@telltale/model'
import { detailsAsRemoved } from '../detail.js'
import { mediaError } from '../media-error.js'
import type { CleanedFile, Keep, RemovedValue } from '../media-format.js'
import { withoutShown } from '../without-shown.js'
import { copyPdf } from './copy-pdf.js'
import { Layers } from './layers.js'
import { hidesWithin } from './hides-within.js'
import { lookThroughPdf, type PdfLook } from './look-through-pdf.js'
import { pagesOf } from './pages-of.js'
import type { PdfFile } from './pdf-file.js'
import { isPdfDict, PdfName } from './pdf-values.js'
import { picturesHidden } from './pictures-hidden.js'
import { SeenPdf } from './seen-pdf.js'
import { NOT_DRAWN, shownWithoutLook } from './shown-annotations.js'

/** Pages that become pictures are drawn three times the size of print, so that they can be read and printed. */
const DRAWN_FACTOR = 1.5
const COVER = 0x18
/** How much of a page may look otherwise: edges of letters fall differently when it is drawn again. */
const MOST_CHANGED = 0.002
const LEAST_CHANGE = 64
const LEAST_CHANGE_OF_COLOUR = 128

/**
 * A PDF written anew from what its pages show. Pages with regions to cover, with words that nobody sees, or with marks that
 * every program draws in its own way, become pictures, so that nothing of them stays; all others keep their words. The copy is opened again and held against the
 * original, page by page.
 *
 * @throws {TelltaleError} `media/not-cleanable` where the copy would look otherwise, or a page has letters that cannot be
 * drawn here.
 */
export async function cleanPdf(bytes: Uint8Array, regions: readonly Region[], keep: Keep): Promise<CleanedFile> {
  const look = await lookThroughPdf(bytes)
  // Pages that were not looked at may hold words that nobody sees.
  if (look.notices.length > 0) throw mediaError('too-many-parts')
  // A page with letters that cannot be drawn here can be neither looked at nor made a picture.
  if (look.lacking.size > 0) throw mediaError('letters-without-shapes')
  const covered = new Map<number, Region[]>()
  for (const { region } of look.unseen) if (region.page !== undefined) covered.set(region.page, [])
  for (const region of regions) {
    const page = region.page ?? 0
    if (page >= look.pages.length || page < 0) throw mediaError('not-coverable')
    covered.set(page, [...(covered.get(page) ?? []), region])
  }
  const layers = new Layers(look.file)
  const without = notDrawn(look.file)
  for (const index of await hidingPages(bytes, look.file, { layers, without, known: covered })) covered.set(index, [])
  const original = await SeenPdf.open(bytes)
  try {
    const drawn = new Map<number, { pixels: Pixels; scale: number }>()
    for (const [page, parts] of covered) {
      const pixels = original.pixels(page, DRAWN_FACTOR, without[page])
      for (const part of parts) cover(pixels, part)
      drawn.set(page, { pixels, scale: original.size(page).scale * DRAWN_FACTOR })
    }
    const copy = await copyPdf(look.file, { keep, drawn })
    await holdAgainst(original, copy, { without, drawn: new Set(drawn.keys()), keep })
    return { bytes: copy, removed: removedFrom(look) }
  } finally {
    original.close()
  }
}

/** Pages on which something is not seen, or not drawn by everybody in the same way, beside those known already. */
async function hidingPages(
  bytes: Uint8Array,
  file: PdfFile,
  how: {
    readonly layers: Layers
    readonly without: readonly (readonly number[])[]
    readonly known: ReadonlyMap<number, unknown>
  },
): Promise<readonly number[]> {
  const hiding: number[] = []
  const real = await SeenPdf.open(bytes)
  let marked: SeenPdf | undefined
  try {
    marked = await SeenPdf.open(bytes)
    for (const [index, page] of pagesOf(file).entries()) {
      if (how.known.has(index)) continue
      const hides =
        shownWithoutLook(file, page.dict, how.layers) ||
        (await hidesWithin(file, page, how.layers)) ||
        hidesOnPage(real, marked, index, how.without[index] ?? [])
      if (hides) hiding.push(index)
    }
  } finally {
    real.close()
    marked?.close()
  }
  return hiding
}

function hidesOnPage(real: SeenPdf, marked: SeenPdf, index: number, without: readonly number[]): boolean {
  const page = marked.marked(index, without)
  if (page.isWhole && page.pictures.length === 0 && page.shapes.length === 0) return false
  return picturesHidden(page, real.pixels(index, 1, without))
}

function removedFrom(look: PdfLook): readonly RemovedValue[] {
  const removed = [
    ...detailsAsRemoved(look.details),
    ...look.unseen.map(({ text }): RemovedValue => ({
      sign: 'hidden-text',
      label: 'PDF words nobody sees',
      value: text,
    })),
    ...look.before.map((text): RemovedValue => ({ sign: 'edit-history', label: 'PDF earlier revision', value: text })),
  ]
  return withoutShown(removed, look.seen.map(({ text }) => text).join('\n'))
}

/** Fills a region, grown to whole pixels. */
function cover({ width, height, data }: Pixels, region: Region): void {
  const [left, top] = [Math.floor(region.x * DRAWN_FACTOR) - 1, Math.floor(region.y * DRAWN_FACTOR) - 1]
  const right = Math.ceil((region.x + region.width) * DRAWN_FACTOR) + 1
  const bottom = Math.ceil((region.y + region.height) * DRAWN_FACTOR) + 1
  for (let y = Math.max(0, top); y < Math.min(height, bottom); y++)
    for (let x = Math.max(0, left); x < Math.min(width, right); x++)
      data.set([COVER, COVER, COVER, 255], (y * width + x) * 4)
}

/** Of each page, the places of what is pinned on it and not copied. */
function notDrawn(file: PdfFile): readonly (readonly number[])[] {
  return pagesOf(file).map(({ dict }) =>
    file.arrayIn(dict, 'Annots').flatMap((each, index) => {
      const annotation = file.resolve(each)
      const subtype = isPdfDict(annotation) ? file.resolve(annotation.get('Subtype')) : undefined
      return subtype instanceof PdfName && NOT_DRAWN.has(subtype.name) ? [index] : []
    }),
  )
}

async function holdAgainst(
  original: SeenPdf,
  bytes: Uint8Array,
  how: { readonly without: readonly (readonly number[])[]; readonly drawn: ReadonlySet<number>; readonly keep: Keep },
): Promise<void> {
  const copy = await SeenPdf.open(bytes)
  try {
    if (copy.pageCount !== original.pageCount) throw mediaError('not-cleanable')
    for (let page = 0; page < copy.pageCount; page++) {
      if (how.drawn.has(page)) {
        if (copy.letters(page).length > 0) throw mediaError('not-cleanable')
        continue
      }
      const least = how.keep.colour ? LEAST_CHANGE : LEAST_CHANGE_OF_COLOUR
      const [one, other] = [original.pixels(page, 0.5, how.without[page]), copy.pixels(page, 0.5)]
      if (!looksAlike(one, other, least)) throw mediaError('not-cleanable')
    }
  } finally {
    copy.close()
  }
}

function looksAlike(one: Pixels, other: Pixels, least: number): boolean {
  if (one.width !== other.width || one.height !== other.height) return false
  let changed = 0
  for (let at = 0; at < one.data.length; at += 4) {
    const differs = (colour: number): boolean =>
      Math.abs((one.data[at + colour] ?? 0) - (other.data[at + colour] ?? 0)) > least
    if (differs(0) || differs(1) || differs(2)) changed++
  }
  return changed <= Math.max(8, one.width * one.height * MOST_CHANGED)
}
