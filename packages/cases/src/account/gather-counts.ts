import type { DraftCount } from './draft-case.js'
import type { AccountPart } from './find-claims.js'
import { isOfPart } from './is-of-part.js'
import { mergeTold } from './merge-told.js'
import { quoteAt } from './quote-at.js'

/** How many of what there were, as accounts of a case give it. */
export function gatherCounts(parts: readonly AccountPart[]): readonly DraftCount[] {
  return mergeTold(
    parts.flatMap((part) => {
      const { account } = part
      return account.sentences.flatMap((sentence, index): readonly DraftCount[] => {
        if (sentence.isTitle || !isOfPart(part, index, 'story')) return []
        return account.language.findCounts(sentence.plain).map(({ start, end, number, bound, of }) => {
          const quote = quoteAt(account.source, {
            source: account.id,
            paragraph: sentence.paragraph,
            start: sentence.start + start,
            end: sentence.start + end,
          })
          return {
            asGiven: quote.words,
            quotes: [quote],
            ...(number === undefined ? {} : { number }),
            ...(bound === undefined ? {} : { bound }),
            of,
          }
        })
      })
    }),
  )
}
