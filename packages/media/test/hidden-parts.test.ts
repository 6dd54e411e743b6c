import { describe, expect, test } from 'vitest'
import { examine, identifyMedia, makeSafeCopy } from '../src/index.js'
import { packGifPixels } from '../src/gif/pack-gif-pixels.js'
import { packBytes } from '../src/pack-bytes.js'
import { walkPng } from '../src/png/walk-png.js'
import { writeChunks } from '../src/png/write-chunks.js'
import { writeAscii, writeJoined, writeU16, writeU32 } from '../src/byte-writes.js'
import { madeGif, madeJpeg, madePixels, madePng, madeTiff } from './support/made-pictures.js'

const jpeg = await madeJpeg(madePixels(64, 48))
const png = await madePng(madePixels(40, 30))

const withSegment = (marker: number, payload: Uint8Array): Uint8Array =>
  writeJoined([
    jpeg.subarray(0, 2),
    Uint8Array.of(0xff, marker),
    writeU16(payload.length + 2),
    payload,
    jpeg.subarray(2),
  ])
const withChunk = (type: string, data: Uint8Array): Uint8Array => {
  const [first, ...rest] = walkPng(png).chunks
  return writeChunks([first!, { type, data }, ...rest])
}
const has = (bytes: Uint8Array, text: string): boolean => Buffer.from(bytes).includes(text)

describe('what lies in a picture unseen is told, and does not get into the copy', () => {
  test.each([
    [
      'a film behind a photo',
      writeJoined([jpeg, writeU32(24), writeAscii('ftypmp42Marker-0000000000')]),
      'embedded-file',
    ],
    ['a second photo behind a photo', writeJoined([jpeg, jpeg, writeAscii('Marker')]), 'preview'],
    ['notes of a phone behind a photo', writeJoined([jpeg, writeAscii('Marker-Samsung-SEFT')]), 'trailing-data'],
    ['a record of provenance', withSegment(0xeb, writeAscii('JP\0\x01\0\0\0\x01c2pa.assertions Marker')), 'provenance'],
    ['a list of further pictures', withSegment(0xe2, writeAscii('MPF\0II*\0Marker')), 'preview'],
    ['a small picture of old', withSegment(0xe0, writeAscii('JFXX\0\x10\xff\xd8\xff\xe0Marker')), 'thumbnail'],
    ['a segment of nobody', withSegment(0xe7, writeAscii('Marker of a program')), 'other-metadata'],
    ['a record of provenance in a PNG', withChunk('caBX', writeAscii('jumb c2pa.claim Marker')), 'provenance'],
    ['a chunk of nobody', withChunk('prVt', writeAscii('Marker of a program')), 'other-metadata'],
    [
      'the rest of a larger screenshot',
      writeJoined([png, writeAscii('IDATMarker of what was cut off')]),
      'trailing-data',
    ],
  ])('%s', async (_, bytes, sign) => {
    const seen = await examine(bytes, undefined)
    expect(seen.sightings.map((sighting) => sighting.sign)).toContain(sign)
    const copy = await makeSafeCopy(bytes, undefined)
    expect(has(copy.bytes, 'Marker')).toBe(false)
    expect(copy.removed.some((removed) => removed.sign === sign)).toBe(true)
    const covered = await makeSafeCopy(bytes, undefined, { regions: [{ x: 2, y: 2, width: 4, height: 4 }] })
    expect(has(covered.bytes, 'Marker')).toBe(false)
  })

  test('and a copy says whether it has less than its original, whatever that was called', async () => {
    const lessOf = async (...args: Parameters<typeof makeSafeCopy>): Promise<boolean> =>
      (await makeSafeCopy(...args)).hasLess
    expect(await lessOf(png, 'holiday-at-the-base.png')).toBe(false)
    expect(await lessOf(withChunk('prVt', writeAscii('Marker of a program')), undefined)).toBe(true)
    expect(await lessOf(png, undefined, { regions: [{ x: 2, y: 2, width: 4, height: 4 }] })).toBe(true)
  })

  test('a packet of XMP that goes on in further segments is read as one', async () => {
    const text = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><r:Description xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:description>Far away words</dc:description></r:Description></r:RDF></x:xmpmeta>`
    const part = (at: number, words: string): Uint8Array => {
      const payload = writeJoined([
        writeAscii(`http://ns.adobe.com/xmp/extension/\0${'0'.repeat(32)}`),
        writeU32(text.length),
        writeU32(at),
        writeAscii(words),
      ])
      return writeJoined([Uint8Array.of(0xff, 0xe1), writeU16(payload.length + 2), payload])
    }
    // The second part may stand first.
    const bytes = writeJoined([
      jpeg.subarray(0, 2),
      part(100, text.slice(100)),
      part(0, text.slice(0, 100)),
      jpeg.subarray(2),
    ])
    const seen = await examine(bytes, undefined)
    expect(seen.texts).toContainEqual({ where: 'metadata', text: 'Far away words', label: 'XMP dc:description' })
  })

  test('what stands behind the last block of a photo, where no decoder looks, is not in the copy', async () => {
    for (const isProgressive of [false, true]) {
      const photo = await madeJpeg(madePixels(64, 48), { isProgressive })
      const bytes = writeJoined([photo.subarray(0, -2), writeAscii('Marker behind the last block'), photo.subarray(-2)])
      const copy = await makeSafeCopy(bytes, undefined)
      expect(has(copy.bytes, 'Marker')).toBe(false)
      expect(Buffer.compare(Buffer.from(copy.bytes), Buffer.from((await makeSafeCopy(photo, undefined)).bytes))).toBe(0)
    }
  })

  test('what stands before a restart in a photo, where no decoder looks, is not in the copy', async () => {
    const one = [1, ...Array<number>(15).fill(0)]
    const segment = (marker: number, ...payload: readonly number[]): Uint8Array =>
      writeJoined([Uint8Array.of(0xff, marker), writeU16(payload.length + 2), Uint8Array.from(payload)])
    const photo = (hidden: string): Uint8Array =>
      writeJoined([
        Uint8Array.of(0xff, 0xd8),
        segment(0xdb, 0, ...Array<number>(64).fill(16)),
        segment(0xc0, 8, 0, 8, 0, 24, 1, 1, 0x11, 0),
        segment(0xc4, 0, ...one, 0),
        segment(0xc4, 0x10, ...one, 0),
        segment(0xdd, 0, 1),
        segment(0xda, 1, 1, 0, 0, 63, 0),
        Uint8Array.of(0x3f),
        writeAscii(hidden),
        Uint8Array.of(0xff, 0xd0, 0x3f, 0xff, 0xd1, 0x3f),
        writeAscii(hidden),
        Uint8Array.of(0xff, 0xd9),
      ])
    const copy = await makeSafeCopy(photo('Marker'), undefined)
    expect(has(copy.bytes, 'Marker')).toBe(false)
    expect(Buffer.compare(Buffer.from(copy.bytes), Buffer.from((await makeSafeCopy(photo(''), undefined)).bytes))).toBe(
      0,
    )
  })

  test('strips of a scan below its last row are not in the copy', async () => {
    const tiff = madeTiff(madePixels(16, 8))
    const view = new DataView(tiff.buffer)
    const strip = view.getUint32(4, true) - 6
    // Half as high as there are rows: a second strip has the rest.
    const start = view.getUint32(4, true)
    const bytes = writeJoined([tiff, new Uint8Array(16), writeAscii('Marker')])
    const wide = new DataView(bytes.buffer)
    for (let entry = start + 2; entry < start + 2 + 9 * 12; entry += 12) {
      const tag = wide.getUint16(entry, true)
      if (tag !== 0x111 && tag !== 0x117) continue
      const at = tiff.length + (tag === 0x111 ? 0 : 8)
      wide.setUint32(at, tag === 0x111 ? 8 : strip - 8, true)
      wide.setUint32(at + 4, tag === 0x111 ? tiff.length + 16 : 6, true)
      wide.setUint32(entry + 4, 2, true)
      wide.setUint32(entry + 8, at, true)
    }
    const copy = await makeSafeCopy(bytes, undefined)
    expect(has(copy.bytes, 'Marker')).toBe(false)
    expect((await identifyMedia(copy.bytes).format.pixels!(copy.bytes)).data).toEqual(
      (await identifyMedia(tiff).format.pixels!(tiff)).data,
    )
  })

  test('numbers that a field of a scan has too many of stop the copy', async () => {
    const tiff = madeTiff(madePixels(16, 8))
    const view = new DataView(tiff.buffer)
    const start = view.getUint32(4, true)
    // How high the picture is, in five numbers.
    view.setUint32(start + 2 + 12 + 4, 5, true)
    view.setUint32(start + 2 + 12 + 8, 8, true)
    view.setUint32(8, 8, true)
    await expect(makeSafeCopy(tiff, undefined)).rejects.toMatchObject({ code: 'media/not-cleanable' })
  })

  test('a photo or a moving picture without its last bytes is copied whole, and with them', async () => {
    for (const [whole, cut] of [
      [jpeg, 2],
      [madeGif(madePixels(20, 20)), 1],
    ] as const) {
      const one = await makeSafeCopy(whole.subarray(0, -cut), undefined)
      const two = await makeSafeCopy(whole, undefined)
      expect(Buffer.compare(Buffer.from(one.bytes), Buffer.from(two.bytes))).toBe(0)
    }
    await expect(makeSafeCopy(jpeg.subarray(0, -40), undefined)).rejects.toMatchObject({ code: 'media/damaged' })
  })

  test('data that a segment has no use for stop the copy', async () => {
    const at = Buffer.from(jpeg).indexOf(Buffer.from([0xff, 0xdb]))
    const longer = writeJoined([
      jpeg.subarray(0, at + 2),
      writeU16(((jpeg[at + 2] ?? 0) << 8) + (jpeg[at + 3] ?? 0) + 40),
      jpeg.subarray(at + 4, at + 2 + ((jpeg[at + 2] ?? 0) << 8) + (jpeg[at + 3] ?? 0)),
      new Uint8Array(40).fill(0x11),
      jpeg.subarray(at + 2 + ((jpeg[at + 2] ?? 0) << 8) + (jpeg[at + 3] ?? 0)),
    ])
    await expect(makeSafeCopy(longer, undefined)).rejects.toMatchObject({ code: 'media/not-cleanable' })
  })

  test('a chunk that every program has to know, and none does, stops the copy', async () => {
    await expect(makeSafeCopy(withChunk('ABCD', writeAscii('x')), undefined)).rejects.toMatchObject({
      code: 'media/not-cleanable',
    })
  })
})

describe('every kind of PNG is covered in its own numbers', () => {
  const kinds = [0, 2, 3, 4, 6].flatMap((colour) =>
    ({ 0: [1, 2, 4, 8, 16], 2: [8, 16], 3: [1, 2, 4, 8], 4: [8, 16], 6: [8, 16] })[colour]!.flatMap((depth) =>
      [0, 1].map((interlace) => ({ colour, depth, interlace })),
    ),
  )

  test.each(kinds)('colours $colour, $depth bits, interlaced $interlace', async ({ colour, depth, interlace }) => {
    const [width, height] = [21, 13]
    const samples = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }[colour]!
    const passes = interlace
      ? [
          [0, 0, 8, 8],
          [4, 0, 8, 8],
          [0, 4, 4, 8],
          [2, 0, 4, 4],
          [0, 2, 2, 4],
          [1, 0, 2, 2],
          [0, 1, 1, 2],
        ]
      : [[0, 0, 1, 1]]
    let chance = 5
    const rows: number[] = []
    for (const [left = 0, top = 0, stepX = 1, stepY = 1] of passes)
      for (let y = top; y < height; y += stepY) {
        rows.push(y % 5)
        const bytes = Math.ceil((Math.ceil((width - left) / stepX) * samples * depth) / 8)
        for (let index = 0; index < bytes; index++) {
          chance = (chance * 1_103_515_245 + 12_345) & 0x7fffffff
          rows.push((chance >> 16) & 0xff)
        }
      }
    const palette = Uint8Array.from({ length: 3 * 2 ** Math.min(depth, 8) }, (_, index) => (index * 37) & 0xff)
    const bytes = writeChunks([
      {
        type: 'IHDR',
        data: writeJoined([writeU32(width), writeU32(height), Uint8Array.of(depth, colour, 0, 0, interlace)]),
      },
      ...(colour === 3 ? [{ type: 'PLTE', data: palette }] : []),
      { type: 'IDAT', data: await packBytes(Uint8Array.from(rows)) },
      { type: 'IEND', data: new Uint8Array() },
    ])
    const region = { x: 4, y: 3, width: 9, height: 5 }
    const copy = await makeSafeCopy(bytes, undefined, { regions: [region] })
    const was = await identifyMedia(bytes).format.pixels!(bytes)
    const is = await identifyMedia(copy.bytes).format.pixels!(copy.bytes)
    const inside = new Set<string>()
    let changed = 0
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) {
        const at = (y * width + x) * 4
        const isInside = x >= 4 && x < 13 && y >= 3 && y < 8
        if (isInside) inside.add(is.data.subarray(at, at + 4).join(' '))
        else if (was.data.subarray(at, at + 4).join() !== is.data.subarray(at, at + 4).join()) changed++
      }
    expect(inside.size).toBe(1)
    expect([...inside][0]).toMatch(/ 255$/u)
    expect(changed).toBe(0)
  })
})

describe('pictures of few colours, none of them dark', () => {
  const light = Uint8Array.from([255, 255, 255, 200, 200, 200, 250, 250, 0, 255, 200, 200])
  const region = { x: 2, y: 2, width: 5, height: 4 }
  const [width, height] = [12, 10]

  const colours = async (bytes: Uint8Array): Promise<{ inside: readonly string[]; outside: readonly string[] }> => {
    const { data } = await identifyMedia(bytes).format.pixels!(bytes)
    const [inside, outside]: [string[], string[]] = [[], []]
    for (let pixel = 0; pixel < width * height; pixel++) {
      const [x, y] = [pixel % width, Math.floor(pixel / width)]
      const isInside = x >= 2 && x < 7 && y >= 2 && y < 6
      ;(isInside ? inside : outside).push(data.subarray(pixel * 4, pixel * 4 + 4).join(' '))
    }
    return { inside: [...new Set(inside)], outside }
  }
  const indexes = Uint8Array.from({ length: width * height }, (_, pixel) => (pixel + Math.floor(pixel / width)) % 4)
  const gif = (palette: Uint8Array, pixels: Uint8Array, codeSize: number): Uint8Array =>
    writeJoined([
      writeAscii('GIF89a'),
      Uint8Array.of(width, 0, height, 0, 0x80 | (Math.log2(palette.length / 3) - 1), 0, 0),
      palette,
      Uint8Array.of(0x2c, 0, 0, 0, 0, width, 0, height, 0, 0, codeSize),
      ...packGifPixels(pixels, codeSize).flatMap((piece) => [Uint8Array.of(piece.length), piece]),
      Uint8Array.of(0, 0x3b),
    ])

  test('are covered with a dark one in a GIF', async () => {
    const bytes = gif(light, indexes, 2)
    const copy = await makeSafeCopy(bytes, undefined, { regions: [region] })
    const [was, is] = [await colours(bytes), await colours(copy.bytes)]
    expect(is.inside).toEqual(['32 32 32 255'])
    expect(is.outside).toEqual(was.outside)
  })

  test('are refused in a GIF where all 256 are needed', async () => {
    const all = Uint8Array.from({ length: 768 }, (_, at) => 60 + (at % 190))
    const wide = [20, 20] as const
    const pixels = Uint8Array.from({ length: wide[0] * wide[1] }, (_, pixel) => pixel & 255)
    const bytes = gif(all, pixels, 8)
    bytes.set([wide[0], 0, wide[1]], 6)
    bytes.set([wide[0], 0, wide[1]], 13 + 768 + 5)
    const refused = makeSafeCopy(bytes, undefined, { regions: [{ x: 0, y: 0, width: 2, height: 2 }] })
    await expect(refused).rejects.toMatchObject({ code: 'media/not-coverable' })
  })

  test('are covered with a dark one in a PNG', async () => {
    const rows = Array.from({ length: height }, (_, row) => [
      0,
      ...Array.from({ length: width / 4 }, (_, four) =>
        indexes
          .subarray(row * width + four * 4, row * width + four * 4 + 4)
          .reduce((byte, index) => (byte << 2) | index, 0),
      ),
    ]).flat()
    const bytes = writeChunks([
      { type: 'IHDR', data: writeJoined([writeU32(width), writeU32(height), Uint8Array.of(2, 3, 0, 0, 0)]) },
      { type: 'PLTE', data: light },
      { type: 'IDAT', data: await packBytes(Uint8Array.from(rows)) },
      { type: 'IEND', data: new Uint8Array() },
    ])
    const copy = await makeSafeCopy(bytes, undefined, { regions: [region] })
    const [was, is] = [await colours(bytes), await colours(copy.bytes)]
    expect(is.inside).toEqual(['32 32 32 255'])
    expect(is.outside).toEqual(was.outside)
  })
})

test('a photo in four inks, whose pixels cannot be looked at, is not covered', async () => {
  const segment = (marker: number, ...payload: readonly number[]): Uint8Array =>
    writeJoined([Uint8Array.of(0xff, marker), writeU16(payload.length + 2), Uint8Array.from(payload)])
  const one = [1, ...Array<number>(15).fill(0)]
  const parts = [1, 2, 3, 4]
  const bytes = writeJoined([
    Uint8Array.of(0xff, 0xd8),
    segment(0xdb, 0, ...Array<number>(64).fill(16)),
    segment(0xc0, 8, 0, 8, 0, 8, 4, ...parts.flatMap((id) => [id, 0x11, 0])),
    segment(0xc4, 0, ...one, 0),
    segment(0xc4, 0x10, ...one, 0),
    segment(0xda, 4, ...parts.flatMap((id) => [id, 0]), 0, 63, 0),
    Uint8Array.of(0),
    Uint8Array.of(0xff, 0xd9),
  ])
  expect((await makeSafeCopy(bytes, undefined)).format).toBe('jpeg')
  const regions = [{ x: 1, y: 1, width: 2, height: 2 }]
  await expect(makeSafeCopy(bytes, undefined, { regions })).rejects.toMatchObject({ code: 'media/not-coverable' })
})
