import { writeAscii, writeJoined, writeU16, writeU32 } from '../byte-writes.js'
import type { Keep } from '../media-format.js'
import { sayValue } from '../say-value.js'
import { walkTiff } from './walk-tiff.js'

const ORIENTATION = 0x112
const COPYRIGHT = 0x8298

/**
 * A block of Exif of our own writing: which way is up, and the note of copyright if it is kept. Answers with nothing where
 * neither has to be said.
 *
 * @param original - The block of the file, from `II` or `MM` on.
 */
export function plainExif(
  original: Uint8Array | undefined,
  orientation: number | undefined,
  keep: Keep,
): Uint8Array | undefined {
  const rights = keep.copyright && original ? copyrightOf(original) : ''
  const turned = orientation !== undefined && orientation > 1 && orientation <= 8
  if (!turned && rights === '') return undefined
  const entries: Uint8Array[] = []
  if (turned) entries.push(writeU16(ORIENTATION), writeU16(3), writeU32(1), writeU16(orientation), writeU16(0))
  const text = new TextEncoder().encode(`${rights}\0`)
  const count = (turned ? 1 : 0) + (rights === '' ? 0 : 1)
  const end = 8 + 2 + count * 12 + 4
  if (rights !== '') {
    entries.push(writeU16(COPYRIGHT), writeU16(2), writeU32(text.length))
    entries.push(text.length <= 4 ? writeJoined([text, new Uint8Array(4 - text.length)]) : writeU32(end))
  }
  return writeJoined([
    writeAscii('MM\0*'),
    writeU32(8),
    writeU16(count),
    ...entries,
    writeU32(0),
    ...(rights !== '' && text.length > 4 ? [text] : []),
  ])
}

function copyrightOf(original: Uint8Array): string {
  const tiff = walkTiff(original)
  if (!tiff) return ''
  try {
    const field = tiff.directory(tiff.first).fields.find(({ tag, type }) => tag === COPYRIGHT && type === 2)
    return field ? sayValue(tiff.valueOf(field)).slice(0, 1000) : ''
  } catch {
    return ''
  }
}
