import { deflateSync } from 'node:zlib'
import type { Certificate, Region } from '@telltale/model'
import { describe, expect, test } from 'vitest'
import { makeSafeCopy } from '../src/index.js'
import { writeAscii, writeJoined } from '../src/byte-writes.js'
import type { RemovedValue } from '../src/media-format.js'
import { findWays } from '../src/proof/find-ways.js'
import { proveSafe } from '../src/proof/prove-safe.js'
import { wordsOfFormat } from '../src/proof/words-of-format.js'
import { waysOfRawBytes, waysOfText } from '../src/proof/written-ways.js'
import { madeAvif, madeGif, madeJpeg, madePixels, madePng, madeTiff, madeWebp } from './support/made-pictures.js'
import { exifWith, packedWords, withBlock, withChunk, withRiffChunk, withSegment, withTail } from './support/plant.js'

const pixels = madePixels(161, 119)
const SECRET = 'Unit 7 北门岗哨'
const asUtf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const REMOVED: readonly RemovedValue[] = [{ sign: 'comment', label: 'comment', value: SECRET }]
const BOX: Region = { x: 40, y: 30, width: 50, height: 20 }

/** Originals with something to remove, each in the way of its format. */
const ORIGINALS: Readonly<Record<string, Uint8Array>> = {
  jpeg: withSegment(await madeJpeg(pixels), 0xfe, asUtf8(SECRET)),
  png: withChunk(await madePng(pixels), 'tEXt', writeJoined([writeAscii('Comment\0'), asUtf8(SECRET)])),
  webp: withRiffChunk(await madeWebp(pixels), 'XMP ', asUtf8(SECRET)),
  gif: withBlock(madeGif(pixels), 0xfe, asUtf8(SECRET)),
  tiff: madeTiff(pixels),
  avif: await madeAvif(pixels),
}
const formats = Object.keys(ORIGINALS)

async function prove(
  original: Uint8Array,
  copy: Uint8Array,
  more: {
    readonly removed?: readonly RemovedValue[]
    readonly regions?: readonly Region[]
    readonly name?: string
  } = {},
): Promise<Certificate> {
  return await proveSafe({
    original,
    copy,
    name: more.name ?? 'photo-1.jpg',
    removed: more.removed ?? REMOVED,
    regions: more.regions ?? [],
    at: '2026-01-01',
    madeBy: '0.1.0',
  })
}

const failures = ({ checks }: Certificate): readonly string[] =>
  checks.filter(({ result }) => result === 'failed').map(({ id }) => id)

async function copyOf(format: string, regions: readonly Region[] = []): Promise<Uint8Array> {
  return (await makeSafeCopy(ORIGINALS[format] ?? new Uint8Array(0), undefined, { regions })).bytes
}

describe('an honest copy is called safe', () => {
  test.each(formats)('%s', async (format) => {
    const original = ORIGINALS[format] ?? new Uint8Array(0)
    const copy = await makeSafeCopy(original, 'Liu at Gate 7.jpg')
    const certificate = await prove(original, copy.bytes, { removed: copy.removed })
    expect(failures(certificate)).toEqual([])
    expect(certificate.isSafe).toBe(true)
    expect(JSON.stringify(certificate)).not.toMatch(/Gate 7|北门/u)
  })

  test.each(formats)('%s with a part covered', async (format) => {
    const original = ORIGINALS[format] ?? new Uint8Array(0)
    const copy = await makeSafeCopy(original, undefined, { regions: [BOX] })
    const certificate = await prove(original, copy.bytes, { removed: copy.removed, regions: [BOX] })
    expect(certificate.checks.find(({ id }) => id === 'covered')).toMatchObject({ result: 'passed', looked: 1000 })
    expect(failures(certificate)).toEqual([])
  })

  test('the same question gives the same certificate', async () => {
    const copy = await copyOf('jpeg')
    expect(await prove(ORIGINALS['jpeg'] ?? copy, copy)).toEqual(await prove(ORIGINALS['jpeg'] ?? copy, copy))
  })
})

type Mutation = readonly [what: string, caughtBy: string, change: (copy: Uint8Array) => Uint8Array]

const MUTATIONS: Readonly<Record<string, readonly Mutation[]>> = {
  jpeg: [
    ['a comment', 'parts', (copy) => withSegment(copy, 0xfe, asUtf8('hello'))],
    [
      'Exif with a maker',
      'metadata',
      (copy) => withSegment(copy, 0xe1, withHead('Exif\0\0', exifWith(0x10f, 'Maker'))),
    ],
    ['XMP', 'parts', (copy) => withSegment(copy, 0xe1, asUtf8('http://ns.adobe.com/xap/1.0/\0<x:xmpmeta/>'))],
    [
      'IPTC',
      'parts',
      (copy) => withSegment(copy, 0xed, asUtf8('Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x08\x1c\x02\x50\0\x03Liu')),
    ],
    ['a segment of an unknown program', 'parts', (copy) => withSegment(copy, 0xeb, asUtf8('anything'))],
    [
      'a colour profile with an owner',
      'parts',
      (copy) => withSegment(copy, 0xe2, withHead('ICC_PROFILE\0\x01\x01', profile('Liu’s screen'))),
    ],
    [
      'a thumbnail',
      'parts',
      (copy) => withSegment(copy, 0xe0, withHead('JFIF\0\x01\x01\0\0\x01\0\x01\x01\x01', Uint8Array.of(1, 2, 3))),
    ],
    ['a provenance record', 'parts', (copy) => withSegment(copy, 0xeb, asUtf8('JP\0\0\0\0jumbc2pa'))],
    ['another picture behind the end', 'parts', (copy) => withTail(copy, ORIGINALS['jpeg'] ?? copy)],
  ],
  png: [
    ['a text', 'parts', (copy) => withChunk(copy, 'tEXt', writeAscii('Author\0Liu'))],
    ['a packed text', 'values', (copy) => withChunk(copy, 'zTXt', withHead('Note\0\0', packedWords(SECRET)))],
    ['a text of many languages', 'parts', (copy) => withChunk(copy, 'iTXt', asUtf8('Title\0\0\0\0\0Liu'))],
    ['a time', 'metadata', (copy) => withChunk(copy, 'tIME', Uint8Array.of(7, 0xea, 1, 2, 3, 4, 5))],
    ['Exif with an artist', 'parts', (copy) => withChunk(copy, 'eXIf', exifWith(0x13b, 'Artist'))],
    ['a chunk of its own', 'parts', (copy) => withChunk(copy, 'caNv', new Uint8Array(16))],
    [
      'a colour profile with an owner',
      'parts',
      (copy) => withChunk(copy, 'iCCP', withHead('mine\0\0', packedWords('x'))),
    ],
    ['bytes behind the end', 'parts', (copy) => withTail(copy, asUtf8('more'))],
  ],
  webp: [
    ['XMP', 'parts', (copy) => withRiffChunk(copy, 'XMP ', asUtf8('<x:xmpmeta/>'))],
    ['Exif with words', 'parts', (copy) => withRiffChunk(copy, 'EXIF', exifWith(0x10e, 'Description'))],
    ['a chunk of its own', 'parts', (copy) => withRiffChunk(copy, 'note', asUtf8('anything'))],
    ['bytes behind the end', 'parts', (copy) => withTail(copy, asUtf8('more'))],
  ],
  gif: [
    ['a comment', 'parts', (copy) => withBlock(copy, 0xfe, asUtf8('made by Liu'))],
    ['an application block', 'parts', (copy) => withBlock(copy, 0xff, writeAscii('XMP DataXMP'))],
    ['bytes behind the end', 'parts', (copy) => withTail(copy, asUtf8('more'))],
  ],
  tiff: [['bytes behind the end', 'parts', (copy) => withTail(copy, asUtf8('more'))]],
  avif: [
    ['a box of a program', 'parts', (copy) => withTail(copy, withHead('\0\0\0\x10uuid', new Uint8Array(8).fill(1)))],
    ['notes of the user', 'parts', (copy) => withTail(copy, withHead('\0\0\0\x0cudta', asUtf8('note')))],
  ],
}

describe('a leak that is planted in a safe copy is caught', () => {
  const all = Object.entries(MUTATIONS).flatMap(([format, list]) =>
    list.map(([what, caughtBy, change]) => ({ format, what, caughtBy, change })),
  )
  test.each(all)('$format: $what', async ({ format, caughtBy, change }) => {
    const copy = change(await copyOf(format))
    const certificate = await prove(ORIGINALS[format] ?? copy, copy)
    expect(certificate.isSafe).toBe(false)
    expect(failures(certificate)).toContain(caughtBy)
  })

  const writings = [
    ['UTF-8', (text: string) => Buffer.from(text)],
    ['UTF-16, little end first', (text: string) => Buffer.from(text, 'utf16le')],
    ['UTF-16, big end first', (text: string) => Buffer.from(text, 'utf16le').swap16()],
    ['hexadecimal', (text: string) => Buffer.from(Buffer.from(text).toString('hex'))],
    ['base64', (text: string) => Buffer.from(Buffer.from(`ab${text}cde`).toString('base64'))],
    ['base64 of UTF-16', (text: string) => Buffer.from(Buffer.from(`a${text}`, 'utf16le').toString('base64'))],
    ['an address', (text: string) => Buffer.from(encodeURIComponent(text))],
    ['escapes of JSON', () => Buffer.from('Unit 7 \\u5317\\u95e8\\u5c97\\u54e8')],
    ['escapes of XML', () => Buffer.from('Unit 7 &#21271;&#38376;&#23703;&#21736;')],
    ['GB 18030', () => Buffer.from([...Buffer.from('Unit 7 '), 0xb1, 0xb1, 0xc3, 0xc5, 0xb8, 0xda, 0xc9, 0xda])],
    ['backwards', (text: string) => Buffer.from([...Buffer.from(text)].reverse())],
    ['a packed stretch', (text: string) => Buffer.from(packedWords(text))],
    ['a packed stretch within a packed one', (text: string) => deflateSync(packedWords(text))],
  ] as const
  test.each(writings)('a removed value in %s', (_what, write) => {
    const hidden = new Uint8Array(write(SECRET))
    const noise = Uint8Array.from({ length: 5000 }, (_, at) => (at * 7919) & 0xff)
    const ways = waysOfText(SECRET)
    expect(findWays(writeJoined([noise, noise]), ways, []).found.size).toBe(0)
    expect(findWays(writeJoined([noise, hidden, noise]), ways, []).found.size).toBeGreaterThan(0)
  })

  test('numbers as the file had them, and turned round', () => {
    const degrees = Uint8Array.of(0, 0, 0, 48, 0, 0, 0, 1, 0, 0, 0x13, 0x88, 0, 0, 0, 100)
    const turned = Uint8Array.of(48, 0, 0, 0, 1, 0, 0, 0, 0x88, 0x13, 0, 0, 100, 0, 0, 0)
    for (const bytes of [degrees, turned])
      expect(findWays(writeJoined([new Uint8Array(99).fill(7), bytes]), waysOfRawBytes(degrees), []).found.size).toBe(1)
  })

  test('the name of the original in the name of the copy', async () => {
    const removed = [{ sign: 'other-metadata', label: 'file name', value: 'Liu at Gate 7' }] as const
    const certificate = await prove(ORIGINALS['jpeg'] ?? new Uint8Array(0), await copyOf('jpeg'), {
      removed,
      name: 'Liu at Gate 7 (safe).jpg',
    })
    expect(failures(certificate)).toEqual(['copy'])
  })

  test.each(['photo', 'Picture', 'document-2'])('%s is what every copy is called, and tells nothing', async (value) => {
    const removed = [...REMOVED, { sign: 'other-metadata', label: 'file name', value }] as const
    const certificate = await prove(ORIGINALS['jpeg'] ?? new Uint8Array(0), await copyOf('jpeg'), {
      removed,
      name: `${value}-1.jpg`,
    })
    expect(failures(certificate)).toEqual([])
  })

  test('a word of a document’s own language is no leak within its tags, and one between them', () => {
    const isOfFormat = wordsOfFormat('docx')
    const bytes = asUtf8('<w:body><w:jc w:val="right"/><w:t>somebody</w:t></w:body>')
    expect(findWays(bytes, ['right', 'w:val="right"'], [], isOfFormat).found).toEqual(new Set(['w:val="right"']))
    expect(findWays(asUtf8('<w:p>right</w:p>'), ['right'], [], isOfFormat).found.size).toBe(1)
    expect(findWays(asUtf8('<< /Type /Page >> (Type)'), ['Type'], [], wordsOfFormat('pdf')).found.size).toBe(1)
    expect(findWays(asUtf8('<< /Type /Page >> ()'), ['Type'], [], wordsOfFormat('pdf')).found.size).toBe(0)
  })

  test('a word that the list of a zip has in the name of a part is no leak, whatever lies before it', () => {
    const isOfFormat = wordsOfFormat('docx')
    const list = '<x\x01>\x00PK\x01\x02\x00\x00word/styles1.xml\x00'
    expect(findWays(asUtf8(list), ['style', 'styles1'], [], isOfFormat).found.size).toBe(0)
    expect(findWays(asUtf8(`${list}<w:t>a style of one</w:t>`), ['style'], [], isOfFormat).found.size).toBe(1)
    expect(findWays(asUtf8('<a>Anna.xml'), ['Anna'], [], isOfFormat).found.size).toBe(1)
  })

  test('tens of thousands of values cost little more than one', () => {
    const values = Array.from({ length: 20_000 }, (_, index) => `value number ${index} of many`)
    const bytes = asUtf8(`${'x'.repeat(200_000)}${values[17_000] ?? ''}`)
    const { found } = findWays(bytes, values.flatMap(waysOfText), [])
    expect(found.has(values[17_000] ?? '')).toBe(true)
  })

  test('a region on a page that there is not was not covered', async () => {
    const original = ORIGINALS['jpeg'] ?? new Uint8Array(0)
    const certificate = await prove(original, await copyOf('jpeg'), { regions: [{ ...BOX, page: 3 }] })
    expect(failures(certificate)).toEqual(['covered'])
  })

  test('a region that lies outside of the picture was not covered, and of one at its edge only what is in it counts', async () => {
    const original = ORIGINALS['png'] ?? new Uint8Array(0)
    const outside = await prove(original, await copyOf('png'), { regions: [{ ...BOX, x: pixels.width }] })
    expect(failures(outside)).toContain('covered')
    const edge: Region = { x: pixels.width - 10, y: 0, width: 100, height: 20 }
    const certificate = await prove(original, await copyOf('png', [edge]), { regions: [edge] })
    expect(certificate.checks.find(({ id }) => id === 'covered')).toMatchObject({ result: 'passed', looked: 200 })
  })

  test('a copy that is the original', async () => {
    const original = ORIGINALS['jpeg'] ?? new Uint8Array(0)
    expect(failures(await prove(original, original))).toContain('copy')
  })

  test.each(['png', 'jpeg', 'webp', 'gif', 'tiff'])(
    '%s: a part that was not covered, or not where it should be',
    async (format) => {
      const original = ORIGINALS[format] ?? new Uint8Array(0)
      expect(failures(await prove(original, await copyOf(format), { regions: [BOX] }))).toContain('covered')
      const shifted = await copyOf(format, [{ ...BOX, x: BOX.x + 60 }])
      expect(failures(await prove(original, shifted, { regions: [BOX] }))).toEqual(
        expect.arrayContaining(['covered', 'unchanged']),
      )
    },
  )

  test('one pixel of what was covered, restored', async () => {
    const covered = { ...pixels, data: pixels.data.slice() }
    for (let y = BOX.y; y < BOX.y + BOX.height; y++)
      for (let x = BOX.x; x < BOX.x + BOX.width; x++) covered.data.set([32, 32, 32, 255], (y * pixels.width + x) * 4)
    covered.data.set([200, 180, 40, 255], ((BOX.y + 7) * pixels.width + BOX.x + 9) * 4)
    const certificate = await prove(ORIGINALS['png'] ?? new Uint8Array(0), await madePng(covered), { regions: [BOX] })
    expect(certificate.checks.find(({ id }) => id === 'covered')).toMatchObject({ result: 'failed', wrong: 1 })
  })

  test('something outside of what was covered, changed', async () => {
    const changed = { ...pixels, data: pixels.data.slice() }
    changed.data[4] = (changed.data[4] ?? 0) ^ 1
    const certificate = await prove(ORIGINALS['png'] ?? new Uint8Array(0), await madePng(changed))
    expect(certificate.checks.find(({ id }) => id === 'unchanged')).toMatchObject({ result: 'failed', wrong: 1 })
  })
})

test.each([
  ['nothing', new Uint8Array(0)],
  ['noise', Uint8Array.from({ length: 3000 }, (_, at) => (at * 7919) & 0xff)],
  ['a cut picture', (ORIGINALS['jpeg'] ?? new Uint8Array(0)).subarray(0, 300)],
])('a copy that is %s is not safe', async (_what, copy) => {
  const certificate = await prove(ORIGINALS['jpeg'] ?? new Uint8Array(0), copy)
  expect(certificate.isSafe).toBe(false)
})

function withHead(head: string, body: Uint8Array): Uint8Array {
  return writeJoined([writeAscii(head), body])
}

/** A profile of nothing but a head and a description. */
function profile(name: string): Uint8Array {
  const words = new TextEncoder().encode(name)
  const bytes = new Uint8Array(144 + 12 + words.length + 1)
  bytes.set(writeAscii('acsp'), 36)
  bytes.set([0, 0, 0, 1], 128)
  bytes.set(writeAscii('desc'), 132)
  bytes.set([0, 0, 0, 144], 136)
  bytes.set([0, 0, 0, 12 + words.length + 1], 140)
  bytes.set(writeAscii('desc'), 144)
  bytes.set(words, 156)
  return bytes
}
