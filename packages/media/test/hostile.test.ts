import { TelltaleError } from '@telltale/model'
import { describe, expect, test } from 'vitest'
import { examine, makeSafeCopy } from '../src/index.js'
import { identifyMedia } from '../src/identify-media.js'
import { packBytes } from '../src/pack-bytes.js'
import { writeChunks } from '../src/png/write-chunks.js'
import { walkPng } from '../src/png/walk-png.js'
import { readExif } from '../src/metadata/read-exif.js'
import { readPhotoshop } from '../src/metadata/read-photoshop.js'
import { readXmp } from '../src/metadata/read-xmp.js'
import { writeAscii, writeJoined, writeU16, writeU32 } from '../src/byte-writes.js'
import { madeAvif, madeGif, madeJpeg, madePixels, madePng, madeTiff, madeWebp } from './support/made-pictures.js'
import { writeBox } from './support/write-box.js'

const pixels = madePixels(64, 48)
const samples = {
  jpeg: await madeJpeg(pixels),
  progressive: await madeJpeg(pixels, { isProgressive: true }),
  png: await madePng(pixels),
  webp: await madeWebp(pixels),
  gif: madeGif(pixels),
  tiff: madeTiff(pixels),
  avif: await madeAvif(pixels),
}
const names = Object.keys(samples) as (keyof typeof samples)[]

/** Looks into a file and copies it, covered and not; the code of what stops it, if something does. */
async function codesOf(bytes: Uint8Array, name?: string): Promise<readonly string[]> {
  const codes: string[] = []
  for (const attempt of [
    async () => await examine(bytes, name),
    async () => await makeSafeCopy(bytes, name),
    async () => await makeSafeCopy(bytes, name, { regions: [{ x: 5, y: 5, width: 20, height: 10 }] }),
  ])
    try {
      await attempt()
    } catch (error) {
      if (!(error instanceof TelltaleError)) throw error
      codes.push(error.code)
    }
  return codes
}

describe('bad files are refused in clear words', () => {
  test('an archive is called one, and where an exported chat is read is said', () => {
    const archive = Uint8Array.from([0x50, 0x4b, 3, 4, ...new Uint8Array(60)])
    expect(() => identifyMedia(archive, 'chat.zip')).toThrow('archive')
  })

  test('nothing at all, and what is no picture', async () => {
    expect(await codesOf(new Uint8Array())).toEqual(['read/empty', 'read/empty', 'read/empty'])
    expect(new Set(await codesOf(new Uint8Array(500).fill(0x91)))).toEqual(new Set(['media/not-known']))
  })

  test.each(names)('a %s that is cut short anywhere', async (name) => {
    const bytes = samples[name]
    for (let part = 1; part < 12; part++) {
      const codes = await codesOf(bytes.slice(0, Math.floor((bytes.length * part) / 12)))
      expect(codes.length, `${part}/12`).toBeGreaterThan(0)
      for (const code of codes) expect(code).toMatch(/^media\/(?:damaged|not-known|not-cleanable|not-seen)$/u)
    }
  })

  test.each(names)('a %s with bytes changed at random stops nothing but itself', async (name) => {
    let chance = 7
    const next = (below: number): number => {
      chance = (chance * 1_103_515_245 + 12_345) & 0x7fffffff
      return (chance >> 8) % below
    }
    for (let round = 0; round < 60; round++) {
      const bytes = samples[name].slice()
      for (let change = 0; change <= round % 6; change++) bytes[next(round % 2 === 0 ? 200 : bytes.length)] = next(256)
      await codesOf(bytes)
    }
  })

  test('pictures that are too large to be true', async () => {
    const png = walkPng(samples.png)
    const huge = writeChunks(
      png.chunks.map((chunk) =>
        chunk.type === 'IHDR'
          ? { type: 'IHDR', data: writeJoined([writeU32(30_000), writeU32(30_000), chunk.data.subarray(8)]) }
          : chunk,
      ),
    )
    expect(new Set(await codesOf(huge))).toEqual(new Set(['media/too-large']))
    const jpeg = samples.jpeg.slice()
    for (let at = 2; at < jpeg.length; at++)
      if (jpeg[at] === 0xff && jpeg[at + 1] === 0xc0) {
        jpeg.set([0x75, 0x30, 0x75, 0x30], at + 5)
        break
      }
    expect(new Set(await codesOf(jpeg))).toEqual(new Set(['media/too-large']))
  })

  test('a text that unpacks to more than any text', async () => {
    const bomb = await packBytes(new Uint8Array(40_000_000))
    const chunks = walkPng(samples.png).chunks
    const data = writeJoined([writeAscii('Comment\0\0'), bomb])
    const bytes = writeChunks([chunks[0]!, { type: 'zTXt', data }, ...chunks.slice(1)])
    expect(bytes.length).toBeLessThan(200_000)
    expect(new Set(await codesOf(bytes))).toEqual(new Set(['media/too-large']))
  })

  test('pixels that unpack to more than the picture has', async () => {
    const chunks = walkPng(samples.png).chunks
    const packed = await packBytes(new Uint8Array(50_000_000))
    const bytes = writeChunks(chunks.map((chunk) => (chunk.type === 'IDAT' ? { type: 'IDAT', data: packed } : chunk)))
    await expect(makeSafeCopy(bytes, undefined)).rejects.toMatchObject({ code: 'media/too-large' })
  })

  test('a photo that goes over its picture again and again', async () => {
    const [width, height, passes] = [8000, 8000, 300]
    const segment = (marker: number, ...payload: readonly number[]): Uint8Array =>
      writeJoined([Uint8Array.of(0xff, marker), writeU16(payload.length + 2), Uint8Array.from(payload)])
    const one = [1, ...Array<number>(15).fill(0)]
    const side = (pixels: number): readonly number[] => [pixels >> 8, pixels & 255]
    const runs = Uint8Array.from({ length: 80 }, (_, index) => (index % 2 === 0 ? 0x7f : 0xfe))
    const pass = writeJoined([segment(0xda, 1, 1, 0, 1, 63, 0), runs])
    const bytes = writeJoined([
      Uint8Array.of(0xff, 0xd8),
      segment(0xdb, 0, ...Array<number>(64).fill(16)),
      segment(0xc2, 8, ...side(height), ...side(width), 1, 1, 0x11, 0),
      segment(0xc4, 0, ...one, 0),
      segment(0xc4, 0x10, ...one, 0xe0),
      segment(0xda, 1, 1, 0, 0, 0, 0),
      new Uint8Array((width * height) / 512),
      ...Array<Uint8Array>(passes).fill(pass),
      Uint8Array.of(0xff, 0xd9),
    ])
    expect(new Set(await codesOf(bytes))).toEqual(new Set(['media/too-large']))
  })

  test('pieces of a picture that take no room to tell of', async () => {
    const whole = writeU32(0)
    const places = (base: number): Uint8Array =>
      writeJoined(
        Array.from({ length: 3000 }, (_, index) =>
          writeJoined([writeU16(index + 1), writeU16(0), writeU32(base), writeU16(65_535)]),
        ),
      )
    const written = (base: number): Uint8Array =>
      writeJoined([
        writeBox('ftyp', writeAscii('heic\0\0\0\0mif1heic')),
        writeBox(
          'meta',
          whole,
          writeBox('hdlr', new Uint8Array(8), writeAscii('pict'), new Uint8Array(13)),
          writeBox('pitm', whole, writeU16(1)),
          writeBox('iloc', whole, Uint8Array.of(0, 0x40), writeU16(3000), places(base)),
          writeBox(
            'iinf',
            whole,
            writeU16(1),
            writeBox('infe', Uint8Array.of(2, 0, 0, 0, 0, 1, 0, 0), writeAscii('hvc1\0')),
          ),
          writeBox('iprp', writeBox('ipco', writeBox('ispe', whole, writeU32(8), writeU32(8)))),
        ),
      ])
    const codes = await codesOf(written(written(0).length))
    expect(codes.every((code) => /^media\/(?:damaged|too-large|not-coverable)$/u.test(code))).toBe(true)
    expect(codes.length).toBeGreaterThanOrEqual(2)
  })

  test('a picture of more pieces, each of more pieces, than any has', async () => {
    const whole = writeU32(0)
    const ids = Array.from({ length: 12_000 }, (_, index) => index + 1)
    const written = (at: number): Uint8Array =>
      writeJoined([
        writeBox('ftyp', writeAscii('heic\0\0\0\0mif1heic')),
        writeBox(
          'meta',
          whole,
          writeBox('hdlr', new Uint8Array(8), writeAscii('pict'), new Uint8Array(13)),
          writeBox('pitm', whole, writeU16(1)),
          writeBox(
            'iloc',
            whole,
            Uint8Array.of(0x44, 0),
            writeU16(1),
            writeU16(1),
            writeU16(0),
            writeU16(1),
            writeU32(at),
            writeU32(1),
          ),
          writeBox(
            'iinf',
            whole,
            writeU16(ids.length),
            ...ids.map((id) =>
              writeBox('infe', Uint8Array.of(2, 0, 0, 0), writeU16(id), writeU16(0), writeAscii('hvc1\0')),
            ),
          ),
          writeBox('iref', whole, ...ids.map((id) => writeBox('dimg', writeU16(1), writeU16(1), writeU16(id)))),
          writeBox(
            'iprp',
            writeBox('ipco', writeBox('ispe', whole, writeU32(8), writeU32(8))),
            writeBox('ipma', whole, writeU32(1), writeU16(1), Uint8Array.of(1, 1)),
          ),
        ),
        writeBox('mdat', Uint8Array.of(1)),
      ])
    const codes = await codesOf(written(8))
    expect(codes.slice(0, 2)).toEqual(['media/too-large', 'media/too-large'])
  })

  test('a field of a TIFF with more numbers than any picture has samples', async () => {
    const count = 500_000
    const fields = [
      [0x100, 1, 8],
      [0x101, 1, 8],
      [0x102, count, 8 + 2 + 96 + 4],
      [0x103, 1, 1],
      [0x106, 1, 1],
      [0x111, 1, 8 + 2 + 96 + 4],
      [0x116, 1, 8],
      [0x117, 1, 64],
    ]
    const bytes = new Uint8Array(8 + 2 + 96 + 4 + count * 2).fill(8)
    const view = new DataView(bytes.buffer)
    bytes.fill(0, 0, 110)
    bytes.set([0x49, 0x49, 42])
    view.setUint32(4, 8, true)
    view.setUint16(8, fields.length, true)
    for (const [index, [tag = 0, items = 0, value = 0]] of fields.entries()) {
      view.setUint16(10 + index * 12, tag, true)
      view.setUint16(12 + index * 12, 3, true)
      view.setUint32(14 + index * 12, items, true)
      view.setUint32(18 + index * 12, value, true)
    }
    for (const code of await codesOf(bytes)) expect(code).toMatch(/^media\/(?:damaged|not-seen)$/u)
    await expect(makeSafeCopy(bytes, undefined)).rejects.toMatchObject({ code: 'media/damaged' })
  })

  test('a picture whose blocks of fields each stay below the limit, and together do not', async () => {
    const fields = writeJoined(Array<Uint8Array>(60_000).fill(Uint8Array.of(0x1c, 2, 25, 0, 0)))
    const written = `\niptc\n${String(fields.length)}\n${Buffer.from(fields).toString('hex')}\n`
    const data = writeJoined([writeAscii('Raw profile type iptc\0\0'), await packBytes(writeAscii(written))])
    const [head, ...rest] = walkPng(samples.png).chunks
    const bytes = writeChunks([head!, { type: 'zTXt', data }, { type: 'zTXt', data }, ...rest])
    expect(bytes.length).toBeLessThan(100_000)
    expect(new Set(await codesOf(bytes))).toEqual(new Set(['media/too-large']))
    await expect(examine(writeChunks([head!, { type: 'zTXt', data }, ...rest]), undefined)).resolves.toBeDefined()
  })

  test('fields that all lead to the same bytes', () => {
    const block = writeJoined(Array<Uint8Array>(50).fill(Uint8Array.of(0x1c, 2, 25, 0, 1, 0x61)))
    const exif = (count: number): Uint8Array =>
      writeJoined([
        writeAscii('MM\0*'),
        writeU32(8),
        writeU16(count),
        ...Array<Uint8Array>(count).fill(
          writeJoined([writeU16(0x83bb), writeU16(7), writeU32(block.length), writeU32(14 + count * 12)]),
        ),
        writeU32(0),
        block,
      ])
    expect(readExif(exif(1)).details).toHaveLength(50)
    expect(() => readExif(exif(500))).toThrow(expect.objectContaining({ code: 'media/too-large' }) as Error)
  })

  test('blocks of Exif and of Photoshop that lie in each other over and over are read so far and no further', () => {
    const exifOf = (value: Uint8Array): Uint8Array =>
      writeJoined([
        writeAscii('MM\0*'),
        writeU32(8),
        writeU16(1),
        writeU16(0x8649),
        writeU16(7),
        writeU32(value.length),
        writeU32(26),
        writeU32(0),
        value,
      ])
    let block = writeAscii('MM\0*')
    for (let depth = 0; depth < 2000; depth++)
      block = writeJoined([writeAscii('8BIM'), writeU16(0x422), writeU16(0), writeU32(block.length), exifOf(block)])
    const { details } = readPhotoshop(block)
    expect(details.length).toBeGreaterThan(0)
    expect(details.length).toBeLessThan(10)
  })

  test('fields that lead to themselves are read once', () => {
    const entry = (tag: number): Uint8Array => writeJoined([writeU16(tag), writeU16(4), writeU32(1), writeU32(8)])
    const loop = writeJoined([
      writeAscii('MM\0*'),
      writeU32(8),
      writeU16(3),
      entry(0x8769),
      entry(0x8825),
      entry(0x014a),
      writeU32(8),
    ])
    expect(readExif(loop).details).toEqual([])
  })

  test.each([
    ['elements that never end', '<a>'.repeat(200_000)],
    ['an element that never begins', '<x:xmpmeta '.repeat(100_000)],
    ['escapes without end', `<a b="${'&amp;'.repeat(200_000)}"/>`],
    ['ends of what never began', `<a>${']]>'.repeat(100_000)}`],
  ])('a packet of XMP of %s comes to an end', (_what, packet) => {
    expect(() => readXmp(writeAscii(packet))).not.toThrow()
  })
})

describe('files that are two things', () => {
  test('a picture with an archive behind it is told, and copied without it', async () => {
    const archive = writeJoined([writeAscii('PK\x05\x06'), new Uint8Array(18)])
    const bytes = writeJoined([samples.jpeg, archive])
    const { sightings } = await examine(bytes, 'a.jpg')
    expect(sightings.map(({ label, value }) => [label, value])).toContainEqual(['can also be read as', 'archive'])
    const [one, two] = [await makeSafeCopy(bytes, 'a.jpg'), await makeSafeCopy(samples.jpeg, 'a.jpg')]
    expect(Buffer.compare(Buffer.from(one.bytes), Buffer.from(two.bytes))).toBe(0)
  })

  test('a picture with a document in its comment is told, and copied without it', async () => {
    const comment = writeAscii('%PDF-1.7 <script>alert(1)</script>')
    const bytes = writeJoined([
      samples.jpeg.subarray(0, 2),
      Uint8Array.of(0xff, 0xfe),
      writeU16(comment.length + 2),
      comment,
      samples.jpeg.subarray(2),
    ])
    const { sightings } = await examine(bytes, 'a.jpg')
    const others = sightings.filter(({ label }) => label === 'can also be read as').map(({ value }) => value)
    expect(others).toEqual(['PDF document', 'web page'])
    expect(Buffer.from((await makeSafeCopy(bytes, 'a.jpg')).bytes).includes('%PDF')).toBe(false)
  })

  test('a name that says another kind of file is noticed, and the copy has the right one', async () => {
    const seen = await examine(samples.png, 'holiday.jpg')
    expect(seen.notices).toEqual([{ code: 'media/other-name', detail: 'png' }])
    expect((await makeSafeCopy(samples.png, 'holiday.jpg')).name).toBe('picture-1.png')
    expect((await examine(samples.jpeg, 'holiday.JPEG')).notices).toEqual([])
  })
})

test('what went wrong never has a word of the file in it', async () => {
  const secret = 'Zwölfaxing-Secret'
  for (const name of names) {
    const bytes = writeJoined([samples[name].subarray(0, 200), new TextEncoder().encode(secret)])
    try {
      await examine(bytes, `${secret}.jpg`)
    } catch (error) {
      expect(error).toBeInstanceOf(TelltaleError)
      expect(String(error)).not.toContain('Secret')
      expect((error as TelltaleError).remedy).not.toContain('Secret')
    }
  }
})
