import { readAscii, readsAs, readU32 } from '../byte-reads.js'
import { writeJoined } from '../byte-writes.js'
import type { Detail, Details } from '../detail.js'
import { GatheredDetails } from '../gathered-details.js'
import { LARGEST_UNPACKED_TEXT } from '../limits.js'
import type { EmbeddedFile } from '../media-format.js'
import { readExif } from '../metadata/read-exif.js'
import { readIccNames } from '../metadata/read-icc-names.js'
import { readPhotoshop } from '../metadata/read-photoshop.js'
import { readProvenance } from '../metadata/read-provenance.js'
import { readXmp } from '../metadata/read-xmp.js'
import { sayStrings } from '../say-strings.js'
import { sayValue } from '../say-value.js'
import { trailingData } from '../trailing-data.js'
import type { Jpeg } from './walk-jpeg.js'

const XMP = 'http://ns.adobe.com/xap/1.0/\0'
const MORE_XMP = 'http://ns.adobe.com/xmp/extension/\0'
const ICC = 'ICC_PROFILE\0'

/** What a JPEG holds beside its picture. */
export interface JpegDetails {
  readonly details: readonly Detail[]
  readonly embedded: readonly EmbeddedFile[]
  readonly orientation?: number
  /** The block of Exif, from its order of bytes on. */
  readonly exif?: Uint8Array
  /** The colour profile, put together. */
  readonly icc?: Uint8Array
}

/** Reads every segment that is not needed to decode the picture, and what stands behind its end. */
export function readJpegDetails(jpeg: Jpeg): JpegDetails {
  const gathered = new GatheredDetails()
  const { details, embedded } = gathered
  const icc: { readonly number: number; readonly part: Uint8Array }[] = []
  const moreXmp: { readonly at: number; readonly part: Uint8Array }[] = []
  let orientation: number | undefined
  let exif: Uint8Array | undefined
  const add = (more: Details): void => gathered.add(more.details, more.embedded)

  for (const { marker, payload } of jpeg.segments) {
    if (marker === 0xfe) {
      const value = sayValue(payload)
      details.push({ sign: 'comment', label: 'JPEG comment', value, bytes: payload, isSaid: true })
    } else if (marker === 0xe0) {
      if (readsAs(payload, 0, 'JFIF\0')) {
        const [across = 0, down = 0] = payload.subarray(12, 14)
        if (across * down > 0)
          details.push({
            sign: 'thumbnail',
            label: 'JFIF thumbnail',
            value: `${across} × ${down}`,
            bytes: payload.subarray(14),
          })
        else if (payload.length > 14) details.push(unknown('JFIF', payload.subarray(14)))
      } else if (readsAs(payload, 0, 'JFXX\0')) {
        const small = payload.subarray(6)
        details.push({
          sign: 'thumbnail',
          label: 'JFXX thumbnail',
          value: `${small.length} bytes`,
          bytes: small.subarray(20),
        })
        if (readsAs(small, 0, '\xff\xd8')) embedded.push({ bytes: small, label: 'JFXX thumbnail', isShown: false })
      } else details.push(unknown('APP0', payload))
    } else if (marker === 0xe1 && readsAs(payload, 0, 'Exif\0')) {
      const block = payload.subarray(6)
      const read = readExif(block)
      add(read)
      orientation ??= read.orientation
      exif ??= block
    } else if (marker === 0xe1 && readsAs(payload, 0, XMP)) add(readXmp(payload.subarray(XMP.length)))
    else if (marker === 0xe1 && readsAs(payload, 0, MORE_XMP)) {
      const at = readU32(payload, MORE_XMP.length + 36)
      moreXmp.push({ at, part: payload.subarray(MORE_XMP.length + 40) })
    } else if (marker === 0xe2 && readsAs(payload, 0, ICC))
      icc.push({ number: payload[ICC.length] ?? 0, part: payload.subarray(ICC.length + 2) })
    else if (marker === 0xe2 && readsAs(payload, 0, 'MPF\0'))
      details.push({ sign: 'preview', label: 'MPF', value: 'further pictures', bytes: payload })
    else if (marker === 0xeb && readsAs(payload, 0, 'JP')) add(readProvenance(payload.subarray(8), 'JPEG'))
    else if (marker === 0xed && readsAs(payload, 0, 'Photoshop 3.0\0')) add(readPhotoshop(payload.subarray(14)))
    else if (marker === 0xee && readsAs(payload, 0, 'Adobe')) {
      if (payload.length > 12) details.push(unknown('Adobe', payload.subarray(12)))
    } else if (marker >= 0xe0 && marker <= 0xef) details.push(unknown(`APP${marker - 0xe0}`, payload))
    else if (marker >= 0xf0 && marker <= 0xfd) details.push(unknown(`JPG${marker - 0xf0}`, payload))
  }

  if (moreXmp.length > 0) {
    moreXmp.sort((one, other) => one.at - other.at)
    const whole = writeJoined(moreXmp.map(({ part }) => part))
    if (whole.length <= LARGEST_UNPACKED_TEXT) add(readXmp(whole))
    else details.push(unknown('XMP extension', whole))
  }
  icc.sort((one, other) => one.number - other.number)
  const profile = icc.length === 0 ? undefined : writeJoined(icc.map(({ part }) => part))
  if (profile) gathered.add(readIccNames(profile))
  if (jpeg.stray > 0) details.push({ sign: 'trailing-data', label: 'between segments', value: `${jpeg.stray} bytes` })
  add(trailingData(jpeg.trailing))
  return {
    details,
    embedded,
    ...(orientation === undefined ? {} : { orientation }),
    ...(exif ? { exif } : {}),
    ...(profile ? { icc: profile } : {}),
  }
}

/** A segment of no known form, by the word it begins with. */
function unknown(segment: string, payload: Uint8Array): Detail {
  const end = payload.subarray(0, 32).indexOf(0)
  const word = readAscii(payload, 0, end === -1 ? 12 : end)
  const words = sayStrings(payload)
  return {
    sign: 'other-metadata',
    label: /^[\w .:/-]{3,}$/u.test(word) ? `${segment} ${word}` : segment,
    value: words === '' ? `${payload.length} bytes` : words,
    bytes: payload,
  }
}
