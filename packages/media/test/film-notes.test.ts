import { expect, test } from 'vitest'
import { filmSamples } from '../src/film/film-samples.js'
import { filmUnits } from '../src/film/film-units.js'
import { quietSound } from '../src/film/quiet-sound.js'
import { quietUnit } from '../src/film/quiet-unit.js'
import { userNotes } from '../src/film/user-notes.js'
import { writeBox } from './support/write-box.js'

const SECRET = 'taken by Anna'

/** Notes of a kind, with a mark of 16 bytes in front of the words. */
function note(type: number, words: string): Buffer {
  const body = Buffer.concat([Buffer.alloc(16, 0x11), Buffer.from(words)])
  return Buffer.concat([Buffer.from([type, body.length]), body])
}

test('notes among what pictures of H.265 are decoded with are found, and said nothing with', () => {
  const unit = Buffer.concat([Buffer.from([39 << 1, 1]), note(5, SECRET), Buffer.from([0x80])])
  const list = Buffer.concat([Buffer.from([0x80 | 39, 0, 1, 0, unit.length]), unit])
  const hvcC = writeBox('hvcC', Buffer.alloc(21), Buffer.from([3, 1]), list)
  const entry = writeBox('hvc1', Buffer.alloc(78), hvcC)
  const stsd = writeBox('stsd', Buffer.from([0, 0, 0, 0, 0, 0, 0, 1]), entry)
  const film = writeBox('moov', writeBox('trak', writeBox('mdia', writeBox('minf', writeBox('stbl', stsd)))))
  const [track] = filmSamples(film)
  const said = [...userNotes(film, track!)].map(({ from, to }) => Buffer.from(film.subarray(from, to)).toString())
  expect(said).toEqual([SECRET])
  const before = film.length
  for (const each of filmUnits(film, track!)) quietUnit(film, each)
  expect(film).toHaveLength(before)
  expect(Buffer.from(film).includes(SECRET)).toBe(false)
  expect([...userNotes(film, track!)]).toEqual([])
  expect([...filmUnits(film, track!)]).toMatchObject([{ kind: 39 }])
})

test('notes of every length say nothing afterwards, and are still laid out as notes', () => {
  for (let length = 4; length < 1200; length++) {
    const bytes = new Uint8Array(length).fill(0x41)
    bytes.set([6, 5])
    quietUnit(bytes, { isHevc: false, kind: 6, from: 0, to: length })
    expect(Buffer.from(bytes).includes('AA'), String(length)).toBe(false)
    expect(bytes[length - 1]).toBe(0x80)
    let at = 1
    while (bytes[at] !== 0x80 && at < length) {
      expect(bytes[at]).toBe(3)
      at++
      let size = 0
      while (bytes[at] === 0xff) size += bytes[at++]!
      size += bytes[at++]!
      expect(bytes.subarray(at, at + size).every((byte) => byte === 0xff)).toBe(true)
      at += size
    }
    expect(at, String(length)).toBe(length - 1)
  }
})

test('where a film can be begun stays said, beside notes that go', () => {
  const recovery = [6, 3, 0, 0, 3, 0]
  const bytes = new Uint8Array(Buffer.concat([Buffer.from([6]), note(5, SECRET), Buffer.from([...recovery, 0x80])]))
  quietUnit(bytes, { isHevc: false, kind: 6, from: 0, to: bytes.length })
  expect(Buffer.from(bytes).includes(SECRET)).toBe(false)
  expect(Buffer.from(bytes).includes(Buffer.from(recovery))).toBe(true)
})

test('units that no picture is decoded with hold nothing afterwards', () => {
  const bytes = new Uint8Array([...Buffer.from([31]), ...Buffer.from(SECRET)])
  quietUnit(bytes, { isHevc: false, kind: 31, from: 0, to: bytes.length })
  expect(bytes[0]).toBe(12)
  expect(Buffer.from(bytes).includes('Anna')).toBe(false)
})

test('what an encoder of sound wrote of itself goes, and the sound stays as it is', () => {
  // An element of room (110) with 15 + 5 bytes (1111, 00000101), the first of which begins with a kind of nothing.
  const head = [0b1101_1110, 0b0000_1010]
  const name = Buffer.from('\0Lavc59.37.100 Anna')
  const frame = new Uint8Array([...head, ...name, ...Array<number>(9).fill(0x21)])
  const before = frame.slice()
  quietSound(frame, 0, frame.length)
  expect(Buffer.from(frame).includes('Lavc')).toBe(false)
  expect(Buffer.from(frame).includes('Anna')).toBe(false)
  expect(frame.subarray(0, 2)).toEqual(before.subarray(0, 2))
  expect(frame.subarray(21)).toEqual(before.subarray(21))
})

test('a frame of sound that begins with sound is not touched', () => {
  const frame = Uint8Array.from({ length: 40 }, (_, index) => (index * 37) & 0x1f)
  const before = frame.slice()
  quietSound(frame, 0, frame.length)
  expect(frame).toEqual(before)
})
