import { compareSources } from './compare-sources.js'
import type {
  DraftAttribution,
  DraftCase,
  DraftOrigin,
  DraftPerson,
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
import { termOf } from './term-of.js'

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
    sentence: sentencesOf(parts, people),
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

function sentencesOf(parts: readonly AccountPart[], people: readonly DraftPerson[]): readonly DraftSentence[] {
  const all = parts.flatMap((part) =>
    part.account.facts
      .filter((fact) => fact.kind === 'sentence' && isOfPart(part, fact.sentence, 'story'))
      .map((fact): DraftSentence => {
        const words = told(part, fact)
        const kind = kindOfSentence(fact.as)
        const { years, months } = kind === 'prison' || kind === 'suspended' ? termOf(words.asGiven) : {}
        const person = passedOn(part, fact, people)
        return {
          ...words,
          kind,
          ...(person === undefined ? {} : { person }),
          ...(years === undefined ? {} : { years }),
          ...(months === undefined ? {} : { months }),
        }
      }),
  )
  // "10 years", in the heading, is the same as "10 years in prison" below it.
  const merged: DraftSentence[] = []
  for (const one of all) {
    const same = merged.findIndex(
      ({ kind, years, months, person }) =>
        kind === one.kind &&
        years === one.years &&
        months === one.months &&
        (person === undefined || one.person === undefined || person === one.person) &&
        (kind !== 'fine' || one.asGiven === merged.find((m) => m.kind === 'fine')?.asGiven),
    )
    const other = merged[same]
    if (other === undefined) merged.push(one)
    else {
      const longer = one.asGiven.length > other.asGiven.length ? one : other
      const rest = longer === one ? other : one
      const person = longer.person ?? rest.person
      merged[same] = {
        ...longer,
        ...(person === undefined ? {} : { person }),
        quotes: [...longer.quotes, ...rest.quotes],
      }
    }
  }
  return merged
}

/** Whom a sentence was passed on: who is named nearest before it, or the only one in that sentence. */
function passedOn({ account, part }: AccountPart, fact: NotedFact, people: readonly DraftPerson[]): string | undefined {
  const named = account.people
    .filter(
      ({ name, role, part: of }) =>
        name !== undefined && (of ?? part) === part && role !== 'official' && role !== 'commentator',
    )
    .flatMap((person) =>
      person.mentions.filter(({ sentence }) => sentence === fact.sentence).map(({ start }) => ({ person, start })),
    )
  const before = named.filter(({ start }) => start < fact.start).sort((one, other) => other.start - one.start)
  const [behind] = named
  const person =
    before[0]?.person ?? (new Set(named.map((each) => each.person)).size === 1 ? behind?.person : undefined)
  if (person?.name === undefined) return undefined
  const name = givenName(account, person)
  return people.find((each) => each.name !== undefined && (each.name === name || each.alsoCalled.includes(name ?? '')))
    ?.id
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
