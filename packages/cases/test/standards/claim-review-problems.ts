import { isRecord } from '@telltale/model'
import { shapeProblems } from './shape-problems.js'

/**
 * What is wrong with an export of ClaimReviews. Where it is known where the site stands, each names its page, and the page is
 * there: search engines ask for both.
 *
 * @param anchors - The addresses that are there, with the part after `#`; left out where it is not known where the site stands.
 */
export function claimReviewProblems(file: unknown, anchors?: ReadonlySet<string>): readonly string[] {
  const reviews = isRecord(file) && Array.isArray(file['@graph']) ? file['@graph'].filter(isRecord) : []
  return [
    ...shapeProblems('claim-review', file),
    ...(new Set(reviews.map((review) => review['@id'])).size === reviews.length ? [] : ['two reviews of one name']),
    ...reviews.flatMap(({ claimReviewed, itemReviewed, url }) => [
      ...(isRecord(itemReviewed) && itemReviewed['name'] === claimReviewed ? [] : ['another claim than is reviewed']),
      ...(anchors === undefined || anchors.has(String(url)) ? [] : [`no page ${String(url)}`]),
    ]),
  ]
}
