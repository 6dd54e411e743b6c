import type { Detail, Details } from '../detail.js'
import { GatheredDetails } from '../gathered-details.js'
import { LONGEST_VALUE } from '../limits.js'
import { mediaError } from '../media-error.js'
import { sayStrings } from '../say-strings.js'
import { sayValue } from '../say-value.js'
import { GPS_FIELDS, IMAGE_FIELDS, INTEROP_FIELDS } from './exif-names.js'
import { readIccNames } from './read-icc-names.js'
import { readIptc } from './read-iptc.js'
import { readPhotoshop } from './read-photoshop.js'
import { readXmp } from './read-xmp.js'
import { signOfField, signOfSaid } from './sign-of-field.js'
import { walkTiff, type TiffDirectory, type TiffField, type TiffStructure } from './walk-tiff.js'

/** What a block of Exif says, and which way is up. */
export interface ExifDetails extends Details {
  /** 1 to 8. */
  readonly orientation?: number
}

/** Fields that say how a picture is stored or how a camera was set, the same in millions of pictures: they tell on nobody. */
const TECHNICAL: ReadonlySet<number> = new Set([
  0xfe, 0xff, 0x100, 0x101, 0x102, 0x103, 0x106, 0x107, 0x108, 0x109, 0x10a, 0x111, 0x112, 0x115, 0x116, 0x117, 0x118,
  0x119, 0x11a, 0x11b, 0x11c, 0x11e, 0x11f, 0x122, 0x123, 0x124, 0x125, 0x128, 0x129, 0x12d, 0x13d, 0x13e, 0x13f, 0x140,
  0x141, 0x142, 0x143, 0x144, 0x145, 0x14c, 0x150, 0x152, 0x153, 0x154, 0x155, 0x15b, 0x200, 0x203, 0x207, 0x208, 0x209,
  0x211, 0x212, 0x213, 0x214, 0x8828, 0x8830, 0x9000, 0x9101, 0x9102, 0x9216, 0xa000, 0xa001, 0xa002, 0xa003, 0xa210,
  0xa217, 0xa300, 0xa301, 0xa302, 0xa401, 0xa402, 0xa403, 0xa406, 0xa407, 0xa408, 0xa409, 0xa40a, 0xa40c, 0xa500,
  0xc4a5, 0xea1c,
])
/** Fields that lead to more fields. */
const EXIF_OFFSET = 0x8769
const GPS_OFFSET = 0x8825
const INTEROP_OFFSET = 0xa005
const SUB_OFFSETS = 0x14a
const MOST_DIRECTORIES = 64
/** How many times its own length the values of a block may have: few programs let two fields share one value. */
const MOST_SHARED = 4

type Place = 'IFD0' | 'IFD1' | 'Exif' | 'GPS' | 'Interop' | 'Sub'

/**
 * What a block of Exif, or the fields of a TIFF file, say: every directory, with the small pictures in them. Directories
 * that lead to themselves are read once; what is damaged is left out and named, since a copy goes without the block anyway.
 *
 * @param bytes - From `II` or `MM` on.
 * @param isFile - Whether it is a TIFF file, whose first directories are its pages and no thumbnails.
 * @param depth - In how many blocks of Exif and of Photoshop this one lies.
 * @throws {TelltaleError} `media/too-large` where it holds more than any does.
 */
export function readExif(bytes: Uint8Array, isFile = false, depth = 0): ExifDetails {
  const tiff = walkTiff(bytes)
  if (!tiff)
    return { details: [{ sign: 'other-metadata', label: 'EXIF block', value: sayStrings(bytes), bytes }], embedded: [] }
  const gathered = new GatheredDetails()
  const { details, embedded } = gathered
  let length = 0
  const seen = new Set<number>()
  let orientation: number | undefined
  const damage: number[] = []

  const visit = (at: number, place: Place): number => {
    if (at === 0 || seen.has(at) || seen.size >= MOST_DIRECTORIES) return 0
    seen.add(at)
    let directory: TiffDirectory
    try {
      directory = tiff.directory(at)
    } catch {
      damage.push(at)
      return 0
    }
    for (const field of directory.fields) length += field.length
    // Fields that all lead to the same bytes would have them read once for each.
    if (length > bytes.length * MOST_SHARED) throw mediaError('too-many-parts')
    if (place === 'GPS') gathered.add(gpsOf(tiff, directory.fields))
    for (const field of directory.fields) {
      if (field.tag === EXIF_OFFSET && place !== 'GPS') visit(tiff.u32(field.at), 'Exif')
      else if (field.tag === GPS_OFFSET && place !== 'GPS') visit(tiff.u32(field.at), 'GPS')
      else if (field.tag === INTEROP_OFFSET && place === 'Exif') visit(tiff.u32(field.at), 'Interop')
      else if (field.tag === SUB_OFFSETS && place !== 'GPS')
        for (const start of tiff.numbers(field).slice(0, 16)) visit(start, 'Sub')
      else if (field.tag === 0x112 && place === 'IFD0') {
        const value = tiff.numbers(field)[0] ?? 1
        if (value >= 1 && value <= 8) orientation = value
      } else addField(field, place)
    }
    const preview = previewOf(tiff, directory.fields)
    if (preview) {
      const label = place === 'IFD1' ? 'EXIF thumbnail' : 'EXIF preview'
      details.push({
        sign: place === 'IFD1' ? 'thumbnail' : 'preview',
        label,
        value: `${preview.length} bytes`,
        bytes: preview.subarray(20),
      })
      embedded.push({ bytes: preview, label, isShown: false })
    }
    return directory.next
  }

  const addField = (field: TiffField, place: Place): void => {
    if (place === 'GPS') {
      if (GPS_FIELDS.get(field.tag) === undefined) details.push(plain(tiff, field, unnamed(field.tag)))
      return
    }
    if (place === 'Interop' || TECHNICAL.has(field.tag)) {
      const index = place === 'Interop' && field.type === 2 ? sayValue(tiff.valueOf(field)) : ''
      if (place === 'Interop' && field.type === 2 && !/^(?:R98|THM|R03)?$/u.test(index))
        details.push(plain(tiff, field, INTEROP_FIELDS.get(field.tag) ?? unnamed(field.tag)))
      return
    }
    // The place and size of the small picture are told with the picture.
    if (field.tag === 0x201 || field.tag === 0x202) return
    const value = tiff.valueOf(field)
    if (field.tag === 0x2bc) {
      const more = readXmp(value)
      gathered.add(more.details, more.embedded)
    } else if (field.tag === 0x83bb) gathered.add(readIptc(value))
    else if (field.tag === 0x8649) {
      const more = readPhotoshop(value, depth + 1)
      gathered.add(more.details, more.embedded)
    } else if (field.tag === 0x8773) gathered.add(readIccNames(value))
    else details.push(plain(tiff, field, IMAGE_FIELDS.get(field.tag) ?? unnamed(field.tag)))
  }

  let next = visit(tiff.first, 'IFD0')
  while (next !== 0) next = visit(next, isFile ? 'Sub' : 'IFD1')
  if (damage.length > 0) details.push({ sign: 'other-metadata', label: 'EXIF block', value: sayStrings(bytes) })
  return { details, embedded, ...(orientation === undefined ? {} : { orientation }) }
}

function unnamed(tag: number): string {
  return `0x${tag.toString(16).padStart(4, '0')}`
}

/** One field in words. */
function plain(tiff: TiffStructure, field: TiffField, name: string): Detail {
  const bytes = tiff.valueOf(field)
  const label = `EXIF ${name}`
  const sign = signOfField(name)
  const value = wordsOf(tiff, field, bytes)
  return {
    sign,
    label,
    ...(value === '' ? {} : { value: value.slice(0, LONGEST_VALUE) }),
    bytes,
    ...(signOfSaid(name) ? { isSaid: true } : {}),
  }
}

function wordsOf(tiff: TiffStructure, field: TiffField, bytes: Uint8Array): string {
  // Titles and notes as Windows writes them.
  if (field.tag >= 0x9c9b && field.tag <= 0x9c9f) return wide(bytes, true)
  if (field.tag === 0x9286 || field.tag === 0x1b || field.tag === 0x1c) return comment(bytes, tiff.isLittle)
  if (field.type === 2) return sayValue(bytes)
  if (field.type === 7 || (field.type === 1 && field.count > 8)) return sayStrings(bytes)
  if (field.count > 64) return `${field.count} numbers`
  return tiff
    .numbers(field)
    .map((number) => String(Math.round(number * 1e6) / 1e6))
    .join(' ')
}

/** A comment that says in its first eight bytes how its letters are stored. */
function comment(bytes: Uint8Array, isLittle: boolean): string {
  const kind = String.fromCharCode(...bytes.subarray(0, 8))
  const rest = bytes.subarray(8)
  if (kind.startsWith('UNICODE')) {
    // Some write it in the other order than the block's own: letters of most languages tell which.
    const zeros = [0, 0]
    for (let index = 0; index < Math.min(rest.length, 200); index++)
      if (rest[index] === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1
    const [even = 0, odd = 0] = zeros
    return wide(rest, even === odd ? isLittle : odd > even)
  }
  if (kind.startsWith('JIS')) return tryDecode(rest, 'iso-2022-jp')
  if (/^(?:ASCII|\0{8})/u.test(kind)) return sayValue(rest)
  return sayValue(bytes)
}

function tryDecode(bytes: Uint8Array, encoding: string): string {
  try {
    return new TextDecoder(encoding).decode(bytes).replaceAll('\0', '').trim()
  } catch {
    return sayStrings(bytes)
  }
}

function wide(bytes: Uint8Array, isLittle: boolean): string {
  return new TextDecoder(isLittle ? 'utf-16le' : 'utf-16be')
    .decode(bytes.subarray(0, LONGEST_VALUE))
    .replaceAll('\0', '')
    .trim()
}

/** The small picture that a directory leads to. */
function previewOf(tiff: TiffStructure, fields: readonly TiffField[]): Uint8Array | undefined {
  const find = (tag: number): number | undefined => {
    const field = fields.find((each) => each.tag === tag)
    return field && tiff.numbers(field)[0]
  }
  const start = find(0x201)
  const length = find(0x202)
  if (start === undefined || length === undefined || length < 4 || start + length > tiff.bytes.length) return undefined
  return tiff.bytes.subarray(start, start + length)
}

/** Latitude and longitude as one place, and every other field of the directory in words. */
function gpsOf(tiff: TiffStructure, fields: readonly TiffField[]): readonly Detail[] {
  const find = (tag: number): TiffField | undefined => fields.find((field) => field.tag === tag)
  const degrees = (tag: number): number | undefined => {
    const field = find(tag)
    if (!field || (field.type !== 5 && field.type !== 10)) return undefined
    const [whole = Number.NaN, minutes = 0, seconds = 0] = tiff.numbers(field)
    const ref = find(tag - 1)
    const sign = ref && /^[SW]/iu.test(sayValue(tiff.valueOf(ref))) ? -1 : 1
    const value =
      sign * (whole + (Number.isNaN(minutes) ? 0 : minutes / 60) + (Number.isNaN(seconds) ? 0 : seconds / 3600))
    return Number.isFinite(value) ? Math.round(value * 1e7) / 1e7 : undefined
  }
  const details: Detail[] = []
  for (const [latitudeTag, longitudeTag] of [
    [2, 4],
    [0x14, 0x16],
  ] as const) {
    const latitude = degrees(latitudeTag)
    const longitude = degrees(longitudeTag)
    const isPlace =
      latitude !== undefined && longitude !== undefined && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180
    for (const [tag, value] of [
      [latitudeTag, latitude],
      [longitudeTag, longitude],
    ] as const) {
      const field = find(tag)
      if (!field) continue
      details.push({
        sign: 'gps',
        label: `EXIF ${GPS_FIELDS.get(tag) ?? ''}`,
        ...(value === undefined ? {} : { value: String(value) }),
        ...(isPlace && tag === latitudeTag ? { at: { latitude, longitude } } : {}),
        bytes: tiff.valueOf(field),
      })
    }
  }
  for (const field of fields) {
    const name = GPS_FIELDS.get(field.tag)
    // References and versions are part of the others.
    if (name === undefined || /Ref$|VersionID|^GPS(?:Dest)?(?:Latitude|Longitude)$/u.test(name)) continue
    details.push({ ...plain(tiff, field, name), sign: /Time|Date/u.test(name) ? 'taken-at' : 'gps' })
  }
  return details
}
