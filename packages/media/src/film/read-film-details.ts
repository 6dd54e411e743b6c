import type { Detail, Details } from '../detail.js'
import { GatheredDetails } from '../gathered-details.js'
import { readAscii, readU16, readU32 } from '../byte-reads.js'
import { LONGEST_VALUE } from '../limits.js'
import type { EmbeddedFile } from '../media-format.js'
import { readXmp } from '../metadata/read-xmp.js'
import { sayStrings } from '../say-strings.js'
import { sayValue } from '../say-value.js'
import { filmSamples } from './film-samples.js'
import { userNotes } from './user-notes.js'
import { endOfBoxes, walkBoxes, type FilmBox } from './walk-boxes.js'

type Sign = Detail['sign']

/** What films call their fields. */
const FIELDS: ReadonlyMap<string, Sign> = new Map([
  ['©xyz', 'gps'],
  ['loci', 'gps'],
  ['©mak', 'device'],
  ['©mod', 'device'],
  ['manu', 'device'],
  ['modl', 'device'],
  ['©swr', 'software'],
  ['©too', 'software'],
  ['©enc', 'software'],
  ['©day', 'taken-at'],
  ['©ART', 'author'],
  ['©aut', 'author'],
  ['auth', 'author'],
  ['©wrt', 'author'],
  ['©prd', 'author'],
  ['©dir', 'author'],
  ['ownr', 'author'],
  ['©cmt', 'comment'],
  ['©des', 'comment'],
  ['desc', 'comment'],
])
const SAID = new Set(['©nam', '©cmt', '©des', 'desc', '©lyr', '©key', 'titl', 'dscp', 'kywd', 'ldes', '©inf', '©alb'])
/** Tracks that are no pictures and no sound. */
const TRACKS: ReadonlyMap<string, readonly [Sign, string]> = new Map([
  ['gpmd', ['gps', 'telemetry of the camera (GoPro)']],
  ['camm', ['gps', 'telemetry of the camera (CAMM)']],
  ['rtmd', ['gps', 'telemetry of the camera (Sony)']],
  ['mebx', ['other-metadata', 'notes that run with the film']],
  ['tmcd', ['taken-at', 'time code']],
  ['tx3g', ['comment', 'subtitles']],
  ['text', ['comment', 'subtitles']],
  ['wvtt', ['comment', 'subtitles']],
  ['stpp', ['comment', 'subtitles']],
  ['c608', ['comment', 'subtitles']],
])
/** Names that every program writes. */
const PLAIN_HANDLER =
  /^(?:core media |apple |mainconcept |l-smash |iso media file produced by google inc\..{0,40}|gpac iso )?(?:video|sound|audio|data|alias|url|metadata|subtitle|text|media)?[ _]?(?:media)?[ _]?(?:handler|data handler)?$/iu
const SECONDS_1904 = 2_082_844_800
const XMP = 'be7acfcb97a942e89c71999491e3afac'
const PROVENANCE = 'd8fec3d61b0e483c92975828877ec481'
const MOST_NOTES = 50

/** What a film of the MP4 and QuickTime family holds beside pictures and sound. */
export function readFilmDetails(bytes: Uint8Array): Details {
  const gathered = new GatheredDetails()
  const { details, embedded } = gathered
  let keys: readonly string[] = []
  let item: string | undefined
  for (const box of walkBoxes(bytes)) {
    const { type, path, from, to } = box
    const body = bytes.subarray(from, to)
    if (type === 'mvhd' || type === 'tkhd' || type === 'mdhd') addTimes(details, type, bytes, from)
    else if (type === 'hdlr') addHandler(details, body)
    else if (type === 'stsd') addTrack(details, body)
    else if (type === 'keys') keys = readKeys(body)
    else if (/\/ilst\/[\s\S]{4}\/data$/u.test(path)) addItem(details, embedded, item, keys, body)
    else if (/\/ilst\/[\s\S]{4}$/u.test(path)) item = type
    else if (/\/ilst\/[\s\S]{4}\/name$/u.test(path)) item = sayValue(body.subarray(4))
    else if (/\/udta\/[^/]{4}$/u.test(path)) addField(details, box, body)
    else if (type === 'uuid') addNamed(gathered, bytes, box)
    else if (type === 'XMP_') addXmp(gathered, body)
    else if ((type === 'free' || type === 'skip') && body.some((byte) => byte !== 0)) {
      const value = sayStrings(body.subarray(0, 100_000))
      if (value !== '') details.push({ sign: 'trailing-data', label: `film ${type}`, value, bytes: body })
    } else if (type === 'jumb') details.push({ sign: 'provenance', label: 'C2PA' })
  }
  const end = endOfBoxes(bytes)
  if (end < bytes.length) {
    const rest = bytes.subarray(end)
    details.push({
      sign: 'trailing-data',
      label: 'data after the film',
      value: sayStrings(rest.subarray(0, 100_000)),
      bytes: rest,
    })
  }
  addNotes(details, bytes)
  return { details, embedded }
}

function addTimes(details: Detail[], type: string, bytes: Uint8Array, from: number): void {
  const isLong = bytes[from] === 1
  const [made, changed] = isLong
    ? [readU32(bytes, from + 8), readU32(bytes, from + 16)]
    : [readU32(bytes, from + 4), readU32(bytes, from + 8)]
  for (const [name, seconds] of [
    ['made', made],
    ['changed', changed],
  ] as const)
    if (seconds !== 0) details.push({ sign: 'taken-at', label: `film ${type} ${name}`, value: isoTime(seconds) })
}

function isoTime(seconds: number): string {
  return new Date((seconds - SECONDS_1904) * 1000).toISOString().replace('.000', '')
}

function addHandler(details: Detail[], body: Uint8Array): void {
  const said = body.subarray(20)
  // QuickTime writes the length first.
  const name = sayValue(said[0] === said.length - 1 ? said.subarray(1) : said)
  if (!PLAIN_HANDLER.test(name)) details.push({ sign: 'software', label: 'film handler', value: name })
}

function addTrack(details: Detail[], body: Uint8Array): void {
  const name = readAscii(body, 12, 4)
  const known = TRACKS.get(name)
  if (known) details.push({ sign: known[0], label: known[1] })
  const length = body[50] ?? 0
  const compressor = length > 0 && length < 32 ? sayValue(body.subarray(51, 51 + length)) : ''
  if (/^[\x20-\x7e]{4,31}$/u.test(compressor))
    details.push({ sign: 'software', label: 'film compressor', value: compressor })
}

function addField(details: Detail[], { type }: FilmBox, body: Uint8Array): void {
  if (type === 'meta' || body.length === 0) return
  const label = `film ${type}`
  const isPlain = type.startsWith('©')
  const value = isPlain ? sayValue(body.subarray(4, 4 + Math.min(readU16(body, 0), LONGEST_VALUE))) : sayFull(body)
  if (value === '') return
  const at = type === '©xyz' ? placeIn(value) : type === 'loci' ? placeOfLoci(body) : undefined
  details.push({
    sign: FIELDS.get(type) ?? 'other-metadata',
    label,
    value: type === 'loci' && at ? sayLoci(body, at) : value,
    bytes: body.subarray(isPlain ? 4 : 0),
    ...(at ? { at } : {}),
    ...(SAID.has(type) ? { isSaid: true } : {}),
  })
}

function sayFull(body: Uint8Array): string {
  return sayStrings(body.subarray(0, 100_000)) || sayValue(body.subarray(6))
}

/** `+48.8577+009.1234/` */
function placeIn(value: string): { latitude: number; longitude: number } | undefined {
  const found = /([+-]\d{1,2}(?:\.\d{1,10})?)([+-]\d{1,3}(?:\.\d{1,10})?)/u.exec(value)
  if (!found) return undefined
  const [latitude, longitude] = [Number(found[1]), Number(found[2])]
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : undefined
}

/** A name that ends with a zero, then longitude and latitude in parts of 65,536. */
function placeOfLoci(body: Uint8Array): { latitude: number; longitude: number } | undefined {
  const end = body.indexOf(0, 6)
  if (end === -1 || end + 10 > body.length) return undefined
  const degrees = (at: number): number => Math.round(((readU32(body, at) | 0) / 65_536) * 1e5) / 1e5
  return { longitude: degrees(end + 2), latitude: degrees(end + 6) }
}

/** What else stands there, such as that it was on Earth, tells no place. */
function sayLoci(body: Uint8Array, { latitude, longitude }: NonNullable<Detail['at']>): string {
  const name = sayValue(body.subarray(6))
  return `${name === '' ? '' : `${name}: `}${latitude}, ${longitude}`
}

function readKeys(body: Uint8Array): readonly string[] {
  const keys: string[] = []
  for (let at = 8; at + 8 <= body.length && keys.length < 1_000;) {
    const size = readU32(body, at)
    if (size < 8 || at + size > body.length) break
    keys.push(sayValue(body.subarray(at + 8, at + size)))
    at += size
  }
  return keys
}

function addItem(
  details: Detail[],
  embedded: EmbeddedFile[],
  item: string | undefined,
  keys: readonly string[],
  body: Uint8Array,
): void {
  if (item === undefined) return
  const index = [...item].reduce((number, sign) => number * 256 + (sign.codePointAt(0) ?? 0), 0)
  const name = keys[index - 1] ?? item
  const value = body.subarray(8)
  if (item === 'covr' || name.includes('artwork')) {
    details.push({ sign: 'preview', label: 'film cover', bytes: value })
    embedded.push({ bytes: value, label: 'film cover', isShown: false })
    return
  }
  const isText = readU32(body, 0) === 1
  const said = isText ? sayValue(value) : sayStrings(value) || [...value.subarray(0, 16)].join(' ')
  if (said === '') return
  const at = /location|xyz/iu.test(name) ? placeIn(said) : undefined
  details.push({
    sign: signOfKey(name),
    label: `film ${name}`,
    value: said,
    bytes: value,
    ...(at ? { at } : {}),
    ...(SAID.has(name) || /title|description|comment|keyword|information/iu.test(name) ? { isSaid: true } : {}),
  })
}

function signOfKey(name: string): Sign {
  const known = FIELDS.get(name)
  if (known) return known
  if (/location/iu.test(name)) return 'gps'
  if (/make|model|device|camera|lens/iu.test(name)) return 'device'
  if (/serial|identifier|uuid/iu.test(name)) return 'serial-number'
  if (/date|time/iu.test(name)) return 'taken-at'
  if (/author|artist|creator|owner|director|producer/iu.test(name)) return 'author'
  if (/software|encoder|version/iu.test(name)) return 'software'
  return /comment|description/iu.test(name) ? 'comment' : 'other-metadata'
}

function addNamed(gathered: GatheredDetails, bytes: Uint8Array, box: FilmBox): void {
  const id = [...bytes.subarray(box.from - 16, box.from)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  const body = bytes.subarray(box.from, box.to)
  if (id === XMP) addXmp(gathered, body)
  else if (id === PROVENANCE) gathered.details.push({ sign: 'provenance', label: 'C2PA', bytes: body })
  else {
    const value = sayStrings(body.subarray(0, 100_000))
    gathered.details.push({
      sign: 'maker-note',
      label: 'film box of its own kind',
      bytes: body,
      ...(value === '' ? {} : { value }),
    })
  }
}

function addXmp(gathered: GatheredDetails, body: Uint8Array): void {
  const { details, embedded } = readXmp(body)
  gathered.add(details, embedded)
}

function addNotes(details: Detail[], bytes: Uint8Array): void {
  const said = new Set<string>()
  let count = 0
  for (const track of filmSamples(bytes))
    for (const { from, to } of userNotes(bytes, track)) {
      if (++count > MOST_NOTES) break
      const body = bytes.subarray(from, to)
      const value = sayStrings(body).slice(0, 500)
      if (said.has(value)) continue
      said.add(value)
      details.push({
        sign: 'software',
        label: 'notes between pictures',
        bytes: body,
        ...(value === '' ? {} : { value }),
      })
    }
}
