import type { DraftAgency, DraftQuote } from './draft-case.js'
import type { AccountPart } from './find-claims.js'
import { isOfPart } from './is-of-part.js'
import { quoteAt } from './quote-at.js'

/** At most so many quotes of one agency; it is named in every other sentence. */
const MOST_QUOTES = 5

/** The agencies that accounts of a case name; forms of one name are one agency. */
export function gatherAgencies(parts: readonly AccountPart[]): readonly DraftAgency[] {
  const found = new Map<string, DraftAgency>()
  for (const part of parts) {
    const { account } = part
    let ministry: string | undefined
    for (const [index, sentence] of account.sentences.entries()) {
      const isHere = isOfPart(part, index, 'any') || sentence.part === undefined
      for (const agency of account.language.findAgencies(sentence.plain)) {
        if (/ministry of|部$/u.test(agency.key)) ministry = agency.key
        if (!isHere || sentence.kind === 'frame' || agency.role === 'media') continue
        // "The ministry" is the one that was named last.
        const key = /^(?:the )?ministry$|^该部$/u.test(agency.key) && ministry !== undefined ? ministry : agency.key
        const quote = quoteAt(account.source, {
          source: account.id,
          paragraph: sentence.paragraph,
          start: sentence.start + agency.start,
          end: sentence.start + agency.end,
        })
        add(found, key, quote, agency.role)
      }
    }
  }
  return [...found.values()]
}

function add(found: Map<string, DraftAgency>, key: string, quote: DraftQuote, role: DraftAgency['role']): void {
  const known = found.get(key)
  const name = quote.words
  if (known === undefined) {
    found.set(key, { name, alsoCalled: [], role, quotes: [quote] })
    return
  }
  const isNew = name !== known.name && !known.alsoCalled.includes(name)
  found.set(key, {
    ...known,
    alsoCalled: isNew ? [...known.alsoCalled, name] : known.alsoCalled,
    quotes: known.quotes.length < MOST_QUOTES || isNew ? [...known.quotes, quote] : known.quotes,
  })
}
