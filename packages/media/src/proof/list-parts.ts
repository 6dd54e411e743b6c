import { listBoxParts } from './parts/list-box-parts.js'
import { listGifParts } from './parts/list-gif-parts.js'
import { listJpegParts } from './parts/list-jpeg-parts.js'
import { listOfficeParts } from './parts/list-office-parts.js'
import { listPdfParts } from './parts/list-pdf-parts.js'
import { listPngParts } from './parts/list-png-parts.js'
import { listTiffParts } from './parts/list-tiff-parts.js'
import { listWebpParts } from './parts/list-webp-parts.js'
import type { PartsListed } from './parts/parts-listed.js'

const PICTURES = [listJpegParts, listPngParts, listWebpParts, listGifParts, listTiffParts, listBoxParts] as const

/**
 * What a file is made of, whatever its format.
 *
 * @returns Undefined when it is of no format of which the parts are known, or damaged.
 */
export function listParts(bytes: Uint8Array): PartsListed | undefined {
  return listPicture(bytes) ?? listPdfParts(bytes, listPicture) ?? listOfficeParts(bytes, listPicture)
}

function listPicture(bytes: Uint8Array): PartsListed | undefined {
  for (const list of PICTURES) {
    const parts = list(bytes)
    if (parts) return parts
  }
  return undefined
}
