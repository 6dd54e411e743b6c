import { library } from '@telltale/packs/cases'
import { describe, expect, test } from 'vitest'
import { exportCases } from '../../src/export/export-cases.js'
import { toStix } from '../../src/export/to-stix.js'
import { caseWording } from '../case-wording.js'
import { EXAMPLE } from '../example-record.js'
import { stixProblems } from './stix-problems.js'

type Loose = Record<string, unknown>
interface Bundle extends Loose {
  readonly objects: Loose[]
}

const context = { wording: caseWording('en'), language: 'en', techniques: {}, day: '2024-05-01' }
const fresh = (): Bundle => JSON.parse(JSON.stringify(toStix([EXAMPLE], context))) as Bundle
const of = ({ objects }: Bundle, type: string): Loose => {
  const found = objects.find((object) => object['type'] === type)
  if (found === undefined) throw new Error(type)
  return found
}

describe('a STIX export is as the standard has it:', () => {
  test.each(['en', 'zh'])('every object of the whole library, in %s', (language) => {
    const bundle: unknown = JSON.parse(exportCases(library, library.records, 'stix', language))
    expect(bundle).toHaveProperty(['objects', 'length'], expect.any(Number))
    expect(stixProblems(bundle)).toEqual([])
  })
  test('every case alone', () => {
    for (const record of library.records)
      expect(stixProblems(JSON.parse(exportCases(library, [record], 'stix', 'en'))), record.id).toEqual([])
  })
  test('an invented case', () => expect(stixProblems(fresh())).toEqual([]))
  test('no case at all is a bundle that only says who made it', () =>
    expect(stixProblems(JSON.parse(JSON.stringify(toStix([], context))))).toEqual([]))
})

const UUID = '3d6f91d3-35d2-5a3b-a611-a350b7b9d672'
const BROKEN: readonly (readonly [string, (bundle: Bundle) => unknown])[] = [
  ['a bundle with a version', (bundle) => (bundle['spec_version'] = '2.1')],
  ['a bundle with the id of another kind', (bundle) => (bundle['id'] = `report--${UUID}`)],
  ['a bundle of nothing', (bundle) => bundle.objects.splice(0)],
  ['an object of a kind that is not written', (bundle) => (of(bundle, 'note')['type'] = 'grouping')],
  ['an id that is no UUID', (bundle) => (of(bundle, 'note')['id'] = 'note--1')],
  [
    'an id of a variant that RFC 4122 does not know',
    (bundle) => (of(bundle, 'note')['id'] = `note--${UUID}`.replace('-a6', '-c6')),
  ],
  ['an id of another kind', (bundle) => (of(bundle, 'campaign')['id'] = `report--${UUID}`)],
  ['two objects of one id', (bundle) => bundle.objects.push({ ...of(bundle, 'note') })],
  ['an older version of the standard', (bundle) => (of(bundle, 'report')['spec_version'] = '2.0')],
  ['an object with no time of its making', (bundle) => delete of(bundle, 'identity')['created']],
  ['a time without Z', (bundle) => (of(bundle, 'campaign')['modified'] = '2021-05-03T00:00:00.000')],
  ['a time with an offset', (bundle) => (of(bundle, 'report')['published'] = '2021-05-03T00:00:00+02:00')],
  ['a time with no milliseconds', (bundle) => (of(bundle, 'campaign')['created'] = '2021-05-03T00:00:00Z')],
  ['a day that is no time', (bundle) => (of(bundle, 'report')['published'] = '2021-05-03')],
  ['a thing modified before it was made', (bundle) => (of(bundle, 'note')['modified'] = '2001-01-01T00:00:00.000Z')],
  ['a campaign with no name', (bundle) => delete of(bundle, 'campaign')['name']],
  ['a note with no content', (bundle) => delete of(bundle, 'note')['content']],
  ['a note about nothing', (bundle) => (of(bundle, 'note')['object_refs'] = [])],
  ['a report with no date', (bundle) => delete of(bundle, 'report')['published']],
  ['a kind of report that is none', (bundle) => (of(bundle, 'report')['report_types'] = ['case'])],
  ['an opinion that is none', (bundle) => (of(bundle, 'opinion')['opinion'] = 'doubts')],
  ['an opinion of nobody', (bundle) => (of(bundle, 'opinion')['authors'] = [])],
  ['a class of identity that is none', (bundle) => (of(bundle, 'identity')['identity_class'] = 'ministry')],
  ['a confidence beyond the scale', (bundle) => (of(bundle, 'note')['confidence'] = 101)],
  ['a confidence in words', (bundle) => (of(bundle, 'note')['confidence'] = 'high')],
  ['a language that is no tag', (bundle) => (of(bundle, 'note')['lang'] = 'English')],
  ['labels that are no list', (bundle) => (of(bundle, 'campaign')['labels'] = 'espionage')],
  ['a property that the standard does not have', (bundle) => (of(bundle, 'campaign')['x_grade'] = 'D4')],
  ['a property of another kind', (bundle) => (of(bundle, 'note')['published'] = '2021-05-03T00:00:00.000Z')],
  ['a property that is null', (bundle) => (of(bundle, 'campaign')['description'] = null)],
  ['a maker that is no identity', (bundle) => (of(bundle, 'note')['created_by_ref'] = of(bundle, 'campaign')['id'])],
  ['a maker that is not there', (bundle) => (of(bundle, 'note')['created_by_ref'] = `identity--${UUID}`)],
  ['a report on something that is not there', (bundle) => (of(bundle, 'report')['object_refs'] = [`note--${UUID}`])],
  [
    'a tie to something that is not there',
    (bundle) => (of(bundle, 'relationship')['target_ref'] = `attack-pattern--${UUID}`),
  ],
  [
    'a tie of a kind that the two cannot have',
    (bundle) => (of(bundle, 'relationship')['relationship_type'] = 'mitigates'),
  ],
  [
    'a tie that goes the wrong way',
    (bundle) => {
      const tie = of(bundle, 'relationship')
      ;[tie['source_ref'], tie['target_ref']] = [tie['target_ref'], tie['source_ref']]
    },
  ],
  ['a tie with no end', (bundle) => delete of(bundle, 'relationship')['target_ref']],
  ['a phase with no chain', (bundle) => (of(bundle, 'attack-pattern')['kill_chain_phases'] = [{ phase_name: 'hook' }])],
  [
    'a reference that names nothing',
    (bundle) => (of(bundle, 'report')['external_references'] = [{ source_name: 'x' }]),
  ],
  [
    'a reference to what is no address',
    (bundle) => (of(bundle, 'report')['external_references'] = [{ source_name: 'x', url: 'over there' }]),
  ],
]

test.each(BROKEN)('the check refuses %s', (_what, spoil) => {
  const bundle = fresh()
  spoil(bundle)
  expect(stixProblems(bundle)).not.toEqual([])
})
