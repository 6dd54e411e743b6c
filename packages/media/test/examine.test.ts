import type { Sight } from '@telltale/model'
import { describe, expect, test } from 'vitest'
import { examine, makeSafeCopy } from '../src/index.js'
import { mediaError } from '../src/media-error.js'
import { svgFormat } from '../src/svg/svg-format.js'
import { madeGif, madeJpeg, madePixels, madePng } from './support/made-pictures.js'

const svg = (inside: string, attributes = 'width="40" height="30"'): Uint8Array =>
  new TextEncoder().encode(
    `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${attributes}>${inside}</svg>`,
  )
const copyOf = async (bytes: Uint8Array): Promise<string> =>
  new TextDecoder().decode((await svgFormat.clean(bytes, { orientation: true, colour: true, copyright: false })).bytes)

/** Looks at nothing and sees one of everything: what is asked here is what becomes of it. */
const sight: Sight = {
  words: async ({ width }, onProgress) => {
    onProgress?.(1)
    return [
      { text: 'GATE 7', region: { x: 1, y: 2, width, height: 5 }, sureness: 0.9 },
      { text: '机密', region: { x: 1, y: 9, width: 8, height: 5 }, sureness: 0.8 },
    ]
  },
  codes: async () => [{ symbology: 'QRCode', text: 'WIFI:S:home;', region: { x: 3, y: 3, width: 9, height: 9 } }],
  things: async () => [{ sign: 'face', region: { x: 5, y: 5, width: 6, height: 7 }, sureness: 0.7 }],
}

describe('a picture that is looked into', () => {
  test('has its name, its size, its words with their places, its codes and its things', async () => {
    const done: number[] = []
    const bytes = await madeJpeg(madePixels(64, 48))
    const seen = await examine(bytes, 'Meeting room B4.jpg', { sight, onProgress: (part) => done.push(part) })
    expect(seen.format).toBe('jpeg')
    expect(seen.pages).toEqual([{ width: 64, height: 48 }])
    expect(seen.texts[0]).toEqual({ where: 'file-name', text: 'Meeting room B4.jpg' })
    const words = seen.texts.find(({ where }) => where === 'picture')
    expect(words?.text).toBe('GATE 7\n机密')
    expect(words?.places?.map(({ start, end }) => words.text.slice(start, end))).toEqual(['GATE 7', '机密'])
    expect(seen.texts).toContainEqual(expect.objectContaining({ where: 'code', label: 'QRCode', text: 'WIFI:S:home;' }))
    expect(seen.sightings.map(({ sign }) => sign)).toEqual(['code', 'face'])
    expect(done.at(-1)).toBe(1)
  })

  test('is not looked at without anything to look with', async () => {
    const seen = await examine(await madePng(madePixels(20, 20)), undefined)
    expect(seen.texts).toEqual([])
    expect(seen.sightings).toEqual([])
    expect(seen.notices).toEqual([])
  })

  test('that moves says so', async () => {
    expect((await examine(madeGif(madePixels(20, 20)), 'a.gif')).notices).toEqual([{ code: 'media/first-frame-only' }])
  })

  test('gets a name that says nothing, and the old one is among what was removed', async () => {
    const copy = await makeSafeCopy(await madeJpeg(madePixels(20, 20)), 'Lena at Fort Z.jpg', { number: 3 })
    expect(copy.name).toBe('photo-3.jpg')
    expect(copy.removed).toEqual([{ sign: 'other-metadata', label: 'file name', value: 'Lena at Fort Z' }])
  })
})

test.each([
  ['drawing', svg('<rect width="9" height="9"/>')],
  ['WebM film', Uint8Array.of(0x1a, 0x45, 0xdf, 0xa3, 0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)],
])('a %s by itself, whose copy could not be proved, is refused before anything is made', async (_, bytes) => {
  await expect(makeSafeCopy(bytes, undefined)).rejects.toMatchObject({ message: mediaError('not-copied').message })
})

describe('a drawing', () => {
  test('is written anew with only what draws', async () => {
    const bytes = svg(
      `<title>Plan of Fort Z</title><metadata><x>Jo Secret</x></metadata><!-- for Jo -->
       <defs><linearGradient id="used"><stop offset="0" stop-color="red"/></linearGradient></defs>
       <g id="layer-of-jo" data-owner="jo" inkscape:label="Jo layer"><rect class="c" fill="url(#used)" width="9" height="9"/></g>
       <a xlink:href="https://jo.example/"><text x="1" y="9">Kept words</text></a>`,
      'width="40" height="30" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" inkscape:export-filename="/home/jo/plan.png"',
    )
    const seen = await examine(bytes, 'x.svg')
    const said = JSON.stringify(seen)
    for (const word of [
      'Plan of Fort Z',
      'Jo Secret',
      'for Jo',
      '/home/jo/plan.png',
      'https://jo.example/',
      'Kept words',
    ])
      expect(said).toContain(word)
    const copy = await copyOf(bytes)
    expect(copy).not.toMatch(/jo|Fort|inkscape:|data-|<!--|title/iu)
    expect(copy).toContain('id="used"')
    expect(copy).toContain('fill="url(#used)"')
    expect(copy).toContain('>Kept words<')
  })

  test.each([
    ['a program', '<script>alert(1)</script>'],
    ['a program in an attribute', '<rect onclick="alert(1)" width="9" height="9"/>'],
    ['a picture from elsewhere', '<image xlink:href="https://track.example/a.png"/>'],
    ['a style from elsewhere', '<style>@import url(https://track.example/a.css);</style>'],
    ['a filling from elsewhere', '<rect fill="url(https://track.example/a)" width="9" height="9"/>'],
    ['another language in it', '<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>'],
    ['something that moves', '<rect width="9" height="9"><animate attributeName="x" to="9" dur="1s"/></rect>'],
  ])('with %s is told and refused', async (_, inside) => {
    const seen = await examine(svg(inside), 'x.svg')
    expect(seen.sightings.length).toBeGreaterThan(0)
    await expect(copyOf(svg(inside))).rejects.toMatchObject({ code: 'media/not-cleanable' })
  })

  test('that defines words of its own is refused before they can grow', async () => {
    const bytes = new TextEncoder().encode(
      '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><svg xmlns="http://www.w3.org/2000/svg"><text>&b;</text></svg>',
    )
    await expect(examine(bytes, 'x.svg')).rejects.toMatchObject({ code: 'media/not-cleanable' })
  })

  test('has the pictures in it cleaned', async () => {
    const comment = Buffer.from('Jo wrote this')
    const jpeg = Buffer.from(await madeJpeg(madePixels(16, 16)))
    const head = Buffer.from([0xff, 0xfe, 0, comment.length + 2])
    const marked = Buffer.concat([jpeg.subarray(0, 2), head, comment, jpeg.subarray(2)])
    const bytes = svg(`<image width="9" height="9" xlink:href="data:image/jpeg;base64,${marked.toString('base64')}"/>`)
    expect(JSON.stringify(await examine(bytes, 'x.svg'))).toContain('Jo wrote this')
    const [, inside = ''] = /base64,([^"]+)"/u.exec(await copyOf(bytes)) ?? []
    expect(Buffer.from(inside, 'base64').includes('Jo wrote')).toBe(false)
    expect(Buffer.from(inside, 'base64').length).toBeGreaterThan(300)
  })

  test('has hidden words told', async () => {
    const seen = await examine(svg('<g style="display:none"><text>hidden plan</text></g>'), 'x.svg')
    expect(seen.sightings).toContainEqual({ sign: 'hidden-text', label: 'SVG hidden words', value: 'hidden plan' })
  })
})
