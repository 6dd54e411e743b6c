import type { PostedText, Sighting } from '@telltale/model'
import { readsAs } from '../byte-reads.js'
import { detailsAsSeen } from '../detail.js'
import { mediaError } from '../media-error.js'
import type { MediaFormat } from '../media-format.js'
import { cleanPdf } from './clean-pdf.js'
import { lookThroughPdf } from './look-through-pdf.js'
import { SeenPdf } from './seen-pdf.js'

/** How far into the file its first line may stand. */
const HEAD = 1024

/** PDF: read in every object, and as it is seen; copied by writing it anew. */
export const pdfFormat: MediaFormat = {
  format: 'pdf',
  extension: 'pdf',
  kind: 'document',
  matches(bytes) {
    for (let at = bytes.indexOf(0x25); at !== -1 && at < HEAD; at = bytes.indexOf(0x25, at + 1))
      if (readsAs(bytes, at, '%PDF-') && isDigit(bytes[at + 5])) return true
    return false
  },
  async read(bytes) {
    const look = await lookThroughPdf(bytes)
    const { texts, sightings } = detailsAsSeen(look.details)
    const hidden: PostedText[] = []
    const unseen: Sighting[] = []
    for (const { text, region } of look.unseen) {
      const label = 'words nobody sees'
      hidden.push({ where: 'hidden', text, label, places: [{ start: 0, end: text.length, region, sureness: 1 }] })
      unseen.push({ sign: 'hidden-text', region, label, value: text })
    }
    if (look.before.length > 0)
      hidden.push({ where: 'hidden', text: look.before.join('\n'), label: 'earlier revision' })
    return {
      pages: look.pages,
      texts: [...look.seen, ...texts, ...hidden],
      sightings: [...sightings, ...unseen],
      embedded: look.embedded,
      notices: look.notices,
    }
  },
  clean: async (bytes, keep) => await cleanPdf(bytes, [], keep),
  cover: async (bytes, regions, keep) => await cleanPdf(bytes, regions, keep),
  async pixels(bytes, page = 0) {
    const pdf = await SeenPdf.open(bytes)
    try {
      if (page >= pdf.pageCount) throw mediaError('damaged')
      return pdf.pixels(page)
    } finally {
      pdf.close()
    }
  },
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39
}
