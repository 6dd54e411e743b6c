import { readAscii, readsAs } from '../byte-reads.js'
import { detailsAsRemoved, detailsAsSeen, type Details } from '../detail.js'
import { mediaError } from '../media-error.js'
import type { MediaFormat } from '../media-format.js'
import { copyFilm, type FilmKind } from './copy-film.js'
import { readFilmDetails } from './read-film-details.js'
import { readWebmDetails } from './read-webm-details.js'

/** Brands of still pictures and of what a sensor recorded, in the same kind of file. */
const STILL = /^(?:heic|heix|heim|heis|hevc|hevx|mif1|msf1|avif|avis|crx |jxl |jp2 |jpx )$/u
const OLD_QUICKTIME = new Set(['moov', 'mdat', 'wide', 'pnot'])

/** Films and sound of the MP4 and QuickTime family, and WebM: put together anew; pictures and sound are copied as they are. */
export const mp4Format = filmFormat(
  'mp4',
  (brand) => brand !== 'qt  ' && !brand.startsWith('M4A') && !brand.startsWith('M4B'),
)
export const movFormat = filmFormat('mov', (brand) => brand === 'qt  ')
export const m4aFormat = filmFormat('m4a', (brand) => brand.startsWith('M4A') || brand.startsWith('M4B'))
export const webmFormat: MediaFormat = {
  format: 'webm',
  extension: 'webm',
  kind: 'film',
  matches: (bytes) => bytes[0] === 0x1a && bytes[1] === 0x45 && bytes[2] === 0xdf && bytes[3] === 0xa3,
  read: async (bytes) => contentsOf(await readWebmDetails(bytes)),
  async clean(bytes) {
    const { details } = await readWebmDetails(bytes)
    return { bytes: await copyFilm(bytes, 'webm'), removed: detailsAsRemoved(details) }
  },
}

function filmFormat(kind: FilmKind, isOwn: (brand: string) => boolean): MediaFormat {
  return {
    format: kind,
    extension: kind,
    kind: kind === 'm4a' ? 'sound' : 'film',
    matches(bytes) {
      if (!readsAs(bytes, 4, 'ftyp'))
        return kind === 'mov' && bytes.length > 16 && OLD_QUICKTIME.has(readAscii(bytes, 4, 4))
      const brand = readAscii(bytes, 8, 4)
      return !STILL.test(brand) && isOwn(brand)
    },
    read: async (bytes) => contentsOf(readFilmDetails(bytes)),
    async clean(bytes) {
      const { details } = readFilmDetails(bytes)
      const copy = await copyFilm(bytes, kind)
      // The copy is looked through as the original was: whatever is still found in it should not be there.
      if (readFilmDetails(copy).details.length > 0) throw mediaError('not-cleanable')
      return { bytes: copy, removed: detailsAsRemoved(details) }
    },
  }
}

function contentsOf({ details, embedded }: Details): Awaited<ReturnType<MediaFormat['read']>> {
  const { texts, sightings } = detailsAsSeen(details)
  return { texts, sightings, embedded, notices: [] }
}
