import type { Graph } from 'schema-dts'
import { describe, expect, test } from 'vitest'
import { dayOfRecord } from '../src/export/day-of-record.js'
import { nameUuid } from '../src/export/name-uuid.js'
import { toClaimReview } from '../src/export/to-claim-review.js'
import { toMisp } from '../src/export/to-misp.js'
import { toStix } from '../src/export/to-stix.js'
import { layOutCase } from '../src/lay-out-case.js'
import { sayDoubts } from '../src/say-doubts.js'
import { saySource } from '../src/say-source.js'
import { caseWording } from './case-wording.js'
import { EXAMPLE } from './example-record.js'

const wording = caseWording('en')
const context = { wording, language: 'en', techniques: {}, day: '2024-05-01' }
const chinese = { ...context, wording: caseWording('zh'), language: 'zh' }

test('names become UUIDs of version 5, always the same', () => {
  expect(nameUuid('x')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u)
  expect(nameUuid('x')).toBe(nameUuid('x'))
  expect(nameUuid('x')).not.toBe(nameUuid('y'))
  expect(nameUuid('\ud800')).toBe(nameUuid('\ufffd'))
  // As any other program has it for the address urn:telltale:案.
  expect(nameUuid('案')).toBe('3d6f91d3-35d2-5a3b-a611-a350b7b9d672')
})

test('a record speaks from its newest correction, its newest source, or its years', () => {
  const [gazette] = EXAMPLE.sources
  expect(dayOfRecord(EXAMPLE)).toBe('2021-05-03')
  expect(dayOfRecord({ ...EXAMPLE, corrections: [{ date: '2024-02-01', what: { en: 'x', zh: '某' } }] })).toBe(
    '2024-02-01',
  )
  expect(dayOfRecord({ ...EXAMPLE, sources: [{ ...gazette!, date: '2022' }] })).toBe('2022-01-01')
  expect(dayOfRecord({ ...EXAMPLE, years: { from: 2019, to: 2020 }, sources: [] })).toBe('2020-01-01')
})

test('a ClaimReview has the types that schema.org gives it', () => {
  // That this compiles is the test.
  const graph: Graph = toClaimReview([EXAMPLE], context)
  expect(graph['@graph']).toHaveLength(EXAMPLE.claims.length)
  expect(toClaimReview([EXAMPLE], context)['@graph'].map(({ reviewRating }) => reviewRating)).toMatchObject([
    { alternateName: 'cannot be judged' },
    { alternateName: 'doubtful', ratingValue: 2 },
    { alternateName: 'cannot be judged' },
  ])
})

test('what cannot be judged has no confidence in STIX, and a dispute is an opinion on the claim', () => {
  const { objects } = toStix([EXAMPLE], context)
  const notes = objects.filter(({ type }) => type === 'note')
  expect(notes.map(({ confidence }) => confidence)).toEqual([undefined, 30, undefined])
  const [opinion, ...more] = objects.filter(({ type }) => type === 'opinion')
  expect(more).toEqual([])
  expect(opinion).toMatchObject({
    opinion: 'disagree',
    authors: ['Braun, a former officer', 'An analyst abroad'],
    object_refs: [notes[1]?.id],
  })
  expect(objects.some(({ type }) => ['threat-actor', 'intrusion-set', 'indicator'].includes(type))).toBe(false)
})

test('an object of STIX is the same whatever is exported with it, and another one in another language', () => {
  const later = { ...EXAMPLE, id: 'later', sources: EXAMPLE.sources.map((each) => ({ ...each, date: '2023-01-01' })) }
  const alone = toStix([EXAMPLE], context).objects
  const together = new Map(toStix([later, EXAMPLE], context).objects.map((object) => [object.id, object]))
  for (const object of alone) expect(together.get(object.id)).toEqual(object)
  const shared = toStix([EXAMPLE], chinese).objects.filter(({ id }) => alone.some((object) => object.id === id))
  expect(shared).toEqual([alone[0]])
  expect(toStix([EXAMPLE], chinese).id).not.toBe(toStix([EXAMPLE], context).id)
})

test('a correction changes when an object of STIX was modified, and not when it was made', () => {
  const corrected = { ...EXAMPLE, corrections: [{ date: '2024-02-01', what: { en: 'x', zh: '某' } }] }
  const campaign = toStix([corrected], context).objects.find(({ type }) => type === 'campaign')
  expect(campaign).toMatchObject({ created: '2021-05-03T00:00:00.000Z', modified: '2024-02-01T00:00:00.000Z' })
})

test('MISP and ClaimReview have names of their own in each language', () => {
  const idsOf = (text: string): readonly string[] => text.match(/"(?:uuid|@id)":"[^"]+"/gu) ?? []
  const organisation = 1
  const english = idsOf(JSON.stringify([toMisp([EXAMPLE], context), toClaimReview([EXAMPLE], context)]))
  const both = new Set([
    ...english,
    ...idsOf(JSON.stringify([toMisp([EXAMPLE], chinese), toClaimReview([EXAMPLE], chinese)])),
  ])
  expect(both.size).toBe(english.length * 2 - organisation)
})

test('several people are no person', () => {
  const typeOf = (several: boolean): string | undefined => {
    const origins = EXAMPLE.origins.map((each) => ({
      ...each,
      kind: 'first-person' as const,
      ...(several ? { several: true as const } : {}),
    }))
    return toClaimReview([{ ...EXAMPLE, origins }], context)['@graph'][0]?.itemReviewed.author[0]?.['@type']
  }
  expect([typeOf(false), typeOf(true)]).toEqual(['Person', 'Organization'])
})

test('one case is one MISP event, and several are a response', () => {
  expect(Object.keys(toMisp([EXAMPLE], context))).toEqual(['Event'])
  expect(Object.keys(toMisp([EXAMPLE, EXAMPLE], context))).toEqual(['response'])
})

describe('in a line', () => {
  test('who says so', () => {
    expect(saySource(EXAMPLE, wording)).toBe('The ministry, in State Gazette, and 2 more sources')
    expect(saySource({ ...EXAMPLE, sources: EXAMPLE.sources.slice(0, 1) }, wording)).toBe(
      'The ministry, in State Gazette',
    )
  })
  const calm = { ...EXAMPLE, claims: EXAMPLE.claims.slice(0, 1) }
  test('who doubts it', () => expect(sayDoubts(EXAMPLE, wording)).toBe('The Review: Nothing is shown, they say.'))
  test('what the other side says, where nobody else doubts it', () =>
    expect(
      sayDoubts(
        {
          ...calm,
          reply: {
            who: { en: 'His lawyer', zh: '律师' },
            said: { en: 'He did not know.', zh: '他不知情。' },
            source: 'wire',
          },
        },
        wording,
      ),
    ).toBe('His lawyer: He did not know.'))
  test('what is missing, where a source says so', () =>
    expect(sayDoubts(calm, wording)).toBe('It is pointed out that nobody gives the unit or employer.'))
  test('nothing, where nobody says anything against it', () =>
    expect(sayDoubts({ ...calm, gaps: [] }, wording)).toBeUndefined())
})

test('a page has every part of a record, and no empty one', () => {
  const { title, sections } = layOutCase(EXAMPLE, context)
  expect(title).toBe(EXAMPLE.title['en'])
  expect(sections.map(({ id }) => id)).toEqual([
    'summary',
    'grade',
    'kind',
    'countries',
    'alleged',
    'years',
    'status',
    'people',
    'lure',
    'channels',
    'stages',
    'asks',
    'payments',
    'outcome',
    'claims',
    'gaps',
    'recommended',
    'origins',
    'sources',
  ])
  const claim = sections.find(({ id }) => id === 'claims')?.lines[1]
  expect(claim).toMatchObject({ label: 'D4', text: 'The clerk sold papers for money.' })
  expect(claim?.below).toContain('“sold many papers” (State Gazette ¶3)')
})
