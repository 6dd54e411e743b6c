import { readAscii, readU32 } from '../../byte-reads.js'
import { inflateBounded } from '../inflate-bounded.js'
import { hasPlainProfile } from './has-plain-profile.js'
import { isOnlyOrientation } from './is-only-orientation.js'
import { PartsList, type ListParts } from './parts-listed.js'

const SIGNATURE = '\x89PNG\r\n\x1a\n'
/** Chunks that a decoder needs for the picture and its colours (W3C PNG, third edition, chapter 11); with their greatest length. */
const NEEDED: ReadonlyMap<string, number> = new Map([
  ['IHDR', 13],
  ['PLTE', 768],
  ['IDAT', Infinity],
  ['IEND', 0],
  ['tRNS', 256],
  ['gAMA', 4],
  ['cHRM', 32],
  ['sRGB', 1],
  ['sBIT', 4],
  ['bKGD', 6],
  ['pHYs', 9],
  ['cICP', 4],
  ['mDCV', 24],
  ['mDCv', 24],
  ['cLLI', 8],
  ['cLLi', 8],
  ['acTL', 8],
  ['fcTL', 26],
  ['fdAT', Infinity],
])

/** Parts of a PNG: its chunks, and what follows the last. */
export const listPngParts: ListParts = (bytes) => {
  if (readAscii(bytes, 0, 8) !== SIGNATURE) return undefined
  const parts = new PartsList()
  let at = 8
  for (;;) {
    if (at + 12 > bytes.length) return undefined
    const length = readU32(bytes, at)
    const type = readAscii(bytes, at + 4, 4)
    const end = at + 12 + length
    if (end > bytes.length) return undefined
    const body = bytes.subarray(at + 8, at + 8 + length)
    parts.part(wrongChunk(type, body))
    if (type === 'IDAT' || type === 'fdAT') parts.packed.push({ start: at + 8, end: at + 8 + length })
    at = end
    if (type === 'IEND') break
  }
  parts.part(at === bytes.length ? false : 'bytes behind the end')
  return parts
}

function wrongChunk(type: string, body: Uint8Array): string | false {
  const longest = NEEDED.get(type)
  if (longest !== undefined) return body.length > longest ? 'chunk with more than it should have' : false
  if (type === 'eXIf') return isOnlyOrientation(body) ? false : 'Exif chunk'
  if (type === 'iCCP') {
    const from = body.indexOf(0)
    const profile = from === -1 ? undefined : inflateBounded(body.subarray(from + 4), 8_000_000)
    return readAscii(body, 0, from) === 'colours' && profile !== undefined && hasPlainProfile(profile)
      ? false
      : 'colour profile with names'
  }
  return /^(?:tEXt|zTXt|iTXt)$/u.test(type) ? 'text chunk' : type === 'tIME' ? 'time chunk' : 'unknown chunk'
}
