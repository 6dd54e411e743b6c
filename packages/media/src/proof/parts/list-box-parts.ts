import { readAscii, readU16, readU32 } from '../../byte-reads.js'
import { hasPlainProfile } from './has-plain-profile.js'
import { PartsList, type ListParts } from './parts-listed.js'

/** Boxes that hold boxes, and how much stands in them before the first. */
const HOLDERS: ReadonlyMap<string, number> = new Map([
  ['moov', 0],
  ['trak', 0],
  ['mdia', 0],
  ['minf', 0],
  ['stbl', 0],
  ['dinf', 0],
  ['edts', 0],
  ['mvex', 0],
  ['moof', 0],
  ['traf', 0],
  ['meta', 4],
  ['iprp', 0],
  ['ipco', 0],
  ['iref', 4],
])
/** Boxes that say how samples and pictures lie and look (ISO/IEC 14496-12, 14496-15, 23008-12), and no more. */
const NEEDED: ReadonlySet<string> = new Set(
  (
    'ftyp styp mdat vmhd smhd nmhd sthd stsd stts ctts stss stsc stsz stz2 stco co64 sdtp sbgp sgpd cslg elst dref trex mehd mfhd tfhd tfdt trun tref ' +
    'sidx mfra pitm iloc ipma idat dimg auxl prem hvcC av1C ispe pixi irot imir clap pasp auxC a1op a1lx lsel clli mdcv prft'
  ).split(' '),
)
/** Boxes with times of making and changing, and where those stand, for versions 0 and 1. */
const TIMED: ReadonlySet<string> = new Set(['mvhd', 'tkhd', 'mdhd'])
/** Items that are pictures, or put others together. */
const PICTURES: ReadonlySet<string> = new Set(['hvc1', 'av01', 'grid', 'iovl', 'iden'])
const MOST_BOXES = 100_000
const DEEPEST = 12

/** Parts of an MP4, MOV, HEIC or AVIF: its boxes, at every depth. */
export const listBoxParts: ListParts = (bytes) => {
  if (readAscii(bytes, 4, 4) !== 'ftyp') return undefined
  const parts = new PartsList()
  return list(bytes, 0, bytes.length, parts, 0) ? parts : undefined
}

function list(bytes: Uint8Array, from: number, to: number, parts: PartsList, depth: number): boolean {
  if (depth > DEEPEST || parts.count > MOST_BOXES) return false
  let at = from
  while (at < to) {
    if (at + 8 > to) return false
    const type = readAscii(bytes, at + 4, 4)
    const short = readU32(bytes, at)
    const head = short === 1 ? 16 : 8
    const size =
      short === 0 ? to - at : short === 1 ? readU32(bytes, at + 8) * 2 ** 32 + readU32(bytes, at + 12) : short
    const end = at + size
    if (size < head || end > to) return false
    const body = bytes.subarray(at + head, end)
    const inner = HOLDERS.get(type)
    if (inner !== undefined) {
      parts.part(false)
      // QuickTime has no version before the boxes of its `meta`.
      const skip = type === 'meta' && readAscii(body, 4, 4) === 'hdlr' ? 0 : inner
      if (!list(bytes, at + head + skip, end, parts, depth + 1)) return false
    } else {
      parts.part(wrongBox(type, body))
      if (type === 'mdat' || type === 'idat') parts.packed.push({ start: at + head, end })
    }
    at = end
  }
  return at === to
}

function wrongBox(type: string, body: Uint8Array): string | false {
  if (NEEDED.has(type)) return false
  if (TIMED.has(type)) {
    const length = body[0] === 1 ? 16 : 8
    return body.subarray(4, 4 + length).some((byte) => byte !== 0) ? 'time of making' : false
  }
  if (type === 'free' || type === 'skip') return body.some((byte) => byte !== 0) ? 'bytes in an empty box' : false
  if (type === 'hdlr') return hasName(body) ? 'name of a handler' : false
  if (type === 'iinf') return hasOtherItems(body) ? 'item that is no picture' : false
  if (type === 'colr')
    return /^(?:nclx|nclc)$/u.test(readAscii(body, 0, 4)) || hasPlainProfile(body.subarray(4))
      ? false
      : 'colour profile with names'
  return type === 'udta' ? 'notes of the user' : type === 'uuid' ? 'box of a program' : 'unknown box'
}

/** Names that every writer gives, by what the track is. */
const PLAIN_NAMES = /^(?:(?:video|sound|audio|picture|subtitle|text|data)(?: ?handler)?|pict|mediabunny\w*)?$/iu

function hasName(body: Uint8Array): boolean {
  const name = readAscii(body, 24, body.length - 24)
    .replaceAll('\0', '')
    .trim()
  // QuickTime counts the letters in a first byte.
  return !PLAIN_NAMES.test(name) && !PLAIN_NAMES.test(name.slice(1))
}

function hasOtherItems(body: Uint8Array): boolean {
  const head = body[0] === 0 ? 6 : 8
  const count = body[0] === 0 ? readU16(body, 4) : readU32(body, 4)
  let at = head
  for (let index = 0; index < count; index++) {
    const size = readU32(body, at)
    if (size < 8 || at + size > body.length) return true
    const version = body[at + 8] ?? 0
    const from = at + 12 + (version === 3 ? 6 : 4)
    const isPicture = version >= 2 && PICTURES.has(readAscii(body, from, 4))
    // Behind its type stands its name, which may be anything.
    if (!isPicture || readAscii(body, from + 4, at + size - from - 4).replaceAll('\0', '') !== '') return true
    at += size
  }
  return at !== body.length
}
