import type { DraftPayment } from './draft-case.js'
import type { AccountPart } from './find-claims.js'
import { isOfPart } from './is-of-part.js'
import { mergeTold } from './merge-told.js'
import { quoteAt } from './quote-at.js'

/** What was paid, promised, demanded or lost in a case, as accounts give it. Fines are sentences and stand there. */
export function gatherMoney(parts: readonly AccountPart[]): readonly DraftPayment[] {
  return mergeTold(
    parts.flatMap((part) => {
      const { account } = part
      const { language } = account
      return account.sentences.flatMap((sentence, index): readonly DraftPayment[] => {
        if (!isOfPart(part, index, 'story')) return []
        const { plain } = sentence
        return language.findMoney(plain).flatMap(({ start, end, amount, currency, bound, conversion, inKind }) => {
          const before = plain.slice(Math.max(0, start - 90), start)
          if (
            /\b(?:fined|fine of)[^,]{0,20}$|罚金[^，]{0,6}$|处罚款[^，]{0,4}$|欠(?:下|了)?[^，]{0,4}$|\b(?:owed|debts? of)[^,]{0,12}$/iu.test(
              before,
            )
          )
            return []
          const told = kindOf(part, before, plain.slice(start, end), plain.slice(end, end + 40))
          // "Easy money", of which nobody says that it was paid or promised, is no payment.
          if (told === undefined && amount === undefined && inKind !== true) return []
          const quote = quoteAt(account.source, {
            source: account.id,
            paragraph: sentence.paragraph,
            start: sentence.start + start,
            end: sentence.start + end,
          })
          return [
            {
              asGiven: quote.words,
              quotes: [quote],
              ...(amount === undefined ? {} : { amount }),
              ...(currency === undefined || (account.isTraditional && currency === 'CNY') ? {} : { currency }),
              ...(bound === undefined ? {} : { bound }),
              ...(conversion === undefined ? {} : { conversion }),
              kind: told ?? (inKind === true ? 'paid' : 'promised'),
              inKind: inKind === true,
            },
          ]
        })
      })
    }),
  )
}

/** The verb that stands nearest before an amount says what became of it; else the words themselves, or those after it. */
function kindOf(
  { account }: AccountPart,
  before: string,
  words: string,
  after: string,
): DraftPayment['kind'] | undefined {
  const { promised, demanded, lost, paid } = account.language.payment
  const kinds = [
    ['demanded', demanded],
    ['promised', promised],
    ['paid', paid],
    ['lost', lost],
  ] as const
  let best: readonly [DraftPayment['kind'], number] | undefined
  for (const [kind, pattern] of kinds) {
    const match = [...before.matchAll(new RegExp(pattern.source, 'giu'))].at(-1)
    const last = match === undefined ? undefined : match.index + match[0].length
    if (last !== undefined && (best === undefined || last > best[1])) best = [kind, last]
  }
  if (best !== undefined) return best[0]
  return kinds.find(([, pattern]) => pattern.test(`${words} ${after}`))?.[0]
}
