import type { Told } from './draft-case.js'
import type { AccountPart } from './find-claims.js'
import { isOfPart } from './is-of-part.js'
import { mergeTold } from './merge-told.js'
import { speakersOf } from './speakers-of.js'
import { quoteAt } from './quote-at.js'

/** Where a case is told to have happened. Where commentators live or worked is no place of the case. */
export function gatherPlaces(parts: readonly AccountPart[]): readonly Told[] {
  return mergeTold(
    parts.flatMap((part) => {
      const { account } = part
      const speakers = speakersOf(account)
      return account.facts.flatMap((fact): readonly Told[] => {
        if (fact.kind !== 'place' || !isOfPart(part, fact.sentence, 'story')) return []
        const sentence = account.sentences[fact.sentence]
        if (sentence === undefined) return []
        if (speakers[fact.sentence] !== undefined) return []
        const quote = quoteAt(account.source, {
          source: account.id,
          paragraph: sentence.paragraph,
          start: fact.start,
          end: fact.end,
        })
        if (account.language.noPlace.test(quote.words)) return []
        if (account.people.some(({ forms }) => forms.includes(quote.words))) return []
        const isAgency = account.language
          .findAgencies(sentence.plain)
          .some(({ start, end }) => sentence.start + start < fact.end && sentence.start + end > fact.start)
        return isAgency ? [] : [{ asGiven: quote.words, quotes: [quote] }]
      })
    }),
  )
}
