import { library } from '@telltale/packs/cases'
import { describe, expect, test } from 'vitest'
import { exportCases } from '../../src/export/export-cases.js'
import { toClaimReview } from '../../src/export/to-claim-review.js'
import { caseWording } from '../case-wording.js'
import { EXAMPLE } from '../example-record.js'
import { claimReviewProblems } from './claim-review-problems.js'

type Loose = Record<string, unknown>
interface File extends Loose {
  readonly '@graph': Loose[]
}

const context = {
  wording: caseWording('en'),
  language: 'en',
  techniques: {},
  day: '2024-05-01',
  address: 'https://example.org/cases/',
}
const pages = new Set(
  EXAMPLE.claims.map(({ id }) => `https://example.org/cases/en/cases/${EXAMPLE.id}.html#claim-${id}`),
)
const fresh = (): File => JSON.parse(JSON.stringify(toClaimReview([EXAMPLE], context))) as File

describe('an export of ClaimReviews is as schema.org and search engines have it:', () => {
  test.each(['en', 'zh'])('every review of the whole library, in %s', (language) =>
    expect(claimReviewProblems(JSON.parse(exportCases(library, library.records, 'claimreview', language)))).toEqual([]),
  )
  test('each names its page where it is known where that stands', () =>
    expect(claimReviewProblems(fresh(), pages)).toEqual([]))
  test('and none where it is not', () => {
    const { '@graph': reviews } = toClaimReview([EXAMPLE], { ...context, address: '' })
    expect(reviews.every(({ url }) => url?.startsWith('en/cases/'))).toBe(true)
    expect(JSON.parse(exportCases(library, [EXAMPLE], 'claimreview', 'en'))).not.toHaveProperty('@graph.0.url')
  })
})

const first = ({ '@graph': [review] }: File): Loose => review ?? {}
const within = (file: File, name: string): Loose => first(file)[name] as Loose
const BROKEN: readonly (readonly [string, (file: File) => unknown])[] = [
  ['another vocabulary', (file) => (file['@context'] = 'http://example.org')],
  ['a review of another type', (file) => (first(file)['@type'] = 'Review')],
  ['a review of no claim', (file) => delete first(file)['claimReviewed']],
  ['a claim that says nothing', (file) => (first(file)['claimReviewed'] = ' ')],
  ['a review of another claim', (file) => (first(file)['claimReviewed'] = 'Something else')],
  ['a review with no rating', (file) => delete first(file)['reviewRating']],
  ['a rating with no words', (file) => delete within(file, 'reviewRating')['alternateName']],
  ['a value beyond the scale', (file) => (within(file, 'reviewRating')['ratingValue'] = 6)],
  ['a value that is not whole', (file) => (within(file, 'reviewRating')['ratingValue'] = 2.5)],
  ['a value in words', (file) => (within(file, 'reviewRating')['ratingValue'] = 'two')],
  ['a scale of one step', (file) => (within(file, 'reviewRating')['bestRating'] = 1)],
  ['a review by nobody', (file) => delete first(file)['author']],
  ['a reviewer with no name', (file) => delete within(file, 'author')['name']],
  ['a reviewer of a kind that is none', (file) => (within(file, 'author')['@type'] = 'Ministry')],
  ['a claim by nobody', (file) => (within(file, 'itemReviewed')['author'] = [])],
  ['a claim that appeared nowhere', (file) => (within(file, 'itemReviewed')['appearance'] = [])],
  ['a date in words', (file) => (first(file)['datePublished'] = 'May 2021')],
  ['a day that is none', (file) => (first(file)['datePublished'] = '2021-13-01')],
  ['an address that is none', (file) => (first(file)['url'] = 'cases.html')],
  ['a page that is not there', (file) => (first(file)['url'] = 'https://example.org/cases/en/cases/none.html')],
  ['two reviews of one name', (file) => file['@graph'].push(first(file))],
  ['a property that schema.org does not have', (file) => (first(file)['grade'] = 'D4')],
]

test.each(BROKEN)('the check refuses %s', (_what, spoil) => {
  const file = fresh()
  spoil(file)
  expect(claimReviewProblems(file, pages)).not.toEqual([])
})
