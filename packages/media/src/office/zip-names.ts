import { readAscii, readU16Little, readU32Little } from '../byte-reads.js'

const MOST = 20_000
const END = 0x0605_4b50
const ENTRY = 0x0201_4b50

/** The paths that a zip lists, without unpacking anything; nothing where it is none. */
export function zipNames(bytes: Uint8Array): readonly string[] {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return []
  const end = endOf(bytes)
  if (end === -1) return []
  const names: string[] = []
  const size = readU32Little(bytes, end + 12)
  // Something may lie before the zip, by which all places are moved.
  let at = end - size
  while (at >= 0 && at + 46 <= end && names.length < MOST && readU32Little(bytes, at) === ENTRY) {
    const length = readU16Little(bytes, at + 28)
    names.push(readAscii(bytes, at + 46, length))
    at += 46 + length + readU16Little(bytes, at + 30) + readU16Little(bytes, at + 32)
  }
  return names
}

function endOf(bytes: Uint8Array): number {
  for (let at = bytes.length - 22; at >= 0 && at > bytes.length - 66_000; at--)
    if (bytes[at] === 0x50 && readU32Little(bytes, at) === END) return at
  return -1
}
