import { mediaError } from '../media-error.js'
import type { Keep } from '../media-format.js'
import { cutRegions, type ShownPart } from './cut-regions.js'

/**
 * A picture within a document, cleaned as a picture by itself is; what is cut off of it is covered.
 *
 * @throws {TelltaleError} `media/not-cleanable` where its format is not known, and as the format does.
 */
export async function cleanEmbedded(
  bytes: Uint8Array,
  keep: Keep,
  shown?: ShownPart,
): Promise<{ bytes: Uint8Array; extension: string }> {
  // Loaded when it is needed: the list holds the formats of documents as well.
  const { FORMATS } = await import('../formats.js')
  const format = FORMATS.find((each) => (each.kind === 'photo' || each.kind === 'picture') && each.matches(bytes))
  if (!format) throw mediaError('not-cleanable')
  if (!shown) return { bytes: (await format.clean(bytes, keep)).bytes, extension: format.extension }
  const [size] = (await format.read(bytes)).pages ?? []
  if (!size || !format.cover) throw mediaError('not-cleanable')
  const covered = await format.cover(bytes, cutRegions(size, shown), keep)
  const after = FORMATS.find((each) => each.matches(covered.bytes))
  return { bytes: covered.bytes, extension: after?.extension ?? format.extension }
}
