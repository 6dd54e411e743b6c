import { writeJoined } from '../byte-writes.js'
import type { FilmUnit } from './film-units.js'

/** Notes by which a film is shown: where it can be begun, eyes, which way is up, how bright and in which colours. */
const SHOWING: ReadonlySet<number> = new Set([6, 45, 47, 137, 144, 147])
/** The longest of those has 24 bytes. */
const MOST_SHOWING = 32
/** A note that says nothing, of as many bytes as are wanted. */
const FILLER = 3
const END = 0x80
/** Units of H.264 and H.265 that pictures are decoded with; 6, 39 and 40 are notes. */
const DECODED_AVC: ReadonlySet<number> = new Set([1, 2, 3, 4, 5, 7, 8, 9, 10, 11, 13, 14, 15, 19, 20, 21])
const isDecodedHevc = (kind: number): boolean => kind <= 37
const ROOM_AVC = 12
const ROOM_HEVC = 38

/**
 * Takes everything out of a unit that no picture is decoded with, in place: its length stays, so that nothing else of the
 * film has to move. Notes by which it is shown stay.
 */
export function quietUnit(bytes: Uint8Array, { isHevc, kind, from, to }: FilmUnit): void {
  const body = from + (isHevc ? 2 : 1)
  if (body >= to) return
  if (isHevc ? kind === 39 || kind === 40 : kind === 6) bytes.set(quietNotes(bytes.subarray(body, to)), body)
  else if (!(isHevc ? isDecodedHevc(kind) : DECODED_AVC.has(kind))) {
    // The kind that only takes up room, with what it is made of.
    bytes.set(isHevc ? [ROOM_HEVC << 1, 1] : [ROOM_AVC], from)
    bytes.fill(0xff, body, to)
    bytes[to - 1] = END
  }
}

function quietNotes(packed: Uint8Array): Uint8Array {
  const kept = broken(keptNotes(unbroken(packed)))
  const room = packed.length - 1 - kept.length
  if (room === 0) return writeJoined([kept, Uint8Array.of(END)])
  if (room > 1) return writeJoined([filler(room), kept, Uint8Array.of(END)])
  return packed.length > 2
    ? writeJoined([filler(packed.length - 1), Uint8Array.of(END)])
    : new Uint8Array(packed.length).fill(END)
}

/** The notes that stay, one after the other; none where they are not laid out as notes are. */
function keptNotes(plain: Uint8Array): Uint8Array {
  const kept: Uint8Array[] = []
  for (let at = 0; at + 1 < plain.length && plain[at] !== END;) {
    const start = at
    let [type, size] = [0, 0]
    while (plain[at] === 0xff) type += plain[at++] ?? 0
    type += plain[at++] ?? 0
    while (plain[at] === 0xff) size += plain[at++] ?? 0
    size += plain[at++] ?? 0
    at += size
    if (at > plain.length) return new Uint8Array()
    if (SHOWING.has(type) && size <= MOST_SHOWING) kept.push(plain.subarray(start, at))
  }
  return writeJoined(kept)
}

/** So many bytes of notes that say nothing, two at least. */
function filler(room: number): Uint8Array {
  const notes = new Uint8Array(room).fill(0xff)
  let at = 0
  // How long a note is takes a byte more for each 255: some lengths are only come by with an empty one before.
  let sizes = Math.floor((room - 2) / 256) + 1
  if (Math.floor((room - 1 - sizes) / 255) + 1 !== sizes) {
    notes.set([FILLER, 0])
    at = 2
    sizes = Math.floor((room - 4) / 256) + 1
  }
  notes[at] = FILLER
  notes[at + sizes] = room - at - 1 - sizes - 255 * (sizes - 1)
  return notes
}

/** Without the threes that break up zeros in a row. */
function unbroken(packed: Uint8Array): Uint8Array {
  const plain = new Uint8Array(packed.length)
  let [length, zeros] = [0, 0]
  for (const byte of packed) {
    if (zeros >= 2 && byte === 3) {
      zeros = 0
      continue
    }
    plain[length++] = byte
    zeros = byte === 0 ? zeros + 1 : 0
  }
  return plain.subarray(0, length)
}

function broken(plain: Uint8Array): Uint8Array {
  const packed: number[] = []
  let zeros = 0
  for (const byte of plain) {
    if (zeros >= 2 && byte <= 3) {
      packed.push(3)
      zeros = 0
    }
    packed.push(byte)
    zeros = byte === 0 ? zeros + 1 : 0
  }
  return Uint8Array.from(packed)
}
