import { compareSources } from './compare-sources.js'
import type {
  DraftAttribution,
  DraftCase,
  DraftOrigin,
  DraftQuote,
  DraftRecommendation,
  DraftSentence,
  Told,
} from './draft-case.js'
import { findClaims, type AccountPart } from './find-claims.js'
import { findGaps, type CaseParts } from './find-gaps.js'
import type { FactKind } from './account-language.js'
import { gatherAgencies } from './gather-agencies.js'
import { gatherChannels } from './gather-channels.js'
import { gatherDates } from './gather-dates.js'
import { gatherMoney } from './gather-money.js'
import { gatherPeople } from './gather-people.js'
import { gatherPlaces } from './gather-places.js'
import { gatherStages } from './gather-stages.js'
import { gatherCounts } from './gather-counts.js'
import { givenName } from './given-name.js'
import { isOfPart } from './is-of-part.js'
import { mergeTold } from './merge-told.js'
import type { NotedFact } from './note-account.js'
import { quoteAt } from './quote-at.js'

/** Puts the parts of accounts that tell of one case together into a draft of its record. */
export function buildCase(parts: readonly AccountPart[], id: string): DraftCase {
  const people = gatherPeople(parts)
  const main =
    people.find(({ role, name }) => role === 'approached' && name !== undefined) ??
    people.find(({ role }) => role === 'approached')
  const found: CaseParts = {
    sources: parts.map(({ account }) => account.id),
    people,
    agencies: gatherAgencies(parts),
    channels: gatherChannels(parts),
    dates: gatherDates(parts),
    lure: toldOf(parts, 'lure'),
    asks: toldOf(parts, 'ask'),
    payments: gatherMoney(parts),
    counts: gatherCounts(parts),
    handedOver: toldOf(parts, 'handed-over'),
    leverage: toldOf(parts, 'leverage'),
    charges: toldOf(parts, 'charge'),
    sentence: sentencesOf(parts),
    outcome: toldOf(parts, 'outcome'),
    places: gatherPlaces(parts),
    recommended: recommendedIn(parts),
    doubts: mergeTold(parts.flatMap(({ doubts }) => doubts.map(({ doubt }) => doubt))),
    told: attributionsIn(parts),
    stages: gatherStages(parts),
  }
  const gaps = findGaps(
    found,
    parts.map(({ account }) => account.source.text),
  )
  const claims = findClaims(parts, main?.name)
  return {
    id,
    title: titleOf(parts, main?.name ?? main?.who),
    ...found,
    claims,
    origins: originsIn(parts),
    gaps,
    ...(parts.length > 1 ? { comparison: compareSources(found.sources, claims, gaps) } : {}),
  }
}

function titleOf(parts: readonly AccountPart[], who: string | undefined): string {
  const title = parts[0]?.account.heading.title ?? ''
  const isOneOfMany = (parts[0]?.account.parts ?? 1) > 1
  if (title === '') return who ?? parts[0]?.account.given.file ?? ''
  return isOneOfMany && who !== undefined ? `${title} (${who})` : title
}

/** Facts of a kind that the story itself tells, each as it is given. */
function toldOf(parts: readonly AccountPart[], kind: FactKind): readonly Told[] {
  return mergeTold(
    parts.flatMap((part) =>
      part.account.facts
        .filter((fact) => fact.kind === kind && isOfPart(part, fact.sentence, 'story'))
        .map((fact) => told(part, fact)),
    ),
  )
}

function told(part: AccountPart, { sentence, start, end }: NotedFact): Told {
  const { account } = part
  const quote = quoteAt(account.source, {
    source: account.id,
    paragraph: account.sentences[sentence]?.paragraph ?? 0,
    start,
    end,
  })
  return { asGiven: quote.words, quotes: [quote] }
}

function sentencesOf(parts: readonly AccountPart[]): readonly DraftSentence[] {
  const all = parts.flatMap((part) =>
    part.account.facts
      .filter((fact) => fact.kind === 'sentence' && isOfPart(part, fact.sentence, 'story'))
      .map((fact): DraftSentence => {
        const words = told(part, fact)
        const kind = kindOfSentence(fact.as)
        const years =
          kind === 'prison' || kind === 'suspended' ? countBefore(words.asGiven, /[\s-]*years?|年/iu) : undefined
        const months =
          kind === 'prison' || kind === 'suspended'
            ? countBefore(words.asGiven, /[\s-]*months?|个月|個月/iu)
            : undefined
        return {
          ...words,
          kind,
          ...(years === undefined ? {} : { years }),
          ...(months === undefined ? {} : { months }),
        }
      }),
  )
  // "10 years", in the heading, is the same as "10 years in prison" below it.
  const merged: DraftSentence[] = []
  for (const one of all) {
    const same = merged.findIndex(
      ({ kind, years, months }) =>
        kind === one.kind &&
        years === one.years &&
        months === one.months &&
        (kind !== 'fine' || one.asGiven === merged.find((m) => m.kind === 'fine')?.asGiven),
    )
    const other = merged[same]
    if (other === undefined) merged.push(one)
    else {
      const longer = one.asGiven.length > other.asGiven.length ? one : other
      const rest = longer === one ? other : one
      merged[same] = { ...longer, quotes: [...longer.quotes, ...rest.quotes] }
    }
  }
  return merged
}

function kindOfSentence(as: string | undefined): DraftSentence['kind'] {
  switch (as) {
    case 'life':
    case 'death':
    case 'fine':
    case 'suspended':
    case 'rights':
    case 'none':
      return as
    default:
      return 'prison'
  }
}

const COUNTS: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  eighteen: 18,
  twenty: 20,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
  十一: 11,
  十二: 12,
  十三: 13,
  十四: 14,
  十五: 15,
  十六: 16,
  十八: 18,
  二十: 20,
}

function countBefore(words: string, unit: RegExp): number | undefined {
  const match = new RegExp(
    `(?<count>\\d{1,2}(?:\\.\\d)?|\\p{L}{1,20}?)(?<half> and a half)?(?:${unit.source})`,
    'iu',
  ).exec(words)
  const count = match?.groups?.['count']
  if (count === undefined) return undefined
  const number = /^\d/u.test(count)
    ? Number(count)
    : (COUNTS[count.toLowerCase()] ?? COUNTS[/[一二两三四五六七八九十]{1,3}$/u.exec(count)?.[0] ?? ''])
  return number === undefined ? undefined : number + (match?.groups?.['half'] === undefined ? 0 : 0.5)
}

/** Advice, law and methods, whole sentences in pieces that are short enough to quote. */
function recommendedIn(parts: readonly AccountPart[]): readonly DraftRecommendation[] {
  return mergeTold(
    parts.flatMap((part) => {
      const { account } = part
      return account.facts
        .filter(({ kind, sentence }) => kind === 'advice' && isOfPart(part, sentence, 'general'))
        .map((fact): DraftRecommendation => {
          const quotes: DraftQuote[] = []
          const paragraph = account.sentences[fact.sentence]?.paragraph ?? 0
          for (let { start } = fact; start < fact.end && quotes.length < 4;) {
            const quote = quoteAt(account.source, { source: account.id, paragraph, start, end: fact.end })
            if (quote.end <= start) break
            quotes.push(quote)
            start = quote.end
          }
          const by = sayerOf(part, fact.sentence)
          const kind = fact.as === 'law' ? 'law' : fact.as === 'method' ? 'method' : 'advice'
          return { asGiven: quotes[0]?.words ?? '', quotes, kind, ...(by === undefined ? {} : { by }) }
        })
    }),
  )
}

/** The authority or person that a general sentence is put in the mouth of. */
function sayerOf({ account }: AccountPart, sentence: number): string | undefined {
  const plain = account.sentences[sentence]?.plain ?? ''
  return account.language.findAgencies(plain).find(({ role }) => role === 'alleging')?.name
}

function attributionsIn(parts: readonly AccountPart[]): readonly DraftAttribution[] {
  return mergeTold(
    parts.flatMap((part) => {
      const { account } = part
      return (
        account.facts
          .filter(({ kind, sentence }) => kind === 'attribution' && isOfPart(part, sentence, 'any'))
          // "Told Tan": somebody in the case, not somebody who reports it.
          .filter(
            ({ start, end }) =>
              !account.people.some(({ forms }) => forms.includes(account.source.text.slice(start, end))),
          )
          .map((fact): DraftAttribution => {
            const words = told(part, fact)
            const speaker = account.people.find(
              ({ role, name, mentions }) =>
                name !== undefined &&
                (role === 'commentator' || role === 'official') &&
                mentions.some(({ sentence }) => sentence === fact.sentence),
            )
            return {
              ...words,
              who: (speaker === undefined ? undefined : givenName(account, speaker)) ?? words.asGiven,
              ...(speaker === undefined ? {} : { through: words.asGiven }),
            }
          })
      )
    }),
  )
}

function originsIn(parts: readonly AccountPart[]): readonly DraftOrigin[] {
  const origins = new Map<string, DraftOrigin>()
  const add = (key: string, who: string, kind: DraftOrigin['kind'], source: string): void => {
    const known = origins.get(key)
    if (known === undefined) origins.set(key, { id: key, who, kind, carriedBy: [source] })
    else if (!known.carriedBy.includes(source)) origins.set(key, { ...known, carriedBy: [...known.carriedBy, source] })
  }
  for (const { account, origins: keys, doubts } of parts) {
    for (const { key, name } of keys) add(key, name, /court|法院/u.test(key) ? 'court' : 'authority', account.id)
    for (const { doubt } of doubts) if (doubt.who !== undefined) add(doubt.who, doubt.who, 'person', account.id)
    if (keys.length === 0) add(account.id, account.heading.publisher?.name ?? account.given.file, 'unknown', account.id)
  }
  return [...origins.values()]
}
