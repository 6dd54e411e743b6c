import type { CaseRecord, Claim, Credibility } from '../case-record.js'
import { gradeClaim } from '../grade-claim.js'
import { sentenceFor, textFor } from '../sentences.js'
import { casePath } from '../site/paths.js'
import { dayOfRecord } from './day-of-record.js'
import type { ExportContext } from './export-context.js'

/** A ClaimReview of schema.org, as JSON-LD. */
export interface ClaimReview {
  readonly '@type': 'ClaimReview'
  readonly '@id': string
  /** The page with the case, where it is known where that stands. Search engines ask for it. */
  readonly url?: string
  readonly claimReviewed: string
  readonly reviewBody: string
  readonly inLanguage: string
  readonly datePublished: string
  readonly author: Organisation
  readonly itemReviewed: {
    readonly '@type': 'Claim'
    readonly name: string
    readonly author: readonly { readonly '@type': 'Organization' | 'Person'; readonly name: string }[]
    readonly appearance: readonly {
      readonly '@type': 'CreativeWork'
      readonly name: string
      readonly url: string
      readonly inLanguage: string
      readonly publisher: Organisation
      readonly datePublished?: string
    }[]
  }
  readonly reviewRating: {
    readonly '@type': 'Rating'
    readonly ratingValue?: number
    readonly bestRating: 5
    readonly worstRating: 1
    readonly alternateName: string
    readonly ratingExplanation: string
  }
}

interface Organisation {
  readonly '@type': 'Organization'
  readonly name: string
}

/** 5 is confirmed and 1 improbable. What cannot be judged has no value, only its name. */
const RATING: Readonly<Record<Credibility, number | undefined>> = { 1: 5, 2: 4, 3: 3, 4: 2, 5: 1, 6: undefined }

/** A schema.org ClaimReview for each claim, rated by its credibility, with the reason. */
export function toClaimReview(
  records: readonly CaseRecord[],
  context: ExportContext,
): { readonly '@context': 'https://schema.org'; readonly '@graph': readonly ClaimReview[] } {
  return {
    '@context': 'https://schema.org',
    '@graph': records.flatMap((record) => record.claims.map((claim) => reviewOf(record, claim, context))),
  }
}

function reviewOf(record: CaseRecord, claim: Claim, { wording, language, address }: ExportContext): ClaimReview {
  const { credibility, because } = gradeClaim(record, claim, wording)
  const value = RATING[credibility]
  const says = textFor(claim.says, wording)
  return {
    '@type': 'ClaimReview',
    '@id': `urn:telltale:case:${record.id}:${claim.id}:${language}`,
    ...(address === undefined ? {} : { url: `${address}${language}/${casePath(record.id)}#claim-${claim.id}` }),
    claimReviewed: says,
    reviewBody: because,
    inLanguage: language,
    datePublished: dayOfRecord(record),
    author: { '@type': 'Organization', name: 'Telltale' },
    itemReviewed: {
      '@type': 'Claim',
      name: says,
      author: record.origins
        .filter(({ id }) => claim.assertedBy.includes(id))
        .map(({ who, kind, several }) => ({
          '@type': kind === 'first-person' && !several ? 'Person' : 'Organization',
          name: textFor(who, wording),
        })),
      appearance: record.sources
        .filter(({ id }) => claim.stances.some(({ source, stance }) => source === id && stance === 'supports'))
        .map((source) => ({
          '@type': 'CreativeWork',
          name: source.title,
          url: source.address,
          inLanguage: source.language,
          publisher: { '@type': 'Organization', name: source.publisher },
          ...(source.date === undefined ? {} : { datePublished: source.date }),
        })),
    },
    reviewRating: {
      '@type': 'Rating',
      ...(value === undefined ? {} : { ratingValue: value }),
      bestRating: 5,
      worstRating: 1,
      alternateName: sentenceFor(wording, `credibility.${credibility}`),
      ratingExplanation: because,
    },
  }
}
