import { describe, expect, test } from 'vitest'
import type { CaseRecord } from '../src/case-record.js'
import { checkRecord, type RecordCheck } from '../src/check-record.js'
import { countSentences } from '../src/count-sentences.js'
import { countWords } from '../src/count-words.js'
import { EXAMPLE } from './example-record.js'

const CHECK: RecordCheck = {
  rules: new Map([
    ['contact/unsolicited-approach', 'stable'],
    ['hook/pay-out-of-proportion', 'stable'],
    ['task/old', 'retired'],
    ['person/took-money', 'stable'],
  ]),
  today: '2026-11-22',
  isCountry: (code) => code === 'DE',
  isCurrency: (code) => code === 'EUR',
}

const [first, second, third] = EXAMPLE.claims
if (!first || !second || !third) throw new Error('the example has three claims')
const [stage] = EXAMPLE.stages
if (!stage) throw new Error('the example has stages')
const [gazette, wire, review] = EXAMPLE.sources
if (!gazette || !wire || !review) throw new Error('the example has three sources')

const claims = (changed: Partial<typeof first>): Partial<CaseRecord> => ({
  claims: [{ ...first, ...changed }, second, third],
})

describe('a record', () => {
  test('is well when all of it holds together', () => expect(checkRecord(EXAMPLE, CHECK)).toEqual([]))

  test.each<readonly [what: string, change: Partial<CaseRecord>, where: string, says: string]>([
    ['an id twice', { people: [...EXAMPLE.people, ...EXAMPLE.people.slice(0, 1)] }, 'people/clerk', 'is there twice'],
    [
      'a source twice',
      { sources: [...EXAMPLE.sources, { ...gazette, id: 'copy' }] },
      'sources/copy',
      'has the address of another source',
    ],
    [
      'an origin that is not there',
      { sources: [{ ...gazette, carries: ['ministri'] }, wire, review] },
      'sources/gazette/carries',
      'did you mean "ministry"?',
    ],
    [
      'an origin that no source carries',
      { sources: [gazette, wire, { ...review, carries: ['ministry', 'braun'] }] },
      'origins/analyst',
      'no source carries it',
    ],
    [
      'a claim without a source',
      claims({ stances: [{ source: 'review', stance: 'silent' }] }),
      'claims/met-online',
      'no source supports it',
    ],
    [
      'a stance of a source that is not there',
      claims({ stances: [...first.stances, { source: 'wires', stance: 'silent' }] }),
      'claims/met-online/stances/wires',
      'did you mean "wire"?',
    ],
    [
      'a dispute without a ground',
      claims({ stances: [...first.stances, { source: 'wire', stance: 'disputes' }] }),
      'claims/met-online/stances/wire',
      'needs a note or a quote',
    ],
    [
      'a claim asserted by somebody whom its sources do not carry',
      claims({ assertedBy: ['braun'], stances: [{ source: 'gazette', stance: 'supports' }] }),
      'claims/met-online/assertedBy',
      'none of the sources that support it carries "braun"',
    ],
    [
      'a source that supports a claim, and carries nobody who asserts it',
      claims({ assertedBy: ['braun'], stances: [...first.stances, { source: 'wire', stance: 'supports' }] }),
      'claims/met-online/stances/wire',
      'carries none of the origins that assert it',
    ],
    [
      'support by an origin that does not assert the claim',
      claims({ stances: [{ source: 'review', stance: 'supports', by: ['braun'] }] }),
      'claims/met-online/stances/review',
      'carries none of the origins that assert it',
    ],
    [
      'a court known from the press only, graded A',
      {
        origins: EXAMPLE.origins.map((each) =>
          each.id === 'braun' ? { ...each, kind: 'court', reliability: 'A' } : each,
        ),
      },
      'origins/braun/reliability',
      'B at most',
    ],
    [
      'a quote that is too long',
      claims({ quotes: [{ source: 'wire', words: 'word '.repeat(26).trim() }] }),
      'claims/met-online/quotes/1',
      'has 26 words, and may have 25',
    ],
    [
      'a quote from another source than its stance',
      claims({ stances: [{ source: 'gazette', stance: 'supports', quote: { source: 'wire', words: 'so' } }] }),
      'claims/met-online/stances/gazette/quote',
      'must be from this source',
    ],
    [
      'a stage that rests on a claim that is not there',
      { stages: [{ ...stage, claims: ['met'] }] },
      'stages/1/claims',
      'there is no claim "met"',
    ],
    [
      'a technique of another stage',
      { stages: [{ ...stage, techniques: ['hook/pay-out-of-proportion'] }] },
      'stages/1 (contact)/techniques',
      'is no technique of the stage contact',
    ],
    [
      'a technique that no rule has',
      { stages: [{ ...stage, techniques: ['contact/unsolicited-aproach'] }] },
      'stages/1 (contact)/techniques',
      'did you mean "contact/unsolicited-approach"?',
    ],
    [
      'a retired technique',
      { stages: [{ ...stage, stage: 'task', techniques: ['task/old'] }] },
      'stages/1 (task)/techniques',
      'is retired',
    ],
    [
      'what the person did that is a technique',
      { did: ['contact/unsolicited-approach'] },
      'did',
      'only rules of person/',
    ],
    ['years that end before they begin', { years: { from: 2021, to: 2020 } }, 'years', 'end before they begin'],
    ['years to come', { years: { from: 2021, to: 2030 } }, 'years', 'lie in the future'],
    [
      'a day that is none',
      { sources: [{ ...gazette, date: '2023-02-29' }, wire, review] },
      'sources/gazette/date',
      'no day of the calendar',
    ],
    [
      'a day to come',
      { sources: [{ ...gazette, date: '2026-12' }, wire, review] },
      'sources/gazette/date',
      'lies in the future',
    ],
    [
      'a source from before the case',
      { sources: [{ ...gazette, date: '2020' }, wire, review] },
      'sources/gazette/date',
      'is before the case begins',
    ],
    [
      'a country that is none',
      { countries: { alleging: ['UK'], alleged: [] } },
      'countries/alleging',
      '"UK" is no country',
    ],
    [
      'money that is none',
      { payments: [{ asGiven: '5 x', currency: 'XYZ', kind: 'paid', claims: [] }] },
      'payments/1/currency',
      '"XYZ" is no currency',
    ],
    [
      'a summary of two sentences',
      { summary: { ...EXAMPLE.summary, en: 'One. Two.' } },
      'summary/en',
      'has 2 sentences',
    ],
    ['English where Chinese should be', { outcome: { en: 'No.', zh: 'No.' } }, 'outcome/zh', 'is not Chinese'],
    ['Chinese where English should be', { outcome: { en: '没有。', zh: '没有。' } }, 'outcome/en', 'is not English'],
    ['a terminal escape', { lure: { en: 'A \u001b[31msum', zh: '钱' } }, 'lure/en', 'cannot be seen'],
    ['a change of direction', { lure: { en: 'A \u202esum', zh: '钱' } }, 'lure/en', 'cannot be seen'],
    [
      'a sentence without a conviction',
      { sentence: { asGiven: '10 years', claims: [] } },
      'sentence',
      'the status is "alleged"',
    ],
    [
      'a persona of the one approached',
      { people: [{ ...EXAMPLE.people[0]!, persona: 'friend' }] },
      'people/clerk',
      'only an approacher',
    ],
    [
      'advice from nowhere',
      { recommended: [{ ...EXAMPLE.recommended[0]!, source: 'paper' }] },
      'recommended/1/source',
      'there is no source "paper"',
    ],
  ])('is not well with %s', (_what, change, where, says) => {
    const problems = checkRecord({ ...EXAMPLE, ...change }, CHECK)
    expect(problems.filter((problem) => problem.where === where && problem.what.includes(says))).toHaveLength(1)
  })
})

describe('sentences are counted', () => {
  test.each([
    ['One. Two! Three?', 3],
    ['Mr. Smith met Dr. Lee at 5 p.m. on a Friday. He left.', 2],
    ['He paid 3.5 million. That was all.', 2],
    ['“It is fake.” He said so. Nobody asked', 3],
    ['The U.S. court ruled. J. Doe appealed.', 2],
    ['他说了。她走了！“是吗？”他问。', 4],
    ['据称有三人。', 1],
    ['', 0],
  ])('%s', (text, count) => expect(countSentences(text)).toBe(count))
})

describe('words are counted', () => {
  test.each([
    ['five plain words are here', 5],
    ['“Quoted,” she said — twice', 4],
    ['国家安全机关', 3],
    ['他在 LinkedIn 上', 3],
    ['', 0],
  ])('%s', (text, count) => expect(countWords(text)).toBe(count))
})
