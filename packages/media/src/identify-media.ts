import { readsAs } from './byte-reads.js'
import { FORMATS } from './formats.js'
import { LARGEST_FILE } from './limits.js'
import { mediaError } from './media-error.js'
import type { MediaFormat } from './media-format.js'

/** What a file is. */
export interface Identified {
  readonly format: MediaFormat
  /** Whether its name says that it is something else. */
  readonly isMisnamed: boolean
}

/** Endings that say the same as another. */
const ALIKE: Readonly<Record<string, string>> = {
  jpeg: 'jpg',
  jpe: 'jpg',
  jfif: 'jpg',
  apng: 'png',
  tiff: 'tif',
  heif: 'heic',
  hif: 'heic',
  heics: 'heic',
  m4v: 'mp4',
  qt: 'mov',
  svgz: 'svg',
  docm: 'docx',
  dotx: 'docx',
  xlsm: 'xlsx',
  pptm: 'pptx',
  ppsx: 'pptx',
}
/** Endings of words, which any of the formats of words may have. */
const WORDS: ReadonlySet<string> = new Set(['txt', 'md', 'csv', 'text'])

/**
 * Tells what a file is by what is in it. Its name is only held against that.
 *
 * @throws {TelltaleError} `read/empty`, `media/too-large` or `media/not-known`.
 */
export function identifyMedia(bytes: Uint8Array, name?: string): Identified {
  if (bytes.length === 0) throw mediaError('empty')
  if (bytes.length > LARGEST_FILE) throw mediaError('too-large-file')
  const format = FORMATS.find((each) => each.matches(bytes))
  if (!format) throw mediaError(readsAs(bytes, 0, 'PK\x03\x04') ? 'archive' : 'not-known')
  const ending = name === undefined ? undefined : /\.([a-z0-9]{1,8})$/iu.exec(name)?.[1]?.toLowerCase()
  const plain = ending === undefined ? undefined : (ALIKE[ending] ?? ending)
  const isKnown = plain !== undefined && FORMATS.some(({ extension }) => extension === plain)
  const isMisnamed =
    format.kind === 'text'
      ? isKnown && !WORDS.has(plain) && plain !== format.extension
      : plain !== undefined && plain !== (ALIKE[format.extension] ?? format.extension)
  return { format, isMisnamed }
}
