import { readAscii, readsAs, readU32 } from '../byte-reads.js'
import { writeAscii, writeJoined, writeU16, writeU32 } from '../byte-writes.js'

/** Tags that are numbers by which colours are shown. */
const NUMBERS: ReadonlySet<string> = new Set([
  'rXYZ',
  'gXYZ',
  'bXYZ',
  'rTRC',
  'gTRC',
  'bTRC',
  'kTRC',
  'wtpt',
  'bkpt',
  'chad',
  'A2B0',
  'A2B1',
  'A2B2',
  'B2A0',
  'B2A1',
  'B2A2',
  'gamt',
  'cicp',
  'lumi',
])
/** Kinds of what those tags hold. */
const KINDS: ReadonlySet<string> = new Set(['XYZ ', 'curv', 'para', 'sf32', 'mft1', 'mft2', 'mAB ', 'mBA ', 'cicp'])
const MOST_TAGS = 200
const LARGEST = 4_000_000

/**
 * A colour profile with the numbers by which colours are shown, and without every name, date, maker and device in it.
 * Answers with nothing where the bytes are no profile that can be rebuilt: the copy then goes without it.
 */
export function plainIcc(bytes: Uint8Array): Uint8Array | undefined {
  if (bytes.length < 132 || bytes.length > LARGEST || !readsAs(bytes, 36, 'acsp')) return undefined
  const count = readU32(bytes, 128)
  if (count === 0 || count > MOST_TAGS || 132 + count * 12 > bytes.length) return undefined
  const kept: { name: string; value: Uint8Array; place: string }[] = []
  for (let index = 0; index < count; index++) {
    const entry = 132 + index * 12
    const name = readAscii(bytes, entry, 4)
    if (!NUMBERS.has(name)) continue
    const at = readU32(bytes, entry + 4)
    const size = readU32(bytes, entry + 8)
    if (size < 8 || at + size > bytes.length) return undefined
    const value = bytes.slice(at, at + size)
    if (!KINDS.has(readAscii(value, 0, 4))) return undefined
    value.fill(0, 4, 8)
    kept.push({ name, value, place: `${at} ${size}` })
  }
  const names = new Set(kept.map(({ name }) => name))
  const isMatrix = ['rXYZ', 'gXYZ', 'bXYZ', 'rTRC', 'gTRC', 'bTRC'].every((name) => names.has(name))
  if (!names.has('wtpt') || !(isMatrix || names.has('kTRC') || names.has('A2B0'))) return undefined

  const isFourth = (bytes[8] ?? 0) >= 4
  kept.push({ name: 'desc', value: plainText('Colours', isFourth, 'desc'), place: 'desc' })
  kept.push({ name: 'cprt', value: plainText('None', isFourth, 'text'), place: 'cprt' })

  const header = new Uint8Array(128)
  // Version, what it is for, and its two spaces; everything else is who, when and with what.
  header.set(bytes.subarray(8, 12), 8)
  header.set(bytes.subarray(12, 24), 12)
  // A date has to be there; the same for all.
  header.set([0x07, 0xd0, 0, 1, 0, 1], 24)
  header.set(writeAscii('acsp'), 36)
  header.set([0, 0, 0, (bytes[67] ?? 0) & 3], 64)
  // The white that profiles refer to: D50.
  header.set([0, 0, 0xf6, 0xd6, 0, 1, 0, 0, 0, 0, 0xd3, 0x2d], 68)

  const table: Uint8Array[] = [writeU32(kept.length)]
  const values: Uint8Array[] = []
  let at = 132 + kept.length * 12
  // What several tags share in the file, as the three colours often share a curve, they share here.
  const places = new Map<string, number>()
  for (const { name, value, place } of kept) {
    const known = places.get(place)
    table.push(writeAscii(name), writeU32(known ?? at), writeU32(value.length))
    if (known !== undefined) continue
    places.set(place, at)
    const room = new Uint8Array((4 - (value.length % 4)) % 4)
    values.push(value, room)
    at += value.length + room.length
  }
  header.set(writeU32(at), 0)
  return writeJoined([header, ...table, ...values])
}

function plainText(text: string, isFourth: boolean, older: 'desc' | 'text'): Uint8Array {
  if (isFourth) {
    const wide = writeJoined([...text].map((character) => writeU16(character.charCodeAt(0))))
    return writeJoined([
      writeAscii('mluc\0\0\0\0'),
      writeU32(1),
      writeU32(12),
      writeAscii('enUS'),
      writeU32(wide.length),
      writeU32(28),
      wide,
    ])
  }
  if (older === 'text') return writeAscii(`text\0\0\0\0${text}\0`)
  return writeJoined([
    writeAscii('desc\0\0\0\0'),
    writeU32(text.length + 1),
    writeAscii(`${text}\0`),
    new Uint8Array(78),
  ])
}
