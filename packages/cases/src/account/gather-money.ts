import type { DraftPayment } from './draft-case.js'
import type { AccountPart } from './find-claims.js'
import { isOfPart } from './is-of-part.js'
import { mergeTold } from './merge-told.js'
import { quoteAt } from './quote-at.js'

/** A fine, a debt, what was taken away by a court, a price, what somebody spent or gave for another purpose, wages of kin. */
const NO_PAYMENT =
  /\b(?:fined|fine of)[^,]{0,20}$|\b(?:owed|debts? of)[^,]{0,12}$|(?<!\b(?:gifts?|presents?|goods|items|equipment|things|phones?|watch|trips?|vouchers?|cards?|tickets?) )\b(?:worth|valued at|priced at)[^,;]{0,14}$|\b(?:costs?|costing|spen[dt]|spends|spending|donat\p{L}+|funded|funding|budget(?:ed)?|confiscated|forfeit(?:ed)?|seized|raised)\b[^,;]{0,24}$|\b(?:his|her|their|my) (?:brother|sister|mother|father|wife|husband|son|daughter|uncle|aunt|cousin|family|neighbou?r) (?:earned|earns|made|makes|was paid|is paid|received|got)\b[^,;]{0,16}$|\b(?:rewarded|reward(?:ed)? (?:him|her|them)) with[^,;]{0,24}$|(?:奖励|奖金|表彰)[^，。；]{0,6}$|罚金[^，]{0,6}$|处罚款[^，]{0,4}$|欠(?:下|了)?[^，]{0,4}$|没收[^，。；]{0,16}$|(?:价值|售价|造价|耗资|斥资|拨款|捐款|捐赠|捐出|花费|花了|市值)[^，。；]{0,8}$/iu

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
          if (NO_PAYMENT.test(before)) return []
          const told = kindOf(part, before, plain.slice(start, end), plain.slice(end, end + 40))
          // An amount of which nobody says that it was paid, promised, demanded or lost is no payment.
          if (told === undefined && inKind !== true) return []
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
              kind: told ?? 'paid',
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
  // What is sent to somebody's own account is paid to them.
  if (
    best?.[0] === 'lost' &&
    /^[^.;]{0,14}? to (?:his|her|their) (?:\p{L}+'s |own |bank ){0,2}accounts?\b/u.test(after)
  )
    return 'paid'
  if (best !== undefined) return best[0]
  return kinds.find(([, pattern]) => pattern.test(`${words} ${after}`))?.[0]
}
