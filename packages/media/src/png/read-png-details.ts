import { readAscii, readsAs } from '../byte-reads.js'
import type { Details } from '../detail.js'
import { GatheredDetails } from '../gathered-details.js'
import { LARGEST_UNPACKED_TEXT, LONGEST_VALUE } from '../limits.js'
import { readExif } from '../metadata/read-exif.js'
import { readIccNames } from '../metadata/read-icc-names.js'
import { readIptc } from '../metadata/read-iptc.js'
import { readPhotoshop } from '../metadata/read-photoshop.js'
import { readProvenance } from '../metadata/read-provenance.js'
import { readXmp } from '../metadata/read-xmp.js'
import { signOfField } from '../metadata/sign-of-field.js'
import { sayStrings } from '../say-strings.js'
import { trailingData } from '../trailing-data.js'
import { unpackBounded } from '../unpack-bounded.js'
import type { Png } from './walk-png.js'

/** Chunks that say how pixels are stored or shown. */
export const SHOWING: ReadonlySet<string> = new Set([
  'IHDR',
  'PLTE',
  'IDAT',
  'IEND',
  'tRNS',
  'gAMA',
  'cHRM',
  'sRGB',
  'sBIT',
  'bKGD',
  'pHYs',
  'acTL',
  'fcTL',
  'fdAT',
  'cICP',
  'mDCV',
  'mDCv',
  'cLLI',
  'cLLi',
  'hIST',
  'sPLT',
  'iCCP',
])

/** What a PNG holds beside its picture. */
export interface PngDetails extends Details {
  readonly orientation?: number
  readonly exif?: Uint8Array
  readonly icc?: Uint8Array
}

/**
 * Reads every chunk that is not needed to show the picture, and what stands behind its end.
 *
 * @throws {TelltaleError} `media/too-large` for a text that unpacks to more than any text is.
 */
export async function readPngDetails(png: Png): Promise<PngDetails> {
  const gathered = new GatheredDetails()
  const { details, embedded } = gathered
  let orientation: number | undefined
  let exif: Uint8Array | undefined
  let icc: Uint8Array | undefined
  const add = (more: Details): void => gathered.add(more.details, more.embedded)
  const block = (bytes: Uint8Array): void => {
    const read = readExif(bytes)
    add(read)
    orientation ??= read.orientation
    exif ??= bytes
  }

  for (const { type, data } of png.chunks) {
    if (type === 'eXIf') block(readsAs(data, 0, 'Exif\0\0') ? data.subarray(6) : data)
    else if (type === 'tIME') {
      const [high = 0, low = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = data
      const two = (number: number): string => String(number).padStart(2, '0')
      const value = `${high * 256 + low}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}:${two(second)}`
      details.push({ sign: 'taken-at', label: 'PNG tIME', value })
    } else if (type === 'iCCP') {
      const name = readAscii(data, 0, Math.max(0, data.indexOf(0)))
      try {
        icc = await unpackBounded([data.subarray(name.length + 2)], LARGEST_UNPACKED_TEXT)
      } catch {
        icc = undefined
      }
      if (icc) gathered.add(readIccNames(icc))
      if (name !== 'colours') details.push({ sign: 'colour-profile', label: 'PNG iCCP name', value: name })
    } else if (type === 'caBX') add(readProvenance(data, 'PNG'))
    else if (type === 'tEXt' || type === 'zTXt' || type === 'iTXt') {
      const { keyword, bytes } = await textOf(type, data)
      if (keyword === 'XML:com.adobe.xmp' || keyword === 'XMP') add(readXmp(bytes))
      else if (keyword.startsWith('Raw profile type ')) {
        const raw = rawProfile(bytes)
        const kind = keyword.slice(17).trim()
        if (kind === 'exif' || kind === 'APP1') {
          if (readsAs(raw, 0, 'Exif\0\0')) block(raw.subarray(6))
          else if (readsAs(raw, 0, 'http://ns.adobe.com/xap/1.0/\0')) add(readXmp(raw.subarray(29)))
          else block(raw)
        } else if (kind === 'xmp') add(readXmp(raw))
        else if (kind === 'iptc') {
          if (readsAs(raw, 0, '8BIM')) add(readPhotoshop(raw))
          else gathered.add(readIptc(raw))
        } else if (kind === '8bim') add(readPhotoshop(raw))
        else if (kind === 'icc' || kind === 'icm') gathered.add(readIccNames(raw))
        else details.push({ sign: 'other-metadata', label: `PNG ${keyword}`, value: sayStrings(raw), bytes: raw })
      } else {
        const decoded =
          type === 'iTXt' ? new TextDecoder().decode(bytes) : new TextDecoder('windows-1252').decode(bytes)
        const value = decoded.slice(0, LONGEST_VALUE).trim()
        const sign = signOfField(keyword)
        const isPlain = sign === 'software' || sign === 'taken-at'
        details.push({
          sign: sign === 'other-metadata' ? 'comment' : sign,
          label: `PNG ${type} ${keyword}`,
          value,
          bytes,
          ...(isPlain ? {} : { isSaid: true }),
        })
      }
    } else if (!SHOWING.has(type)) {
      const words = sayStrings(data)
      details.push({
        sign: 'other-metadata',
        label: `PNG ${type}`,
        value: words === '' ? `${data.length} bytes` : words,
        bytes: data,
      })
    }
  }
  add(trailingData(png.trailing))
  return {
    details,
    embedded,
    ...(orientation === undefined ? {} : { orientation }),
    ...(exif ? { exif } : {}),
    ...(icc ? { icc } : {}),
  }
}

/** Keyword and text of the three kinds of text. */
async function textOf(
  type: 'tEXt' | 'zTXt' | 'iTXt',
  data: Uint8Array,
): Promise<{ keyword: string; bytes: Uint8Array }> {
  const end = data.indexOf(0)
  const keyword = readAscii(data, 0, end === -1 ? Math.min(79, data.length) : end)
  if (end === -1) return { keyword, bytes: data }
  if (type === 'tEXt') return { keyword, bytes: data.subarray(end + 1) }
  if (type === 'zTXt') return { keyword, bytes: await unpacked(data.subarray(end + 2)) }
  const language = data.indexOf(0, end + 3)
  const translated = language === -1 ? -1 : data.indexOf(0, language + 1)
  const bytes = translated === -1 ? data.subarray(end + 3) : data.subarray(translated + 1)
  return { keyword, bytes: data[end + 1] === 1 ? await unpacked(bytes) : bytes }
}

async function unpacked(bytes: Uint8Array): Promise<Uint8Array> {
  try {
    return await unpackBounded([bytes], LARGEST_UNPACKED_TEXT)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'media/too-large') throw error
    // What cannot be unpacked goes from a copy all the same.
    return bytes
  }
}

/** What ImageMagick writes as letters: a name, a length, and bytes in hexadecimal. */
function rawProfile(bytes: Uint8Array): Uint8Array {
  const text = readAscii(bytes, 0, Math.min(bytes.length, LARGEST_UNPACKED_TEXT))
  const lines = text.trim().split('\n')
  const hex = lines
    .slice(2)
    .join('')
    .replaceAll(/[^0-9a-f]/giu, '')
  return Uint8Array.from({ length: hex.length >> 1 }, (_, index) =>
    Number.parseInt(hex.slice(index * 2, index * 2 + 2), 16),
  )
}
