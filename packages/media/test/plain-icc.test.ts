import { describe, expect, test } from 'vitest'
import { examine, makeSafeCopy } from '../src/index.js'
import { plainIcc } from '../src/metadata/plain-icc.js'
import { writeAscii, writeJoined, writeU16, writeU32 } from '../src/byte-writes.js'
import { madeJpeg, madePixels } from './support/made-pictures.js'

/** A small profile of a monitor that is named for its owner, its three colours sharing one curve. */
function madeProfile(): Uint8Array {
  const point = (x: number): Uint8Array =>
    writeJoined([writeAscii('XYZ \0\0\0\0'), writeU32(x), writeU32(x * 2), writeU32(x * 3)])
  const words = 'Monitor of Jo Secret 4711'
  const description = writeJoined([
    writeAscii('desc\0\0\0\0'),
    writeU32(words.length + 1),
    writeAscii(`${words}\0`),
    new Uint8Array(78),
  ])
  const values: readonly (readonly [readonly string[], Uint8Array])[] = [
    [['desc'], description],
    [['wtpt'], point(60_000)],
    [['rXYZ'], point(20_000)],
    [['gXYZ'], point(25_000)],
    [['bXYZ'], point(9000)],
    [['rTRC', 'gTRC', 'bTRC'], writeJoined([writeAscii('curv\0\0\0\0'), writeU32(1), writeU16(0x0233), writeU16(0)])],
    [['vcgt'], writeAscii('vcgt\0\0\0\0Jo Secret measured')],
  ]
  const tags = values.flatMap(([names]) => names)
  const table: Uint8Array[] = [writeU32(tags.length)]
  const body: Uint8Array[] = []
  let at = 132 + tags.length * 12
  for (const [names, value] of values) {
    for (const name of names) table.push(writeAscii(name), writeU32(at), writeU32(value.length))
    body.push(value)
    at += value.length
  }
  const header = new Uint8Array(128)
  header.set(writeU32(at))
  header.set(writeAscii('JoCo'), 4)
  header.set([2, 0x10, 0, 0], 8)
  header.set(writeAscii('mntrRGB XYZ '), 12)
  header.set([0x07, 0xea, 0, 8, 0, 20], 24)
  header.set(writeAscii('acsp'), 36)
  header.set(writeAscii('SecrModl'), 48)
  return writeJoined([header, ...table, ...body])
}

describe('a colour profile', () => {
  const profile = madeProfile()

  test('keeps its numbers and loses its names, its date and its maker', () => {
    const plain = plainIcc(profile)!
    const text = Buffer.from(plain).toString('latin1')
    for (const word of ['Jo', 'Secr', '4711', 'vcgt', 'Modl', '\x07\xea\0\x08']) expect(text).not.toContain(word)
    for (const name of ['rXYZ', 'gXYZ', 'bXYZ', 'wtpt', 'rTRC', 'gTRC', 'bTRC']) expect(text).toContain(name)
    expect(Buffer.from(plain).readUInt32BE(0)).toBe(plain.length)
    expect(text.split('curv').length).toBe(2)
    expect(Buffer.compare(Buffer.from(plainIcc(plain)!), Buffer.from(plain))).toBe(0)
  })

  test('that is none, or has not what colours need, is left out', () => {
    expect(plainIcc(new Uint8Array(200))).toBeUndefined()
    expect(plainIcc(profile.slice(0, 180))).toBeUndefined()
    expect(plainIcc(writeJoined([profile.subarray(0, 128), writeU32(900_000), profile.subarray(132)]))).toBeUndefined()
  })

  test('stays in a copy so, or goes if it is not kept', async () => {
    const jpeg = await madeJpeg(madePixels(20, 20))
    const payload = writeJoined([writeAscii('ICC_PROFILE\0\x01\x01'), profile])
    const head = Uint8Array.of(0xff, 0xe2)
    const bytes = writeJoined([jpeg.subarray(0, 2), head, writeU16(payload.length + 2), payload, jpeg.subarray(2)])
    expect((await examine(bytes, undefined)).sightings).toContainEqual({
      sign: 'colour-profile',
      label: 'ICC ProfileDescription',
      value: 'Monitor of Jo Secret 4711',
    })
    const kept = Buffer.from((await makeSafeCopy(bytes, undefined)).bytes)
    expect(kept.includes('ICC_PROFILE')).toBe(true)
    expect(kept.includes('Secret')).toBe(false)
    const gone = Buffer.from((await makeSafeCopy(bytes, undefined, { keep: { colour: false } })).bytes)
    expect(gone.includes('ICC_PROFILE')).toBe(false)
  })
})
