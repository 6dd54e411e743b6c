import type { DraftChannel } from './draft-case.js'
import type { AccountPart } from './find-claims.js'
import { isOfPart } from './is-of-part.js'
import { quoteAt } from './quote-at.js'

/** Apps, sites, groups and lines that accounts of a case name, and what for. */
export function gatherChannels(parts: readonly AccountPart[]): readonly DraftChannel[] {
  const found = new Map<string, DraftChannel>()
  for (const part of parts) {
    const { account } = part
    for (const { kind, sentence, start, end } of account.facts) {
      const of = account.sentences[sentence]
      if (kind !== 'channel' || of === undefined || !(isOfPart(part, sentence, 'any') || of.part === undefined))
        continue
      const quote = quoteAt(account.source, { source: account.id, paragraph: of.paragraph, start, end })
      const use = useOf(part, of.plain, quote.words, of.kind === 'story')
      const key = `${use} ${quote.words
        .toLowerCase()
        .replace(/^(?:an?|the|its|his|her) /u, '')
        .replace(/s$/u, '')}`
      const known = found.get(key)
      found.set(
        key,
        known === undefined
          ? { asGiven: quote.words, quotes: [quote], use }
          : { ...known, quotes: [...known.quotes, quote] },
      )
    }
  }
  return [...found.values()]
}

function useOf({ account }: AccountPart, sentence: string, words: string, isStory: boolean): DraftChannel['use'] {
  if (
    account.language.reporting.test(sentence) &&
    /hotline|report|official|account|12339|热线|平台|举报|公众号|微信/iu.test(words)
  )
    return 'reporting'
  if (
    /account|公众号|微信|weibo|微博|website|网站|网/iu.test(words) &&
    account.language.publishing.test(sentence) &&
    /official|its|the ministry|公众号|官方|account/iu.test(`${words} ${sentence.slice(0, 400)}`) &&
    !/job|recruit|foreign|social|dating|招聘|求职|境外|交友|社交/iu.test(words)
  )
    return 'publication'
  return isStory ? 'case' : 'general'
}
