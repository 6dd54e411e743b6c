import { readdirSync, readFileSync } from 'node:fs'
import { library } from '@telltale/packs/cases'
import { isRecord } from '@telltale/model'
import { SaxesParser } from 'saxes'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import type { CaseLibrary } from '../../src/case-library.js'
import type { CaseRecord, Texts } from '../../src/case-record.js'
import { html } from '../../src/site/markup.js'
import { writeCaseSite, type SiteFile, type SiteOptions } from '../../src/site/index.js'

const WORDING = new URL('../../../../packs/wording/case-site/', import.meta.url)
const wordingOf = (language: string): Readonly<Record<string, string>> =>
  flattened(parse(readFileSync(new URL(`${language}.yaml`, WORDING), 'utf8')), 'site')
const languages = readdirSync(WORDING).map((name) => name.replace(/\.yaml$/u, ''))
const same = (text: string): Texts => ({ en: text, zh: text })
const techniques = Object.fromEntries(
  Object.entries(library.techniques)
    .filter(([id]) => !/^(?:account|counter)\//u.test(id))
    .map(([id, title]) => [id, { title, why: same('why'), couldAlsoBe: { en: ['other'], zh: ['另一种'] } }]),
)
const options: SiteOptions = {
  wording: Object.fromEntries(languages.map((language) => [language, wordingOf(language)])),
  techniques,
  address: 'https://example.org/cases',
}
const site = writeCaseSite(library, options)
const byPath = new Map(site.map((file) => [file.path, file.text]))
const pages = site.filter(({ path }) => path.endsWith('.html'))
const textOf = (path: string): string => byPath.get(path) ?? ''

describe('the sentences of the site', () => {
  test('are the same in every language, with the same places', () => {
    const [first = {}, ...others] = languages.map(wordingOf)
    const places = (text: string | undefined): readonly string[] => (text?.match(/\{\w+\}/gu) ?? []).toSorted()
    for (const other of others) {
      expect(Object.keys(other)).toEqual(Object.keys(first))
      for (const key of Object.keys(first)) expect(places(other[key]), key).toEqual(places(first[key]))
    }
  })

  test('are all there that a page says', () => {
    const KEY =
      /\b(?:site|label|stage|kind|status|grade|reliability|credibility|gap|role|country|compare|timeline|stance|did|list|persona|payment|source-kind)\.[a-zA-Z0-9-]+(?:\.[a-z-]+)?/u
    const raw = pages.flatMap(({ path, text }) => {
      // Words of a record may look like a key; those of the site stand alone in an element.
      const found = [...text.matchAll(/>([^<]*)</gu)]
        .map(([, words = '']) => words.trim())
        .filter((words) => KEY.exec(words)?.[0] === words)
      return found.map((words) => `${path}: ${words}`)
    })
    expect(raw).toEqual([])
  })
})

describe('the pages of the real library', () => {
  test('are there for every case, list and technique, in every language', () => {
    for (const language of languages) {
      for (const { id } of library.records) expect(byPath.has(`${language}/cases/${id}.html`), id).toBe(true)
      for (const id of Object.keys(techniques))
        expect(byPath.has(`${language}/techniques/${id.replace('/', '-')}.html`), id).toBe(true)
      for (const by of ['stage', 'kind', 'country', 'year', 'language', 'grade'])
        expect(
          [...byPath.keys()].some((path) => path.startsWith(`${language}/by/${by}/`)),
          by,
        ).toBe(true)
    }
  })

  test('are well formed, with each id once and one first heading', () => {
    for (const { path, text } of pages) {
      const { ids, headings } = looked(text)
      expect(new Set(ids).size, path).toBe(ids.length)
      expect(headings, path).toBe(1)
    }
  })

  test('lead nowhere that is not there', () => {
    const known = new Set([...byPath.keys(), 'style.css', 'search.js'])
    const anchors = new Map(pages.map(({ path, text }) => [path, new Set(looked(text).ids)]))
    const wrong = pages.flatMap(({ path, text }) =>
      looked(text)
        .links.filter((link) => !/^https?:/u.test(link))
        .filter((link) => {
          const [file = '', anchor] = link.split('#')
          const to = file === '' ? path : new URL(file, `https://x/${path}`).pathname.slice(1)
          return !known.has(to) || (anchor !== undefined && anchors.get(to)?.has(anchor) !== true)
        })
        .map((link) => `${path}: ${link}`),
    )
    expect(wrong).toEqual([])
  })

  test('run nothing inline and load nothing from another place', () => {
    for (const { path, text } of pages) {
      expect(text, path).toContain('default-src &#39;none&#39;')
      expect(text, path).not.toMatch(/<style|\sstyle=|\son\w+=|<iframe|<img|unsafe/u)
      const scripts = text.match(/<script[^>]*>/gu) ?? []
      expect(scripts, path).toEqual(/^[a-z]+\/index\.html$/u.test(path) ? ['<script src="../search.js" defer="">'] : [])
      for (const [, address = ''] of text.matchAll(/<link[^>]*href="([^"]*)"/gu))
        expect(address, path).not.toMatch(/^\w+:/u)
    }
  })

  test('say of each claim what its grade is and why, who disputes it, and what nobody gives', () => {
    const page = textOf('en/cases/cn-zhao-selfies-2024.html')
    expect(page).toContain('<span class="grade">F4</span>')
    expect(page).toContain('disputed by Lu Jun')
    expect(page).toContain('id="gaps"')
    expect(page).toContain('Two accounts side by side')
    expect(page).toContain('What both say is therefore no confirmation.')
    expect(page).toMatch(/<svg [^>]*role="img"/u)
    const chinese = textOf('zh/cases/cn-zhao-selfies-2024.html')
    expect(chinese).toContain('两种说法对照')
    expect(chinese).toContain('lang="zh-Hans"')
  })

  test('show in the map exactly what the records tell', () => {
    const told = library.records.reduce(
      (sum, { stages, did = [] }) => sum + new Set([...stages.flatMap((each) => each.techniques), ...did]).size,
      0,
    )
    for (const language of languages) expect(textOf(`${language}/map.html`).match(/class="y /gu)?.length).toBe(told)
  })

  test('are the same bytes each time', () => {
    expect(writeCaseSite(library, options)).toEqual(site)
  })
})

describe('the feed', () => {
  test.each(languages)('is a JSON Feed 1.1 with whole addresses: %s', (language) => {
    const feed: unknown = JSON.parse(textOf(`${language}/feed.json`))
    if (!isRecord(feed) || !Array.isArray(feed['items'])) throw new Error('no feed')
    expect(feed['version']).toBe('https://jsonfeed.org/version/1.1')
    expect(feed['feed_url']).toBe(`https://example.org/cases/${language}/feed.json`)
    const items = feed['items'].filter(isRecord)
    expect(items.length).toBe(library.records.length)
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length)
    for (const { url, date_published: date, content_text: text } of items) {
      expect(byPath.has(String(url).replace('https://example.org/cases/', ''))).toBe(true)
      expect(date).toMatch(/^\d{4}-\d\d-\d\dT00:00:00Z$/u)
      expect(String(text).length).toBeGreaterThan(50)
    }
  })

  test('and citations name no address where none is known', () => {
    const nowhere = writeCaseSite(library, { wording: options.wording, techniques })
    const feed = nowhere.find(({ path }) => path === 'en/feed.json')?.text ?? ''
    expect(feed).not.toMatch(/"(?:url|feed_url|home_page_url)"/u)
    expect(nowhere.map(({ text }) => text).join('')).not.toContain('undefined')
  })
})

test('a case can be cited, and so can each of its sources: CSL-JSON', () => {
  for (const language of languages)
    for (const record of library.records) {
      const items: unknown = JSON.parse(textOf(`${language}/cases/${record.id}.csl.json`))
      if (!Array.isArray(items)) throw new Error('no list')
      expect(items.length).toBe(1 + record.sources.length)
      for (const item of items.filter(isRecord)) {
        expect(Object.keys(item).filter((key) => !CSL.includes(key))).toEqual([])
        expect(['entry', 'legal_case', 'webpage', 'article-newspaper', 'report']).toContain(item['type'])
        if (isRecord(item['issued']))
          expect(JSON.stringify(item['issued']['date-parts'])).toMatch(/^\[\[\d{4}(?:,\d{1,2}){0,2}\]\]$/u)
      }
    }
})

/** Variables of the Citation Style Language that are used. */
const CSL = ['id', 'type', 'title', 'author', 'container-title', 'publisher', 'version', 'issued', 'URL', 'language']

describe('a record whose words are hostile', () => {
  const EVIL = '"><script>alert(1)</script><img src=x onerror=alert(1)> \' &amp; ]]> \u202e\u0000{who}$& ' + '\ud800'
  const [model] = library.records
  const hostile = (value: unknown, key = ''): unknown => {
    if (typeof value === 'string') return SAFE.has(key) ? value : EVIL
    if (Array.isArray(value)) return value.map((each: unknown) => hostile(each, key))
    if (isRecord(value))
      return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, hostile(each, name)]))
    return value
  }
  const withRecord = (record: unknown): CaseLibrary => ({ ...library, records: [record as CaseRecord] })

  test('stays text on every page', () => {
    const evil = withRecord(hostile(model))
    const files = writeCaseSite(evil, {
      ...options,
      techniques: {
        'contact/unsolicited-approach': { title: same(EVIL), why: same(EVIL), couldAlsoBe: { en: [EVIL] } },
      },
    })
    for (const { path, text } of files.filter(isPage)) {
      looked(text)
      expect(text, path).not.toMatch(/<script>|<img|onerror=alert\(1\)>/u)
      expect(text, path).not.toMatch(/[\p{Cs}\u202e]|(?!\n)\p{Cc}/u)
    }
  })

  test('leads to no address but one of the web', () => {
    if (model === undefined) throw new Error('no record')
    const evil = withRecord({
      ...model,
      sources: model.sources.map((source) => ({ ...source, address: 'javascript:alert(1)' })),
    })
    const page = writeCaseSite(evil, options).find(({ path }) => path === `en/cases/${model.id}.html`)?.text ?? ''
    expect(page).toContain('javascript:alert(1)')
    expect(page).not.toMatch(/href="javascript/u)
  })

  test('gets no file outside of the folder', () => {
    for (const id of ['../../etc/passwd', 'a/../b', 'CON:', '', 'a'.repeat(200), '__proto__'])
      expect(() => writeCaseSite(withRecord({ ...model, id }), options)).toThrow(RangeError)
  })
})

test('a template escapes what is filled in, in lists too, and keeps markup', () => {
  expect(html`<p title="${'"\''}">${['<', html`<b>${'&'}</b>`, undefined, 3]}</p>`.text).toBe(
    '<p title="&quot;&#39;">&lt;<b>&amp;</b>3</p>',
  )
})

/** What a schema holds to a few values, so that no words get there. */
const SAFE = new Set([
  'id',
  'kind',
  'stage',
  'techniques',
  'did',
  'status',
  'role',
  'persona',
  'reliability',
  'source',
  'claims',
  'carries',
  'assertedBy',
  'stance',
  'by',
  'what',
  'pointedOutBy',
  'alleging',
  'alleged',
  'date',
  'language',
])

function isPage({ path }: SiteFile): boolean {
  return path.endsWith('.html')
}

/** Reads a page strictly, as XML is read: everything that is opened must be closed, everything escaped. */
function looked(text: string): {
  readonly ids: readonly string[]
  readonly links: readonly string[]
  readonly headings: number
} {
  const ids: string[] = []
  const links: string[] = []
  let headings = 0
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    if (attributes['id'] !== undefined) ids.push(attributes['id'])
    for (const key of ['href', 'src']) if (attributes[key] !== undefined) links.push(attributes[key])
    if (name === 'h1') headings += 1
  })
  parser.write(text.replace('<!doctype html>', '')).close()
  return { ids, links, headings }
}

function flattened(value: unknown, path: string): Record<string, string> {
  if (!isRecord(value)) return { [path]: String(value) }
  return Object.assign({}, ...Object.entries(value).map(([key, each]) => flattened(each, `${path}.${key}`))) as Record<
    string,
    string
  >
}
