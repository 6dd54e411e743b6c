import type { Region } from '@telltale/model'
import { mediaError } from '../media-error.js'
import type { Keep } from '../media-format.js'

/** Shares of a picture's sides that are shown, from its upper left corner. */
export interface ShownPart {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

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
  const [left, top] = [Math.floor(size.width * shown.left), Math.floor(size.height * shown.top)]
  const [right, bottom] = [Math.ceil(size.width * shown.right), Math.ceil(size.height * shown.bottom)]
  const parts: readonly Region[] = [
    { x: 0, y: 0, width: size.width, height: top },
    { x: 0, y: bottom, width: size.width, height: size.height - bottom },
    { x: 0, y: top, width: left, height: bottom - top },
    { x: right, y: top, width: size.width - right, height: bottom - top },
  ]
  const regions = parts.filter(({ width, height }) => width > 0 && height > 0)
  const covered = await format.cover(bytes, regions, keep)
  const after = FORMATS.find((each) => each.matches(covered.bytes))
  return { bytes: covered.bytes, extension: after?.extension ?? format.extension }
}
