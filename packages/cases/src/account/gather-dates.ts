import type { DraftDate } from './draft-case.js'
import type { AccountPart } from './find-claims.js'
import { isOfPart } from './is-of-part.js'
import { mergeTold } from './merge-told.js'
import { quoteAt } from './quote-at.js'
import { resolveDate } from './resolve-date.js'

/** Dates and stretches of time that accounts of a case give, resolved as far as that is certain. */
export function gatherDates(parts: readonly AccountPart[]): readonly DraftDate[] {
  return mergeTold(parts.flatMap((part) => [...published(part), ...told(part)]))
}

function published({ account }: AccountPart): readonly DraftDate[] {
  const { published: day } = account.heading
  if (day === undefined) return []
  const quote = quoteAt(account.source, { source: account.id, ...day })
  return [{ asGiven: quote.words, quotes: [quote], resolved: day.date, of: 'publication' }]
}

function told(part: AccountPart): readonly DraftDate[] {
  const { account } = part
  return account.sentences.flatMap((sentence, index): readonly DraftDate[] => {
    if (!isOfPart(part, index, 'any') && !(sentence.part === undefined && sentence.kind !== 'frame')) return []
    return account.language.findDates(sentence.plain).map((date): DraftDate => {
      const quote = quoteAt(account.source, {
        source: account.id,
        paragraph: sentence.paragraph,
        start: sentence.start + date.start,
        end: sentence.start + date.end,
      })
      const resolved = resolveDate(date, account.heading.published?.date)
      return {
        asGiven: quote.words,
        quotes: [quote],
        ...(resolved === undefined ? {} : { resolved }),
        of: date.isPeriod === true ? 'period' : ofWhat(part, sentence.plain, date),
      }
    })
  })
}

function ofWhat(
  { account }: AccountPart,
  sentence: string,
  { start, end }: { readonly start: number; readonly end: number },
): DraftDate['of'] {
  const near = sentence.slice(Math.max(0, start - 90), end + 90)
  return account.language.dated.find(([, words]) => words.test(near))?.[0] ?? 'event'
}
