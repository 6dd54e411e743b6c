import type { Posting } from '@telltale/model'
import { describe, expect, test } from 'vitest'
import { expose, type ExposeOptions } from '../src/expose.js'
import { indexPlaces } from '../src/places/index-places.js'
import { compileSmall, ruleFile, SMALL } from './small-pack.js'

const { pack, problems } = SMALL

function postingOf(...texts: readonly string[]): Posting {
  return {
    items: [{ format: 'text', texts: texts.map((text) => ({ where: 'text' as const, text })), sightings: [] }],
    notices: [],
  }
}

function look(text: string, options: Partial<ExposeOptions> = {}) {
  return expose(postingOf(text), pack, { id: 'x', ...options })
}

test('the small pack lacks only its examples', () =>
  expect(problems.filter(({ what }) => !/examples|near-misses/u.test(what))).toEqual([]))

describe('what a text gives away', () => {
  test('is said with its exact words and those around them', () => {
    const report = look('Night watch again. We stand at Pier 9, cold as ever.')
    expect(report.level).toBe('careful')
    expect(report.findings).toMatchObject([
      {
        rule: 'workplace/base',
        kind: 'workplace',
        level: 'careful',
        places: [
          {
            item: 0,
            where: 'text',
            text: 0,
            start: 28,
            end: 37,
            quote: 'at Pier 9',
            before: 'We stand ',
            after: ', cold as ever.',
          },
        ],
      },
    ])
    expect(report.summary).not.toMatch(/^summary/u)
  })

  test('is nothing where there is nothing, and then it says so kindly', () => {
    const report = look('Lovely soup today 🍲')
    expect(report).toMatchObject({ level: 'fine', findings: [], together: [], fine: [], rewordings: [] })
    expect(report.now.map(({ id }) => id)).toEqual(['post-it'])
  })

  test('is told however much of it there is', () => {
    const sightings = Array.from({ length: 200_000 }, () => ({ sign: 'gps', label: 'EXIF GPSLatitude' }) as const)
    const report = expose({ items: [{ format: 'jpeg', texts: [], sightings }], notices: [] }, pack, { id: 'x' })
    expect([...report.findings, ...report.fine].length).toBeGreaterThan(0)
  })

  test('is never left without something to do where it is better changed', () => {
    // Nothing general fits here, and no other advice does.
    const report = look('We meet pier 9 gate')
    expect(report.rewordings).toEqual([])
    expect(report.now.map(({ id }) => id)).toEqual(['change-by-hand'])
    expect(look('我们三号码头的日出', { language: 'zh' }).now.length).toBeGreaterThan(0)
  })

  test('is seen in a marking that was read in a picture with spaces in its words', () => {
    const level = (where: 'picture' | 'text', text: string): string =>
      expose({ items: [{ format: 'png', texts: [{ where, text }], sightings: [] }], notices: [] }, pack, { id: 'x' })
        .level
    expect(level('picture', 'SECRE T//HARBOUR')).toBe('stop')
    expect(level('picture', 'S ECRET')).toBe('stop')
    expect(level('picture', 'SECRE Things')).toBe('fine')
    expect(level('text', 'SECRE T')).toBe('fine')
  })

  test('keeps small details apart as fine', () => {
    const report = look('Best chips in the canteen')
    expect(report.level).toBe('fine')
    expect(report.summary).not.toMatch(/^Nothing here that a stranger/u)
    expect(report.fine).toMatchObject([
      { rule: 'workplace/base', level: 'fine', places: [{ quote: 'in the canteen' }] },
    ])
  })

  test('of two wordings in one place the graver counts', () =>
    expect(look('Meet me at pier 9 gate').findings).toMatchObject([
      { level: 'stop', places: [{ quote: 'pier 9 gate' }] },
    ]))

  test.each([
    ['warned of', 'Never post pictures taken at pier 9'],
    ['a report', 'Reuters reports three men were seen at pier 9'],
    ['a story', 'Flash fiction: she waited at pier 9. Every night.'],
    ['quoted', '> at pier 9\nfunny'],
    ['quoted at length', `“${'They said nothing and went home. '.repeat(3)}It was at pier 9.”`],
    ['denied', 'I was never at pier 9'],
  ])('is nothing when it is %s', (_how, text) => expect(look(text).findings).toEqual([]))

  test('markings count as headings and not as talk', () => {
    expect(look('SECRET\nThe plan').level).toBe('stop')
    expect(look('Page 3 of 7 - SECRET -').level).toBe('stop')
    expect(look('【机密】关于某事').level).toBe('stop')
    expect(look('the SECRET of good bread').level).toBe('fine')
    expect(look('机密配方红烧肉').level).toBe('fine')
  })

  test('is found in both languages, in either script', () => {
    expect(look('我们三号码头的日出').findings).toHaveLength(1)
    expect(look('我們三號碼頭的日出').findings).toHaveLength(1)
  })
})

describe('what is quoted', () => {
  const { pack: numbers } = compileSmall({
    'exposure/identity/paper.yaml': ruleFile(
      'identity/paper',
      `level: stop
identifiers: [passport]
match: { en: ["my card is #digits"], zh: ["我 的 卡 #digits"] }`,
    ),
    'exposure/contact/line.yaml': ruleFile(
      'contact/line',
      `level: mind
match: { en: ["my <3> number <3> #digits"], zh: ["我 的 <3> 号码 <3> #digits"] }`,
    ),
    'exposure/workplace/door.yaml': ruleFile(
      'workplace/door',
      `level: mind
match: { en: ["door says harbour"], zh: ["门 上 写着 港口"] }`,
    ),
  })
  const quotesOf = (text: string): readonly string[] =>
    expose(postingOf(text), numbers, { id: 'x' }).findings.flatMap(({ rule, places }) =>
      places.map(({ quote }) => `${rule}: ${quote ?? ''}`),
    )

  test('is the number of a paper once, and no telephone besides', () => {
    expect(quotesOf('My passport number is 604271935')).toEqual(['identity/paper: 604271935'])
    expect(quotesOf('My other number is 604271935')).toEqual(['contact/line: My other number is 604271935'])
  })

  test('is a number in groups as a whole', () =>
    expect(quotesOf('My card is 60-22-719 as ever')).toEqual(['identity/paper: My card is 60-22-719']))

  test('has both marks of a pair or neither', () => {
    expect(quotesOf('My door says “harbour” in red')).toEqual(['workplace/door: door says “harbour”'])
    expect(quotesOf('My “door says harbour” joke')).toEqual(['workplace/door: door says harbour'])
  })
})

describe('a file that was not looked at, or cannot be copied', () => {
  const photo: Posting = {
    items: [{ format: 'png', name: 'a.png', pages: [{ width: 9, height: 9 }], texts: [], sightings: [] }],
    notices: [],
  }

  test('is not called fine to post where nothing looked at its picture', () => {
    for (const report of [
      expose(photo, pack, { id: 'x', picturesUnseen: true }),
      expose({ ...photo, notices: [{ code: 'media/not-looked-at' }] }, pack, { id: 'x' }),
    ]) {
      expect(report.summary).not.toMatch(/Fine to post|^summary/u)
      expect(report.now.map(({ id }) => id)).toEqual(['look-yourself'])
    }
    expect(expose(photo, pack, { id: 'x' }).now.map(({ id }) => id)).toEqual(['post-it'])
  })

  test('is advised of what can be done with it', () => {
    const advised = (format: string): readonly string[] =>
      expose({ items: [{ format, texts: [], sightings: [{ sign: 'gps' }] }], notices: [] }, pack, {
        id: 'x',
      }).now.map(({ id }) => id)
    expect(advised('jpeg')).toEqual(['safe-copy'])
    expect(advised('svg')).toEqual(['screenshot'])
  })
})

describe('profiles', () => {
  const text = 'At pier 9. Call me on 07700 900104'
  const levels = (profiles: ExposeOptions['profiles']) =>
    Object.fromEntries(look(text, profiles ? { profiles } : {}).findings.map(({ rule, level }) => [rule, level]))

  test('raise and lower levels', () => {
    expect(levels(undefined)).toEqual({ 'workplace/base': 'careful', 'contact/phone': 'mind' })
    expect(levels(['sensitive'])).toEqual({ 'workplace/base': 'stop', 'contact/phone': 'mind' })
    expect(levels(['public-figure'])).toEqual({})
  })

  test('several at once count with the highest level of each', () =>
    expect(levels(['public-figure', 'sensitive'])).toEqual({ 'workplace/base': 'stop', 'contact/phone': 'mind' }))

  test('move the level of a single wording as they move the rule', () =>
    expect(look('Best chips in the canteen', { profiles: ['sensitive'] }).findings).toMatchObject([{ level: 'mind' }]))
})

describe('what several details give away together', () => {
  test('is said beside them, and raises the level', () => {
    const report = look('Every night at pier 9')
    expect(report.together).toEqual([
      { id: 'where-and-when', level: 'stop', text: 'Where and when.', findings: [0, 1] },
    ])
    expect(report.level).toBe('stop')
  })

  test('also where one stands in the file and the other in the words', () => {
    const posting: Posting = {
      items: [
        { format: 'text', texts: [{ where: 'text', text: 'Here every night' }], sightings: [] },
        { format: 'jpeg', name: 'a.jpg', texts: [], sightings: [{ sign: 'gps', value: '51.5, -0.1' }] },
      ],
      notices: [],
    }
    const report = expose(posting, pack, { id: 'x' })
    expect(report.together.map(({ id }) => id)).toEqual(['file-and-words'])
    expect(report.items.map(({ level }) => level)).toEqual(['mind', 'careful'])
  })
})

describe('files', () => {
  test('have their signs, with regions and without, and what is fine apart', () => {
    const region = { x: 1, y: 2, width: 3, height: 4 }
    const posting: Posting = {
      items: [
        {
          format: 'jpeg',
          texts: [],
          sightings: [
            { sign: 'face', region, sureness: 0.9 },
            { sign: 'device', value: 'Camera', label: 'EXIF Model' },
          ],
        },
      ],
      notices: [],
    }
    const report = expose(posting, pack, { id: 'x' })
    expect(report.findings).toMatchObject([
      { rule: 'likeness/face', places: [{ where: 'picture', sign: 'face', regions: [region] }] },
    ])
    expect(report.fine).toMatchObject([
      { rule: 'metadata/device', places: [{ where: 'metadata', label: 'EXIF Model', quote: 'Camera' }] },
    ])
  })

  test('words of a picture have the regions in which they stand', () => {
    const text = 'Welcome\nto the gate at pier 9 my friend'
    const region = { x: 100, y: 50, width: 310, height: 20 }
    const posting: Posting = {
      items: [
        {
          format: 'png',
          texts: [{ where: 'picture', text, places: [{ start: 8, end: text.length, region, sureness: 0.9 }] }],
          sightings: [],
        },
      ],
      notices: [],
    }
    const [place] = expose(posting, pack, { id: 'x' }).findings[0]?.places ?? []
    const [part] = place?.regions ?? []
    expect(place?.quote).toBe('at pier 9')
    // The twelfth to the twenty-first letter of thirty-one, with a margin.
    expect(part).toMatchObject({ y: 50, height: 20 })
    expect(part?.x).toBeGreaterThanOrEqual(190)
    expect(part?.x).toBeLessThanOrEqual(220)
    expect((part?.x ?? 0) + (part?.width ?? 0)).toBeGreaterThanOrEqual(310)
    expect((part?.x ?? 0) + (part?.width ?? 0)).toBeLessThanOrEqual(335)
  })

  test('that were made near a guarded place say so, and so do coordinates in the words', () => {
    const places = indexPlaces({
      type: 'FeatureCollection',
      features: [
        { type: 'Feature', properties: { name: 'Depot {metres}' }, geometry: { type: 'Point', coordinates: [10, 50] } },
      ],
    })
    const at = { latitude: 50.002, longitude: 10 }
    const photo: Posting = {
      items: [{ format: 'jpeg', texts: [], sightings: [{ sign: 'gps', at, value: 'x' }] }],
      notices: [],
    }
    const near = (posting: Posting) =>
      expose(posting, pack, { id: 'x', places }).findings.find(({ rule }) => rule === 'metadata/near')?.places[0]?.quote
    expect(near(photo)).toBe('222 m from Depot {metres}')
    expect(near(postingOf('Find me at 50.00200, 10.00000'))).toBe('222 m from Depot {metres}')
    expect(near(postingOf('Find me at 51.00200, 10.00000'))).toBeUndefined()
    expect(near(postingOf('Find me at 50.00000, 10.00000'))).toBe('inside Depot {metres}')
  })
})

describe('the report', () => {
  test('is the same every time, and leaves what it was given alone', () => {
    const posting = postingOf('Every night at pier 9, +31 6 5550 1294', 'SECRET')
    const before = JSON.stringify(posting)
    const once = JSON.stringify(expose(posting, pack, { id: 'x', language: 'zh' }))
    expect(JSON.stringify(expose(posting, pack, { id: 'x', language: 'zh' }))).toBe(once)
    expect(JSON.stringify(posting)).toBe(before)
  })

  test('speaks the language that was asked for, and keeps quotes as they are', () => {
    const report = look('Every night at pier 9', { language: 'zh' })
    expect(report.summary).toMatch(/\p{Script=Han}/u)
    expect(report.findings[0]?.title).toMatch(/中文/u)
    expect(report.findings[0]?.places[0]?.quote).toBe('at pier 9')
  })

  test('has no gap in its sentences', () => {
    for (const language of ['en', 'zh'])
      for (const text of [
        'x',
        'Every night at pier 9',
        'SECRET',
        'Привет, это длинный текст на другом языке, в нём много слов',
      ])
        expect(JSON.stringify(look(text, { language }))).not.toMatch(/"(?:now|limit|summary|near)\.[a-z-]+"/u)
  })

  test('says what was not read, in the words of every other report', () => {
    const posting: Posting = { items: [], notices: [{ code: 'media/part-not-read', count: 2, detail: 'gif' }] }
    for (const language of ['en', 'zh']) {
      const [notice] = expose(posting, pack, { id: 'x', language }).notices
      expect(notice).toMatchObject({ code: 'media/part-not-read', count: 2 })
      expect(notice?.text).not.toMatch(/notice\.|\{/u)
    }
  })

  test('says that a language is not covered', () => {
    const ids = look('Привет, это длинный текст на другом языке, в нём много слов').limits.map(({ id }) => id)
    expect(ids).toContain('language')
  })
})

describe('hostile postings', () => {
  test('places are exact among bidi controls, markup, marks and halves of characters', () => {
    const text =
      '\u202e<script>alert(1)</script>\u2066 at pier 9 \ud83d\udc68\u200d\ud83d\udc69 {{x}} e\u0301very \ud800 at pier 8\u0000'
    const report = look(text)
    const quotes = report.findings.flatMap(({ places }) =>
      places.map(({ start, end, quote }) => [quote, text.slice(start, end)]),
    )
    expect(quotes.map(([quote]) => quote)).toEqual(['at pier 9', 'at pier 8'])
    for (const [quote, slice] of quotes) expect(quote).toBe(slice)
  })

  test('names such as __proto__ are only names', () => {
    const posting: Posting = {
      items: [
        {
          name: '__proto__',
          format: 'text',
          texts: [{ where: 'text', text: '__proto__ constructor at pier 9', label: '__proto__' }],
          sightings: [],
        },
      ],
      notices: [],
    }
    const report = expose(posting, pack, { id: '__proto__', language: '__proto__' })
    expect(report.findings).toHaveLength(1)
    expect(report.findings[0]?.title).toBe('workplace/base in English')
  })

  test.each(['a', '码', '1', 'at pier 9 '])(
    'a million characters of nothing but “%s” are read to their end',
    (unit) => {
      const report = look(`${unit.repeat(Math.floor(1_000_000 / unit.length))}\nat Pier 9`)
      expect(report.findings.map(({ kind }) => kind)).toEqual(['workplace'])
    },
  )
})
