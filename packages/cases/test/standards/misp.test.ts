import { library } from '@telltale/packs/cases'
import { describe, expect, test } from 'vitest'
import { exportCases } from '../../src/export/export-cases.js'
import { toMisp } from '../../src/export/to-misp.js'
import { caseWording } from '../case-wording.js'
import { EXAMPLE } from '../example-record.js'
import { mispProblems } from './misp-problems.js'

type Loose = Record<string, unknown>
interface Event extends Loose {
  readonly Orgc: Loose
  readonly Tag: Loose[]
  readonly Attribute: Loose[]
}

const context = { wording: caseWording('en'), language: 'en', techniques: {}, day: '2024-05-01' }
const fresh = (): { readonly Event: Event } =>
  JSON.parse(JSON.stringify(toMisp([EXAMPLE], context))) as { readonly Event: Event }

describe('a MISP export is as the core format has it:', () => {
  test.each(['en', 'zh'])('every event of the whole library, in %s', (language) =>
    expect(mispProblems(JSON.parse(exportCases(library, library.records, 'misp', language)))).toEqual([]),
  )
  test('an invented case alone', () => expect(mispProblems(fresh())).toEqual([]))
})

const first = ([found]: readonly Loose[]): Loose => found ?? {}
const BROKEN: readonly (readonly [string, (event: Event) => unknown])[] = [
  ['an event with no name', (event) => delete event['uuid']],
  ['a name that is no UUID', (event) => (event['uuid'] = 'case-1')],
  ['two things of one name', (event) => (first(event.Attribute)['uuid'] = event['uuid'])],
  ['an event with no title', (event) => (event['info'] = '')],
  ['a title of two lines', (event) => (event['info'] = 'a\nb')],
  ['a date that is a time', (event) => (event['date'] = '2021-05-03T00:00:00Z')],
  ['a day that is none', (event) => (event['date'] = '2021-05-32')],
  ['a number that is not written as a string', (event) => (event['timestamp'] = 1_620_000_000)],
  ['a time in words', (event) => (event['timestamp'] = '2021-05-03')],
  ['a level that is none', (event) => (event['threat_level_id'] = '5')],
  ['an analysis in words', (event) => (event['analysis'] = 'complete')],
  ['a publication that is no truth value', (event) => (event['published'] = 'false')],
  ['a time of publication where nothing was published', (event) => (event['publish_timestamp'] = '1620000000')],
  ['no time of publication', (event) => delete event['publish_timestamp']],
  ['a sharing group where nothing is shared with one', (event) => (event['sharing_group_id'] = '7')],
  ['an organisation with no number', (event) => delete event.Orgc['id']],
  ['an event of nobody', (event) => delete event['orgc_id']],
  ['another number of attributes', (event) => event.Attribute.pop()],
  ['an attribute that is not said to be kept', (event) => delete first(event.Attribute)['deleted']],
  ['an attribute of no event', (event) => delete first(event.Attribute)['event_id']],
  ['an attribute of no category', (event) => delete first(event.Attribute)['category']],
  ['a type that its category does not have', (event) => (first(event.Attribute)['category'] = 'Targeting data')],
  ['an attribute that says nothing', (event) => (first(event.Attribute)['value'] = ' ')],
  ['an indicator in words', (event) => (first(event.Attribute)['to_ids'] = 'no')],
  ['a distribution that is none', (event) => (first(event.Attribute)['distribution'] = '9')],
  ['a member that the format does not have', (event) => (first(event.Attribute)['grade'] = 'D4')],
  ['a tag with no name', (event) => delete first(event.Tag)['name']],
  ['a tag with no colour', (event) => delete first(event.Tag)['colour']],
  [
    'a grade that the taxonomy does not have',
    (event) => (first(event.Tag)['name'] = 'admiralty-scale:source-reliability="D"'),
  ],
  ['a tag that is no machine tag', (event) => (first(event.Tag)['name'] = 'espionage')],
  [
    'a link that is none',
    (event) => (first(event.Attribute.filter(({ type }) => type === 'link'))['value'] = 'over there'),
  ],
]

test.each(BROKEN)('the check refuses %s', (_what, spoil) => {
  const file = fresh()
  spoil(file.Event)
  expect(mispProblems(file)).not.toEqual([])
})

test('the check refuses what is no event', () => {
  for (const file of [{}, [], { response: [{}] }, { ...fresh(), more: 1 }]) expect(mispProblems(file)).not.toEqual([])
})
