import { readFileSync } from 'node:fs'

import { EXPOSURE_KINDS, EXPOSURE_LEVELS, EXPOSURE_PROFILES, SIGNS, TEXT_PLACES } from '@telltale/model'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'

import {
  linesOfExposure,
  renderExposure,
  sayRegion,
  type ExposureFormat,
  type LookedAt,
} from '../../src/exposure/index.js'
import { HTML_STYLE } from '../../src/html-style.js'
import { HOSTILE } from '../hostile-report.js'
import { exampleExposure, loadExposureWording, withTheirWords } from './example-exposures.js'

const wordings = { en: loadExposureWording('en'), zh: loadExposureWording('zh') }
const en = wordings.en
const { loud, fine } = exampleExposure(en, 'en')
const FORMATS: readonly ExposureFormat[] = ['text', 'html', 'markdown', 'json', 'sarif']
const schema: unknown = JSON.parse(
  readFileSync(new URL('../../../../docs/exposure-report.schema.json', import.meta.url), 'utf8'),
)
const validate = new Ajv2020({ allErrors: true, strict: true, strictTypes: false }).compile(
  schema as Record<string, unknown>,
)

const TAG =
  /^<(?:!doctype html|\/?(?:html|head|body|main|header|footer|article|section|nav|div|h[1-6]|[aip]|span|ul|ol|li|figure|figcaption|blockquote|mark|bdi|title|style|meta|svg|text)(?: (?:lang|dir|class|id|href|rel|target|role|aria-label|aria-labelledby|aria-hidden|charset|name|content|http-equiv|viewBox|width|height|x|y|font-size|fill|stroke|stroke-width|paint-order)="[^"<>]*")*|(?:rect|image)(?: (?:x|y|width|height|fill|stroke|stroke-width|href)="[^"<>]*")*\/)>$/

function expectOnlyOurTags(html: string): void {
  const page = html.replace(HTML_STYLE, '')
  for (const tag of page.match(/<[^>]*>?/g) ?? []) expect(tag).toMatch(TAG)
  expect(page.replace(/<[^>]*>/g, '')).not.toMatch(/[<>]/)
}

describe('a page on a posting', () => {
  test.each(['en', 'zh'] as const)('looks as it did, in %s', async (language) => {
    const { loud } = exampleExposure(wordings[language], language)
    await expect(renderExposure([loud], 'text', wordings[language])).toMatchFileSnapshot(
      `golden/exposure.${language}.txt.snap`,
    )
    await expect(renderExposure([loud], 'markdown', wordings[language])).toMatchFileSnapshot(
      `golden/exposure.${language}.md.snap`,
    )
  })

  test('says first what it comes to, and then what a stranger could learn', () => {
    const text = renderExposure([loud], 'text', en)
    expect(text.split('\n')[0]).toBe('What this post gives away - Better changed first')
    expect(text.indexOf(loud.report.summary.slice(0, 30))).toBeLessThan(text.indexOf('A gate or unit'))
    expect(text).toContain('Night shift at [gate 3 of Northfold] again.')
    expect(text).toMatch(/upper left, 320 × 80 pixels\s+from\s+\d{1,4},\d{1,4}/u)
    expect(text).toContain('38.7223, -9.1393')
    expect(text).toContain('Where you are, and when you are there. (see 1, 3)')
  })

  test('is short where nothing was found', () => {
    const text = renderExposure([fine], 'text', en)
    expect(text).toContain('Fine to post')
    expect(text).not.toContain('What a stranger could learn')
    expect(text.split('\n').length).toBeLessThan(30)
  })

  test('shows a rewording before and after, with what changed', () => {
    const text = renderExposure([loud], 'text', en)
    expect(text).toMatch(/Before: .*\[gate 3 of Northfold\] again/)
    expect(text).toMatch(/After: .*\[work\] again/)
    const withoutPosting: LookedAt = { report: loud.report }
    const short = renderExposure([withoutPosting], 'text', en)
    expect(short).toContain('“gate 3 of Northfold”')
    expect(short).toContain('“work”')
  })

  test('shows of a long text only what stands around a change', () => {
    const [item] = loud.posting?.items ?? []
    const [rewording] = loud.report.rewordings
    if (item === undefined || rewording === undefined) throw new Error('the example has a text')
    const text = `${'a '.repeat(50_000)}X${' b'.repeat(50_000)}`
    const posting = { items: [{ ...item, texts: [{ where: 'text' as const, text }] }], notices: [] }
    const changes = [{ start: 100_000, end: 100_001, to: 'Y', finding: 0 }]
    const page = renderExposure(
      [{ posting, report: { ...loud.report, rewordings: [{ ...rewording, changes }] } }],
      'text',
      en,
    )
    expect(page).toMatch(/… (?:a )+\[X\]/)
    expect(page.length).toBeLessThan(8_000)
  })

  test('draws boxes on an empty frame, and on the picture only if it is handed over', () => {
    const empty = renderExposure([loud], 'html', en)
    expect(empty).toContain('viewBox="0 0 4000 3000"')
    expect(empty).toContain('x="100" y="200" width="320" height="80"')
    expect(empty).not.toContain('<image')
    expect(empty).not.toContain('img-src')
    const image = 'data:image/png;base64,iVBORw0KGgo='
    const full = renderExposure([{ ...loud, pictures: [{ item: 1, page: 0, image }] }], 'html', en)
    expect(full).toContain(`<image href="${image}" width="4000" height="3000"/>`)
    expect(full).toContain("form-action 'none'; img-src data:\"")
    expectOnlyOurTags(full)
  })

  test.each(['data:image/svg+xml;base64,AAAA', 'https://bad.example/a.png', 'data:image/png;base64,AA"><script>'])(
    'does not hold %j as a picture',
    (image) => {
      const html = renderExposure([{ ...loud, pictures: [{ item: 1, page: 0, image }] }], 'html', en)
      expect(html).not.toContain('<image')
      expect(html).not.toContain('img-src')
    },
  )

  test('has every link lead somewhere, and every id once', () => {
    for (const html of [renderExposure([loud], 'html', en), renderExposure([loud, fine, loud], 'html', en)]) {
      const ids = [...html.matchAll(/ id="([^"]*)"/g)].map((match) => match[1])
      expect(new Set(ids).size).toBe(ids.length)
      for (const match of html.matchAll(/(?:href="#|aria-labelledby=")([^"]*)"/g))
        for (const id of (match[1] ?? '').split(' ')) expect(ids).toContain(id)
    }
  })

  test.each(['en', 'zh'] as const)('leaves no place of a sentence open, in %s', (language) => {
    const { loud, fine } = exampleExposure(wordings[language], language)
    for (const format of ['text', 'html', 'markdown'] as const) {
      const page = renderExposure([loud, fine], format, wordings[language]).replace(HTML_STYLE, '')
      expect(page).not.toMatch(/\{\w+\}/)
      expect(page).not.toMatch(/\blabel\.[a-z]/)
    }
  })

  test('is the same each time', () => {
    for (const format of FORMATS)
      expect(renderExposure([loud, fine], format, en)).toBe(renderExposure([loud, fine], format, en))
  })
})

describe('the wording of these pages', () => {
  test.each(['en', 'zh'] as const)('has a word for everything that can be seen, in %s', (language) => {
    const wording = wordings[language]
    const keys = [
      ...EXPOSURE_LEVELS.flatMap((level) => [`label.level.${level}`, `summary.${level}`]),
      ...EXPOSURE_KINDS.map((kind) => `label.kind.${kind}`),
      ...EXPOSURE_PROFILES.map((profile) => `label.profile.${profile}`),
      ...SIGNS.map((sign) => `label.sign.${sign}`),
      ...TEXT_PLACES.map((place) => `label.where.${place}`),
    ]
    for (const key of keys) expect(wording[key], key).toEqual(expect.any(String))
  })

  test('has the same sentences with the same places in both languages', () => {
    expect(Object.keys(wordings.zh).sort()).toEqual(Object.keys(en).sort())
    const places = (sentence: unknown): unknown =>
      [...new Set(typeof sentence === 'string' ? sentence.match(/\{\w+\}/g) : [])].sort()
    for (const key of Object.keys(en)) expect(places(wordings.zh[key]), key).toEqual(places(en[key]))
  })
})

describe('words of the author', () => {
  test.each(HOSTILE)('steer neither terminal nor browser: %s', (_name, words) => {
    const hostile = withTheirWords(loud, words)
    const html = renderExposure([hostile, hostile], 'html', en)
    expectOnlyOurTags(html)
    expect(html).not.toMatch(/href="(?!#)/)
    for (const format of FORMATS) {
      const page = renderExposure([hostile], format, en)
      // eslint-disable-next-line no-control-regex -- these are what must not be there
      expect(page).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/)
      expect(page).not.toMatch(/\p{Cs}/u)
    }
    const markdown = renderExposure([hostile], 'markdown', en)
    const outside = markdown.replace(/(`+)(?!`)[\s\S]*?[^`]\1(?!`)/g, '')
    expect(outside).not.toMatch(/\]\(|http|<script|@everyone/)
    for (const line of linesOfExposure(hostile, en)) {
      expect(line).not.toMatch(/[\n\r]/)
      // eslint-disable-next-line no-control-regex -- these are what must not be there
      expect(line).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/)
    }
  })
})

describe('the JSON form', () => {
  test.each(['en', 'zh'] as const)('is as published, in %s', (language) => {
    const { loud, fine } = exampleExposure(wordings[language], language)
    for (const looked of [loud, fine]) {
      const written: unknown = JSON.parse(renderExposure([looked], 'json', wordings[language]))
      expect(validate(written), JSON.stringify(validate.errors)).toBe(true)
      expect(written).toEqual(looked.report)
    }
    const many: unknown = JSON.parse(renderExposure([loud, fine], 'json', wordings[language]))
    expect(Array.isArray(many) && many.every((each) => validate(each))).toBe(true)
  })

  test('names exactly the words of the model', () => {
    const written = JSON.stringify(schema)
    for (const words of [EXPOSURE_LEVELS, EXPOSURE_KINDS, EXPOSURE_PROFILES, SIGNS])
      expect(written).toContain(JSON.stringify(words))
  })

  test('refuses what is no such report', () => {
    expect(validate({ ...loud.report, verdict: 'guilty' })).toBe(false)
    expect(validate({})).toBe(false)
  })
})

interface Sarif {
  readonly runs: readonly {
    readonly results: readonly {
      readonly ruleId: string
      readonly level: string
      readonly locations: readonly {
        readonly physicalLocation: { readonly artifactLocation: { readonly uri: string }; readonly region?: unknown }
      }[]
      readonly relatedLocations: readonly unknown[]
      readonly attachments?: readonly unknown[]
    }[]
  }[]
}

describe('SARIF', () => {
  const { runs } = JSON.parse(renderExposure([loud], 'sarif', en)) as Sarif
  const results = runs[0]?.results ?? []

  test('has a result for each finding, with its level', () => {
    expect(results.map(({ ruleId, level }) => [ruleId, level])).toEqual([
      ['workplace/gate', 'warning'],
      ['place/photo', 'warning'],
      ['time/absence', 'note'],
    ])
  })

  test('tells line and column of words', () => {
    expect(results[0]?.locations[0]?.physicalLocation.region).toMatchObject({
      startLine: 1,
      startColumn: 16,
      endLine: 1,
      endColumn: 35,
    })
    expect(results[2]?.locations[0]?.physicalLocation.region).toMatchObject({ startLine: 2 })
  })

  test('tells parts of a picture as rectangles, and the file by its relative path', () => {
    expect(results[1]?.locations[0]?.physicalLocation.artifactLocation.uri).toBe('pictures/photo%201.jpg')
    expect(results[1]?.attachments).toEqual([
      {
        artifactLocation: { uri: 'pictures/photo%201.jpg' },
        rectangles: [{ top: 2400, left: 3000, bottom: 2900, right: 3400 }],
      },
    ])
  })
})

describe('lines for a hook', () => {
  test('are one for each finding, with file, place, level and rule, and without a word of the author', () => {
    expect(linesOfExposure({ ...loud, paths: ['notes.md', 'photo.jpg'] }, en)).toEqual([
      'notes.md:1:16: careful: A gate or unit of your workplace [workplace/gate] (+1)',
      'photo.jpg: stored in the file: careful: Where the photo was taken [place/photo] (+1)',
      'notes.md:2:26: mind: How long you are away [time/absence]',
      'careful: Where you are, and when you are there. [place-and-time]',
    ])
  })
  test('are none where all is fine', () => expect(linesOfExposure(fine, en)).toEqual([]))
})

describe('a part of a picture in words', () => {
  test.each([
    [{ x: 0, y: 0, width: 10, height: 10 }, 'upper left, 10 × 10 pixels from 0,0'],
    [{ x: 140, y: 140, width: 20, height: 20 }, 'in the middle, 20 × 20 pixels from 140,140'],
    [{ x: 290, y: 290, width: 10, height: 10 }, 'lower right, 10 × 10 pixels from 290,290'],
    [{ x: -50, y: 900, width: 10, height: 10 }, 'lower left, 10 × 10 pixels from 0,900'],
  ])('%j', (region, said) => expect(sayRegion(region, { width: 300, height: 300 }, false, en)).toBe(said))
  test('names the page of several, and only the size where the page is not known', () => {
    const region = { x: 0, y: 0, width: 10, height: 10, page: 2 }
    expect(sayRegion(region, { width: 300, height: 300 }, true, en)).toBe('page 3, upper left, 10 × 10 pixels from 0,0')
    expect(sayRegion(region, undefined, true, en)).toBe('10 × 10 pixels')
  })
})
