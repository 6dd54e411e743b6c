import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import '../src/node.js'
import { m4aFormat, movFormat, mp4Format, webmFormat } from '../src/film/film-formats.js'
import { filmSamples } from '../src/film/film-samples.js'
import { walkBoxes } from '../src/film/walk-boxes.js'
import { proveSafe } from '../src/proof/prove-safe.js'
import { isMissing, judged, stands } from './documents/judges.js'
import { writeBox } from './support/write-box.js'

const KEEP = { orientation: true, colour: true, copyright: false } as const
const read = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(fileURLToPath(new URL(`documents/${name}`, import.meta.url))))
const mp4 = read('small.mp4')
const webm = read('small.webm')

/** Every stretch of pictures and sound of a film, as they lie in it. */
function samplesOf(bytes: Uint8Array): readonly string[] {
  return filmSamples(bytes).flatMap(({ samples }) =>
    samples.map(({ from, to }) => Buffer.from(bytes.subarray(from, to)).toString('hex')),
  )
}

describe('a film', () => {
  test('is told from still pictures in the same kind of file', () => {
    const all = [mp4Format, movFormat, m4aFormat, webmFormat]
    const matching = (bytes: Uint8Array): readonly string[] =>
      all.filter((format) => format.matches(bytes)).map(({ format }) => format)
    expect(matching(mp4)).toEqual(['mp4'])
    expect(matching(webm)).toEqual(['webm'])
    expect(matching(writeBox('ftyp', 'qt  \0\0\0\0'))).toEqual(['mov'])
    expect(matching(writeBox('ftyp', 'M4A \0\0\0\0'))).toEqual(['m4a'])
    expect(matching(writeBox('ftyp', 'heic\0\0\0\0'))).toEqual([])
    expect(matching(writeBox('ftyp', 'avif\0\0\0\0'))).toEqual([])
  })

  test('tells place, times, names and devices', async () => {
    const { sightings, texts } = await mp4Format.read(mp4)
    const told = sightings.map(({ sign, label, value }) => `${sign} | ${label ?? ''} | ${value ?? ''}`)
    for (const wanted of [
      'taken-at | film mvhd made | 2024-05-05T10:11:12Z',
      'author | film ©ART | Anna Artist',
      'device | film com.apple.quicktime.make | Secretmaker',
      'device | film com.apple.quicktime.model | Secretphone 99',
      'author | XMP dc:creator | Xmp Author',
    ])
      expect(told).toContain(wanted)
    expect(sightings.find(({ label }) => label?.includes('location'))?.at).toEqual({ latitude: 48.85, longitude: 9.12 })
    expect(told).toContain('gps | film loci | 48.8577, 9.1234')
    expect(sightings.find(({ label }) => label === 'film loci')?.at).toEqual({ latitude: 48.8577, longitude: 9.1234 })
    expect(sightings.some(({ label }) => label === 'notes between pictures')).toBe(true)
    expect(texts).toContainEqual({ where: 'metadata', label: 'film ©nam', text: 'title secret' })
  })

  test('goes without them, and shows the same pictures', async () => {
    const { bytes, removed } = await mp4Format.clean(mp4, KEEP)
    for (const secret of ['secret', 'Secret', 'Anna', 'Xmp Author', 'x264', 'Lavf', 'ediabunny', '48.85'])
      expect(stands(bytes, secret), secret).toBe(false)
    expect((await mp4Format.read(bytes)).sightings).toEqual([])
    expect(removed.map(({ value }) => value)).toContain('Secretphone 99')
    const [before, after] = [samplesOf(mp4), samplesOf(bytes)]
    expect(after).toHaveLength(before.length)
    // The first holds the notes of the encoder, which say nothing any more; all others are the same to the byte.
    expect(after.slice(1)).toEqual(before.slice(1))
    expect(after[0]).toHaveLength(before[0]!.length)
  })

  test('has no time of its own making', async () => {
    const { bytes } = await mp4Format.clean(mp4, KEEP)
    expect(bytes).toEqual((await mp4Format.clean(mp4, KEEP)).bytes)
    for (const { type, from } of walkBoxes(bytes))
      if (/^(?:mvhd|tkhd|mdhd)$/u.test(type))
        expect([...bytes.slice(from + 4, from + 12)]).toEqual([0, 0, 0, 0, 0, 0, 0, 0])
  })

  test('as WebM goes without its fields', async () => {
    const { sightings } = await webmFormat.read(webm)
    expect(sightings.map(({ label, value }) => `${label ?? ''} ${value ?? ''}`)).toEqual(
      expect.arrayContaining(['film Title title secret', 'film ARTIST Anna Artist']),
    )
    const { bytes } = await webmFormat.clean(webm, KEEP)
    for (const secret of ['secret', 'Anna', 'Lavf', 'ediabunny']) expect(stands(bytes, secret), secret).toBe(false)
    expect((await webmFormat.read(bytes)).sightings).toEqual([])
  })

  test('with words behind its end, or in its rooms, tells of them and loses them', async () => {
    const more = new Uint8Array(Buffer.concat([mp4, writeBox('free', 'room secret'), Buffer.from('behind secret')]))
    const told = (await mp4Format.read(more)).sightings.filter(({ sign }) => sign === 'trailing-data')
    expect(told.map(({ value }) => value)).toEqual(['room secret', 'behind secret'])
    const { bytes } = await mp4Format.clean(more, KEEP)
    expect(stands(bytes, 'room secret')).toBe(false)
    expect(stands(bytes, 'behind secret')).toBe(false)
  })

  test.each([
    ['gpmd', 'gps'],
    ['camm', 'gps'],
    ['tx3g', 'comment'],
    ['tmcd', 'taken-at'],
  ])('tells of a track of %s', async (kind, sign) => {
    const described = writeBox('stsd', '\0\0\0\0\0\0\0\u0001', writeBox(kind, '\0\0\0\0\0\0\0\u0001'))
    const film = writeBox('moov', writeBox('trak', writeBox('mdia', writeBox('minf', writeBox('stbl', described)))))
    const bytes = new Uint8Array(Buffer.concat([writeBox('ftyp', 'isom\0\0\0\0'), film]))
    expect((await mp4Format.read(bytes)).sightings.map((each) => each.sign)).toEqual([sign])
  })

  test('that is cut short anywhere is refused, and no part of it passes for the whole', async () => {
    for (const length of [2_200, 4_000, 6_000, 8_000, mp4.length - 1])
      await expect(mp4Format.clean(mp4.slice(0, length), KEEP), String(length)).rejects.toMatchObject({
        code: 'media/damaged',
      })
    const copy = (await mp4Format.clean(mp4, KEEP)).bytes
    const question = { original: mp4, name: 'film-1.mp4', removed: [], regions: [], at: '2026-01-01', madeBy: '0.1.0' }
    const unchanged = async (bytes: Uint8Array): Promise<string | undefined> =>
      (await proveSafe({ ...question, copy: bytes })).checks.find(({ id }) => id === 'unchanged')?.result
    expect(await unchanged(copy)).toBe('not-done')
    expect(await unchanged(copy.slice(0, -200))).toBe('failed')
    expect(await unchanged(writeBox('ftyp', 'isom\0\0\0\0'))).toBe('failed')
  })

  test('that is damaged or made to do harm is refused', async () => {
    const code = async (bytes: Uint8Array): Promise<unknown> => {
      try {
        await mp4Format.clean(bytes, KEEP)
        return 'cleaned'
      } catch (error) {
        return error instanceof Error && 'code' in error ? error.code : error
      }
    }
    expect(await code(mp4.slice(0, 900))).toMatch(/^media\//u)
    expect(await code(writeBox('ftyp', 'isom\0\0\0\0'))).toMatch(/^media\//u)
    const many = new Uint8Array(
      Buffer.concat([writeBox('ftyp', 'isom\0\0\0\0'), ...Array.from({ length: 100_001 }, () => writeBox('free'))]),
    )
    expect(await code(many)).toBe('media/too-large')
    let deep = writeBox('trak')
    for (let level = 0; level < 5_000; level++) deep = writeBox('trak', deep)
    expect(await code(new Uint8Array(Buffer.concat([writeBox('ftyp', 'isom\0\0\0\0'), deep])))).toMatch(/^media\//u)
  })

  test.skipIf(isMissing('exiftool') || isMissing('ffmpeg'))(
    'leaves nothing that exiftool reports, and the same streams as ffmpeg sees them (needs Debian: libimage-exiftool-perl ffmpeg)',
    async () => {
      for (const [format, original] of [
        [mp4Format, mp4],
        [webmFormat, webm],
      ] as const) {
        const { bytes } = await format.clean(original, KEEP)
        const tags = judged(
          'exiftool',
          ['-a', '-ee', '-G1', '-s', '--System:all', '--ExifTool:all', '@'],
          bytes,
          format.extension,
        )
        expect(tags).not.toMatch(/secret|Anna|GPS|Lav[cf]|20[12]\d[:-]/iu)
        expect(tags).not.toMatch(/(?:Create|Modify)Date\s{1,40}: (?!0000:00:00)/u)
        const streams = (film: Uint8Array): string =>
          judged(
            'ffmpeg',
            ['-v', 'error', '-i', '@', '-map', '0', '-f', 'streamhash', '-hash', 'md5', '-'],
            film,
            format.extension,
          )
        expect(streams(bytes)).toBe(streams(original))
      }
    },
  )
})
