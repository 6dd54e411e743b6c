import { CLAIM_TEXTS } from './claim-texts.js'
import type { PlacedDoubt } from './find-doubts.js'
import type { DraftClaim, DraftQuote } from './draft-case.js'
import type { NotedAccount } from './note-account.js'
import type { AccountOrigin } from './origins-of.js'
import { quoteAt } from './quote-at.js'

/** One account's share of a case. */
export interface AccountPart {
  readonly account: NotedAccount
  /** Counted from 0; which of the cases in it. */
  readonly part: number
  readonly doubts: readonly PlacedDoubt[]
  /** Ids of the origins that the account rests on. */
  readonly origins: readonly AccountOrigin[]
}

/** At most so many quotes of one source for one claim. */
const MOST_QUOTES = 4

/**
 * Aligns accounts of one case by propositions: for each that at least one of them asserts, what every source does with it.
 * A source may retell a claim and dispute it too, when somebody in it does; then it stands there twice.
 */
export function findClaims(parts: readonly AccountPart[], name: string | undefined): readonly DraftClaim[] {
  return Object.entries(CLAIM_TEXTS).flatMap(([id, texts]): readonly DraftClaim[] => {
    const heard = parts.map((part) => ({ part, supports: supportsOf(part, id), disputes: disputesOf(part, id) }))
    const quotes = heard.flatMap(({ supports }) => supports)
    if (quotes.length === 0) return []
    const says = Object.fromEntries(
      Object.entries(texts).map(([language, text]) => [
        language,
        text
          .replaceAll('{name}', name ?? (language === 'zh' ? '当事人' : 'the person approached'))
          .replace(/^the /u, 'The '),
      ]),
    )
    const stances = heard.flatMap(({ part, supports, disputes }): DraftClaim['stances'] => {
      const source = part.account.id
      if (supports.length === 0 && disputes.length === 0) return [{ source, stance: 'silent', quotes: [] }]
      return [
        ...(supports.length === 0 || (id === 'as-told' && disputes.length > 0)
          ? []
          : [{ source, stance: 'supports' as const, quotes: supports }]),
        ...(disputes.length === 0
          ? []
          : [
              {
                source,
                stance: disputes.some(({ isDenial }) => isDenial) ? ('denies' as const) : ('disputes' as const),
                quotes: disputes.map(({ quote }) => quote),
              },
            ]),
      ]
    })
    const origins = [...new Set(heard.flatMap(({ part, supports }) => (supports.length === 0 ? [] : originIds(part))))]
    return [{ id, says, quotes, stances, origins }]
  })
}

/** An account that names nobody as its origin is its own. */
function originIds({ account, origins }: AccountPart): readonly string[] {
  return origins.length === 0 ? [account.id] : origins.map(({ key }) => key)
}

function supportsOf({ account, part, doubts }: AccountPart, id: string): readonly DraftQuote[] {
  const isIn = (sentence: number): boolean => {
    const of = account.sentences[sentence]?.part
    return of === undefined ? id === 'made-public' : of === part
  }
  // An authority that makes a case public says that it was so.
  if (id === 'as-told') return supportsOf({ account, part, doubts, origins: [] }, 'made-public')
  const places = account.facts
    .filter(({ kind, as, sentence }) => kind === 'claim' && as === id && isIn(sentence))
    // What is doubted in the same words is not asserted.
    .filter(
      (fact) =>
        id === 'made-public' ||
        id === 'pictures-shown' ||
        !doubts.some(({ fact: { start, end } }) => fact.start < end && fact.end > start),
    )
  return places.slice(0, MOST_QUOTES).map(({ sentence, start, end }) =>
    quoteAt(account.source, {
      source: account.id,
      paragraph: account.sentences[sentence]?.paragraph ?? 0,
      start,
      end,
    }),
  )
}

function isAboutAll(ground: string): boolean {
  return ground === 'fabricated' || ground === 'implausible' || ground === 'doubted' || ground === 'unreliable-before'
}

function disputesOf(
  { account, doubts }: AccountPart,
  id: string,
): readonly { readonly quote: DraftQuote; readonly isDenial: boolean }[] {
  return doubts.flatMap(({ fact, doubt }) => {
    const words = account.sentences[fact.sentence]?.plain ?? ''
    const about = account.language.disputes.find(([, pattern]) => pattern.test(words))?.[0]
    const isMeant = about === id || (id === 'as-told' && (isAboutAll(doubt.ground) || doubt.ground === 'denied'))
    const [quote] = doubt.quotes
    return isMeant && quote !== undefined ? [{ quote, isDenial: doubt.ground === 'denied' }] : []
  })
}
