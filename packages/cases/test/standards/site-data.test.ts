import { readdirSync, readFileSync } from 'node:fs'
import { isRecord } from '@telltale/model'
import { library } from '@telltale/packs/cases'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { writeCaseSite } from '../../src/site/index.js'
import { claimReviewProblems } from './claim-review-problems.js'
import { csvProblems } from './csv-problems.js'
import { mispProblems } from './misp-problems.js'
import { shapeProblems } from './shape-problems.js'
import { stixProblems } from './stix-problems.js'

const ADDRESS = 'https://example.org/cases/'
const WORDING = new URL('../../../../packs/wording/case-site/', import.meta.url)
const same = (text: string): Record<string, string> => ({ en: text, zh: text })

function flattened(data: unknown, path: string): Readonly<Record<string, string>> {
  if (typeof data === 'string') return { [path]: data }
  if (!isRecord(data)) return {}
  return Object.fromEntries(
    Object.entries(data).flatMap(([key, value]) => Object.entries(flattened(value, `${path}.${key}`))),
  )
}

const options = {
  wording: Object.fromEntries(
    readdirSync(WORDING).map((name) => [
      name.replace(/\.yaml$/u, ''),
      flattened(parse(readFileSync(new URL(name, WORDING), 'utf8')), 'site'),
    ]),
  ),
  techniques: Object.fromEntries(
    Object.entries(library.techniques)
      .filter(([id]) => !/^(?:account|counter)\//u.test(id))
      .map(([id, title]) => [id, { title, why: same('why'), couldAlsoBe: { en: ['other'], zh: ['另一种'] } }]),
  ),
}
const site = writeCaseSite(library, { ...options, address: ADDRESS })
const filesOf = (end: string): readonly (readonly [string, string])[] =>
  site.filter(({ path }) => path.endsWith(end)).map(({ path, text }) => [path, text] as const)
const anchors = new Set(
  filesOf('.html').flatMap(([path, text]) =>
    [...text.matchAll(/ id="([^"]+)"/gu)].map(([, id]) => `${ADDRESS}${path}#${id}`),
  ),
)

describe('what the site gives to programs is as its standard has it:', () => {
  test('a feed, in every language, with the site and the pages that it leads to', () => {
    const feeds = filesOf('feed.json')
    expect(feeds).toHaveLength(Object.keys(options.wording).length)
    const paths = new Set(site.map(({ path }) => `${ADDRESS}${path}`))
    for (const [path, text] of feeds) {
      const feed: unknown = JSON.parse(text)
      expect(shapeProblems('json-feed', feed), path).toEqual([])
      const items = isRecord(feed) && Array.isArray(feed['items']) ? feed['items'].filter(isRecord) : []
      expect(new Set(items.map(({ id }) => id)).size).toBe(library.records.length)
      for (const { url } of items) expect(paths.has(String(url)), String(url)).toBe(true)
    }
  })
  test('a feed where it is not known where the site stands', () => {
    for (const { path, text } of writeCaseSite(library, options).filter(({ path: each }) => each.endsWith('feed.json')))
      expect(shapeProblems('json-feed', JSON.parse(text)), path).toEqual([])
  })
  test('the citations of every case', () => {
    const files = filesOf('.csl.json')
    expect(files).toHaveLength(library.records.length * Object.keys(options.wording).length)
    for (const [path, text] of files) {
      const items: unknown = JSON.parse(text)
      expect(shapeProblems('csl-data', items), path).toEqual([])
      const ids = Array.isArray(items) ? items.filter(isRecord).map(({ id }) => id) : []
      expect(new Set(ids).size).toBe(ids.length)
    }
  })
  test('the reviews, each with a page that is there', () => {
    const files = site.filter(({ path, text }) => path.includes('/data/') && text.includes('"ClaimReview"'))
    expect(files).not.toEqual([])
    for (const { path, text } of files) expect(claimReviewProblems(JSON.parse(text), anchors), path).toEqual([])
  })
  test('the other forms of the library', () => {
    for (const { path, text } of site.filter(({ path: each }) => each.includes('/data/'))) {
      if (path.includes('stix')) expect(stixProblems(JSON.parse(text)), path).toEqual([])
      if (path.includes('misp')) expect(mispProblems(JSON.parse(text)), path).toEqual([])
      if (path.endsWith('.csv')) expect(csvProblems(text).problems, path).toEqual([])
    }
  })
})

const ITEM = { id: 'urn:x', content_text: 'text', date_published: '2021-05-03T00:00:00Z' }
const FEED = { version: 'https://jsonfeed.org/version/1.1', title: 'Cases', items: [ITEM] }
test('a feed that is whole passes', () => expect(shapeProblems('json-feed', FEED)).toEqual([]))
test.each<[string, unknown]>([
  ['a feed of the first version', { ...FEED, version: 'https://jsonfeed.org/version/1' }],
  ['a feed with no title', { version: FEED.version, items: [] }],
  ['an item with no id', { ...FEED, items: [{ content_text: 'text' }] }],
  ['an id that is a number', { ...FEED, items: [{ ...ITEM, id: 1 }] }],
  ['an item that says nothing', { ...FEED, items: [{ id: 'urn:x' }] }],
  ['a time without its offset', { ...FEED, items: [{ ...ITEM, date_published: '2021-05-03T00:00:00' }] }],
  ['a day that is no time', { ...FEED, items: [{ ...ITEM, date_published: '2021-05-03' }] }],
  ['the author of the first version', { ...FEED, author: { name: 'x' } }],
  ['an author that is nobody', { ...FEED, authors: [{}] }],
  ['an address that is no address', { ...FEED, feed_url: 'feed.json' }],
  ['a language that is no tag', { ...FEED, language: 'Chinese' }],
])('the check refuses %s', (_what, feed) => expect(shapeProblems('json-feed', feed)).not.toEqual([]))

const CITED = { id: 'x', type: 'webpage', title: 'Title', issued: { 'date-parts': [[2021, 5, 3]] } }
test('a citation that is whole passes', () => expect(shapeProblems('csl-data', [CITED])).toEqual([]))
test.each<[string, unknown]>([
  ['a citation that stands alone', CITED],
  ['a citation of no type', [{ id: 'x', title: 'Title' }]],
  ['a type that is none', [{ ...CITED, type: 'website' }]],
  ['a citation with no id', [{ type: 'webpage' }]],
  ['an author in one string', [{ ...CITED, author: 'Telltale' }]],
  ['a date in one string', [{ ...CITED, issued: '2021-05-03' }]],
  ['a thirteenth month', [{ ...CITED, issued: { 'date-parts': [[2021, 13]] } }]],
  ['a date of four parts', [{ ...CITED, issued: { 'date-parts': [[2021, 5, 3, 12]] } }]],
  ['a member that no program knows', [{ ...CITED, grade: 'D4' }]],
  ['an address with another name', [{ ...CITED, url: 'https://example.org' }]],
])('the check refuses %s', (_what, items) => expect(shapeProblems('csl-data', items)).not.toEqual([]))
