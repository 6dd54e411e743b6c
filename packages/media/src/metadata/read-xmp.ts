import { SaxesParser } from 'saxes'
import type { Detail, Details } from '../detail.js'
import { LARGEST_UNPACKED_TEXT, LONGEST_VALUE } from '../limits.js'
import type { EmbeddedFile } from '../media-format.js'
import { sayStrings } from '../say-strings.js'
import { signOfField, signOfSaid } from './sign-of-field.js'

const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#'
const XMLNS = 'http://www.w3.org/2000/xmlns/'
const XML = 'http://www.w3.org/XML/1998/namespace'
/** Fields that say how a picture is stored or how a camera was set. */
const TECHNICAL =
  /^(?:xmptk|Orientation|[XY]Resolution|ResolutionUnit|ColorSpace|ColorMode|Pixel[XY]Dimension|ImageWidth|ImageLength|ImageHeight|BitsPerSample|SamplesPerPixel|Compression|PhotometricInterpretation|PlanarConfiguration|YCbCrPositioning|ExifVersion|FlashpixVersion|ComponentsConfiguration|format|NativeDigest|CompatibleNameSpace|Alignment|Seq|Bag|Alt|li|parseType)$/u
/** How programs for photos name whoever is marked in a picture. */
const REGION_NAME = /^XMP mwg-rs:Name$/u
const MOST_DEPTH = 100
const MOST_FIELDS = 5_000

/** What a packet of XMP says, field by field. One that is no XML is named as a whole. */
export function readXmp(bytes: Uint8Array): Details {
  const packet = sayWhole(bytes)
  const details: Detail[] = []
  const embedded: EmbeddedFile[] = []
  const path: { label: string; name: string; text: string }[] = []
  const places = new Map<string, string>()

  const add = (label: string, name: string, raw: string): void => {
    const value = raw.trim().slice(0, LONGEST_VALUE)
    if (value === '' || TECHNICAL.test(name) || details.length >= MOST_FIELDS) return
    if (/GPSL(?:at|ong)itude$/u.test(name)) places.set(name, value)
    const isPicture = /^(?:image|data|xmpGImg)$/iu.test(name) && /^[a-z0-9+/=\s]{200,}$/iu.test(raw)
    if (isPicture) {
      const picture = decodeBase64(raw)
      details.push({ sign: 'thumbnail', label, value: `${picture.length} bytes`, bytes: picture.subarray(20) })
      embedded.push({ bytes: picture, label, isShown: false })
      return
    }
    details.push({
      sign: REGION_NAME.test(label) ? 'person-named' : signOfField(name),
      label,
      value,
      ...(signOfSaid(name) || signOfSaid(label) ? { isSaid: true } : {}),
    })
  }

  const parser = new SaxesParser({ xmlns: true, position: false })
  let failed: Error | undefined
  parser.on('error', (error) => {
    failed ??= error
  })
  parser.on('opentag', (tag) => {
    // What lies deeper costs more with every step down.
    if (path.length >= MOST_DEPTH) throw new Error('too deep')
    const parent = path.at(-1)
    // Lists and descriptions are scaffolding: what they hold is named for the field they stand in.
    const isField = tag.uri !== RDF && tag.uri !== 'adobe:ns:meta/' && tag.local !== 'xmpmeta'
    const label = isField ? `XMP ${tag.name}` : (parent?.label ?? 'XMP')
    const name = isField ? tag.local : (parent?.name ?? '')
    for (const attribute of Object.values(tag.attributes)) {
      if (attribute.uri === XMLNS || attribute.uri === XML || attribute.prefix === 'xmlns') continue
      if (attribute.uri === RDF) {
        if (attribute.local === 'resource') add(label, name, attribute.value)
        else if (attribute.local === 'about' && attribute.value !== '') add('XMP rdf:about', 'about', attribute.value)
        continue
      }
      add(`XMP ${attribute.name}`, attribute.local, attribute.value)
    }
    path.push({ label, name, text: '' })
  })
  const text = (words: string): void => {
    const last = path.at(-1)
    if (last && last.text.length < LARGEST_UNPACKED_TEXT) last.text += words
  }
  parser.on('text', text)
  parser.on('cdata', text)
  parser.on('comment', (words) => add('XMP comment', 'Comment', words))
  parser.on('closetag', () => {
    const last = path.pop()
    if (last && last.name !== '') add(last.label, last.name, last.text)
  })
  try {
    parser.write(packet).close()
  } catch (error) {
    failed = error instanceof Error ? error : new Error('unreadable')
  }
  if (failed)
    details.push({
      sign: 'other-metadata',
      label: 'XMP packet',
      value: sayStrings(bytes),
      bytes: bytes.subarray(0, 256),
    })
  const at = placeOf(places)
  if (!at) return { details, embedded }
  let given = false
  return {
    details: details.map((detail) => {
      if (given || !detail.label.endsWith('GPSLatitude')) return detail
      given = true
      return { ...detail, at }
    }),
    embedded,
  }
}

/** The packet without the room that is left for changes around it, in whichever Unicode it is. */
function sayWhole(bytes: Uint8Array): string {
  const encoding =
    bytes[0] === 0xfe || (bytes[0] === 0 && bytes[1] === 0x3c) ? 'utf-16be' : bytes[1] === 0 ? 'utf-16le' : 'utf-8'
  const text = new TextDecoder(encoding).decode(bytes.subarray(0, LARGEST_UNPACKED_TEXT))
  const start = text.search(/<(?:x:xmpmeta|rdf:RDF|xmpmeta|\?xpacket|[a-z])/iu)
  const end = text.lastIndexOf('>')
  // What declares the packet may stand once, before everything.
  return start === -1 ? text : text.slice(start, end + 1)
}

function decodeBase64(text: string): Uint8Array {
  const clean = text.replaceAll(/[^a-z0-9+/]/giu, '')
  const bytes = new Uint8Array(Math.floor((clean.length * 3) / 4))
  let bits = 0
  let held = 0
  let at = 0
  for (const character of clean) {
    const code = character.charCodeAt(0)
    const six =
      code === 0x2b ? 62 : code === 0x2f ? 63 : code < 0x3a ? code + 4 : code < 0x5b ? code - 0x41 : code - 0x47
    held = ((held << 6) | six) & 0xffffff
    bits += 6
    if (bits >= 8) {
      bits -= 8
      if (at < bytes.length) bytes[at++] = (held >> bits) & 0xff
    }
  }
  return bytes
}

/** `48,51.5N` or `48,51,30N` as degrees. */
function placeOf(places: ReadonlyMap<string, string>): { latitude: number; longitude: number } | undefined {
  const degrees = (name: string): number | undefined => {
    const value = places.get(name)
    if (value === undefined) return undefined
    const match =
      /^(-?\d{1,3}(?:\.\d{1,12})?)(?:,(\d{1,2}(?:\.\d{1,12})?))?(?:,(\d{1,2}(?:\.\d{1,12})?))?([NSEW])?$/u.exec(value)
    if (!match) return undefined
    const [, whole = '', minutes = '0', seconds = '0', side] = match
    const size = Math.abs(Number(whole)) + Number(minutes) / 60 + Number(seconds) / 3600
    return Math.round((side === 'S' || side === 'W' || whole.startsWith('-') ? -size : size) * 1e7) / 1e7
  }
  const latitude = degrees('GPSLatitude')
  const longitude = degrees('GPSLongitude')
  if (latitude === undefined || longitude === undefined) return undefined
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : undefined
}
