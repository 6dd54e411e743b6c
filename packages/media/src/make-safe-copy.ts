import type { Region } from '@telltale/model'
import { identifyMedia } from './identify-media.js'
import { liesOn } from './lies-on.js'
import { mediaError } from './media-error.js'
import type { Keep, MediaContents, RemovedValue } from './media-format.js'
import { otherFormats } from './other-formats.js'

/** What is to be covered, and what may stay. */
export interface SafeCopyOptions {
  /** Parts to cover, in pixels of the upright picture or page. */
  readonly regions?: readonly Region[]
  /** What may stay beside what is seen; orientation and colours unless it is said otherwise. */
  readonly keep?: Partial<Keep>
  /** Which of several copies it is, from 1: its name is made of it. */
  readonly number?: number
}

/** A copy that is to be proved, and then published. */
export interface SafeCopy {
  readonly bytes: Uint8Array
  /** A name that says nothing: `photo-1.jpg`. */
  readonly name: string
  /** As in `PostedItem.format`; another than the original's where it could not be covered as it was. */
  readonly format: string
  /** What it no longer has, the old name included. */
  readonly removed: readonly RemovedValue[]
  /** Whether anything but the old name was taken out of it or covered in it. */
  readonly hasLess: boolean
}

/** Formats of which no second reader here lists the parts: a copy could be made, and never proved. */
const UNPROVED: ReadonlySet<string> = new Set(['svg', 'webm'])
/** What a cleaned picture may still say of itself. */
const MAY_STAY: ReadonlySet<string> = new Set(['EXIF Copyright'])

/**
 * Makes a copy of a file without what gives something away, and with regions covered. The original stays as it is. What
 * cannot be done whole is not done: then it throws, and there is no copy.
 *
 * @throws {TelltaleError} As `examine`, and `media/not-cleanable`, `media/not-coverable` or `media/not-seen`.
 */
export async function makeSafeCopy(
  bytes: Uint8Array,
  name: string | undefined,
  { regions = [], keep = {}, number = 1 }: SafeCopyOptions = {},
): Promise<SafeCopy> {
  const { format } = identifyMedia(bytes, name)
  if (UNPROVED.has(format.format)) throw mediaError('not-copied')
  const kept: Keep = { orientation: true, colour: keep.colour ?? true, copyright: keep.copyright ?? false }
  if (regions.length > 0 && !format.cover) throw mediaError('not-coverable')
  if (regions.length > 0 && isOutside(regions, (await format.read(bytes)).pages)) throw mediaError('outside-picture')
  const made =
    regions.length > 0 && format.cover ? await format.cover(bytes, regions, kept) : await format.clean(bytes, kept)

  const { format: becomes } = identifyMedia(made.bytes)
  if (becomes.kind === 'photo' || becomes.kind === 'picture') {
    // Read again as a stranger would: whatever is still there beside the picture, there is no copy.
    const left = await becomes.read(made.bytes)
    if (left.sightings.some(({ label }) => !MAY_STAY.has(label ?? ''))) throw mediaError('not-cleanable')
  }
  if (otherFormats(made.bytes, becomes.format).length > 0) throw mediaError('two-in-one')
  const stem = name?.replace(/\.[^.]{1,8}$/u, '') ?? ''
  return {
    bytes: made.bytes,
    name: `${becomes.kind}-${number}.${becomes.extension}`,
    format: becomes.format,
    removed: [
      ...made.removed,
      ...(stem.length < 4 ? [] : [{ sign: 'other-metadata', label: 'file name', value: stem } as const]),
    ],
    hasLess: regions.length > 0 || made.removed.length > 0,
  }
}

/** Whether a region has no pixel of the page that it is for: covering it would hide nothing. */
function isOutside(regions: readonly Region[], pages: MediaContents['pages']): boolean {
  return regions.some((region) => {
    if (!pages) return false
    const page = pages[region.page ?? 0]
    return !page || !liesOn(region, page)
  })
}
