import { readsAs } from '../byte-reads.js'
import type { Details } from '../detail.js'
import { GatheredDetails } from '../gathered-details.js'
import { readExif } from '../metadata/read-exif.js'
import { readIccNames } from '../metadata/read-icc-names.js'
import { readProvenance } from '../metadata/read-provenance.js'
import { readXmp } from '../metadata/read-xmp.js'
import { sayStrings } from '../say-strings.js'
import { trailingData } from '../trailing-data.js'
import type { Webp } from './walk-webp.js'
import { webpChunks } from './webp-chunks.js'

const SHOWING: ReadonlySet<string> = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF'])

/** What a WebP holds beside its picture. */
export interface WebpDetails extends Details {
  readonly orientation?: number
  readonly exif?: Uint8Array
  readonly icc?: Uint8Array
}

/** Reads every chunk that is not needed to show the picture, and what stands behind its end. */
export function readWebpDetails(webp: Webp): WebpDetails {
  const gathered = new GatheredDetails()
  const { details, embedded } = gathered
  let orientation: number | undefined
  let exif: Uint8Array | undefined
  let icc: Uint8Array | undefined
  const add = (more: Details): void => gathered.add(more.details, more.embedded)
  const inner = webp.chunks.filter(({ type }) => type === 'ANMF').flatMap(({ data }) => webpChunks(data.subarray(16)))
  for (const { type, data } of [...webp.chunks, ...inner]) {
    if (type === 'EXIF') {
      const block = readsAs(data, 0, 'Exif\0\0') ? data.subarray(6) : data
      const read = readExif(block)
      add(read)
      orientation ??= read.orientation
      exif ??= block
    } else if (type === 'XMP ') add(readXmp(data))
    else if (type === 'ICCP') {
      icc ??= data
      gathered.add(readIccNames(data))
    } else if (type === 'C2PA') add(readProvenance(data, 'WebP'))
    else if (!SHOWING.has(type)) {
      const words = sayStrings(data)
      details.push({
        sign: 'other-metadata',
        label: `WebP chunk ${type.trim()}`,
        value: words === '' ? `${data.length} bytes` : words,
        bytes: data,
      })
    }
  }
  add(trailingData(webp.trailing))
  return {
    details,
    embedded,
    ...(orientation === undefined ? {} : { orientation }),
    ...(exif ? { exif } : {}),
    ...(icc ? { icc } : {}),
  }
}
