import type { Wording } from '@telltale/model'
import type { CaseRecord, Claim, Credibility, Origin, Reliability, SourceStance } from './case-record.js'
import { fill, joinWords, sentenceFor, textFor, withinSentence } from './sentences.js'

/** A claim's grade, and everything it was worked out from, so that anybody can argue with it. */
export interface Grade {
  /** Of the most reliable origin that asserts the claim. */
  readonly reliability: Reliability
  readonly credibility: Credibility
  /** Ids of the origins that assert it. However many addresses retell one of them, it counts once. */
  readonly origins: readonly string[]
  /** How many sources carry their account of it. */
  readonly sources: number
  /** Something that shows it has been published. */
  readonly shown: boolean
  /** `found`: a court that convicted asserts it. `before`: a court's record asserts it, and no conviction is known. */
  readonly court: 'found' | 'before' | 'none'
  /** Who disputes, denies and corrects it: ids of origins, or of the source where it speaks for itself. */
  readonly disputedBy: readonly string[]
  readonly deniedBy: readonly string[]
  readonly correctedBy: readonly string[]
  /** All that in one plain sentence, in the language of the wording. */
  readonly because: string
}

/** From the most reliable down. What cannot be judged is better than what is known to be unreliable. */
const RELIABLE_FIRST: readonly Reliability[] = ['A', 'B', 'C', 'D', 'F', 'E']

/**
 * Grades one claim of a record by the Admiralty code. The criteria are those of `docs/grading-cases.md`, and nothing else:
 * how many independent origins assert it, whether anything is shown, whether a court found it, and who contradicts it.
 *
 * @param wording - The cases' own wording in the language of `because`.
 */
export function gradeClaim(record: CaseRecord, claim: Claim, wording: Wording): Grade {
  const asserting = record.origins.filter(({ id }) => claim.assertedBy.includes(id))
  const basis = {
    origins: asserting.map(({ id }) => id),
    sources: record.sources.filter(
      ({ id, carries }) =>
        carries.some((origin) => claim.assertedBy.includes(origin)) &&
        claim.stances.some(({ source, stance }) => source === id && stance === 'supports'),
    ).length,
    shown: claim.shown,
    court: courtOf(record, asserting),
    disputedBy: voices(record, claim, 'disputes'),
    deniedBy: voices(record, claim, 'denies'),
    correctedBy: voices(record, claim, 'corrects'),
  } as const
  const credibility = credibilityOf(record, basis)
  return {
    reliability: RELIABLE_FIRST.find((grade) => asserting.some(({ reliability }) => reliability === grade)) ?? 'F',
    credibility,
    ...basis,
    because: sayBecause(record, basis, asserting, wording),
  }
}

type Basis = Omit<Grade, 'reliability' | 'credibility' | 'because'>

function courtOf({ status }: CaseRecord, asserting: readonly Origin[]): Basis['court'] {
  if (!asserting.some(({ kind }) => kind === 'court')) return 'none'
  return status === 'convicted' ? 'found' : 'before'
}

/** Whoever takes a stance: those named, or those the source carries that do not assert the claim, or the source itself. */
function voices({ sources }: CaseRecord, claim: Claim, wanted: SourceStance['stance']): readonly string[] {
  const found = claim.stances
    .filter(({ stance }) => stance === wanted)
    .flatMap(({ source, by }) => {
      if (by !== undefined) return by
      const others = (sources.find(({ id }) => id === source)?.carries ?? []).filter(
        (origin) => !claim.assertedBy.includes(origin),
      )
      return others.length > 0 ? others : [source]
    })
  return [...new Set(found)]
}

function credibilityOf(record: CaseRecord, basis: Basis): Credibility {
  const { origins, shown, court, disputedBy, deniedBy, correctedBy } = basis
  const alone = borneOut(origins.length, shown, court)
  const kindOf = (id: string): string | undefined => record.origins.find((origin) => origin.id === id)?.kind
  const isCorrected = correctedBy.length > 0 || [...disputedBy, ...deniedBy].some((id) => kindOf(id) === 'court')
  if (isCorrected) return alone <= 2 ? 4 : 5
  if (disputedBy.length > 0) return ({ 1: 2, 2: 3, 3: 4, 4: 4, 5: 5, 6: 4 } as const)[alone]
  if (deniedBy.length > 0 && alone === 2 && !shown && court !== 'found') return 3
  return alone
}

/** How far a claim is borne out before anybody contradicts it. */
function borneOut(origins: number, shown: boolean, court: Basis['court']): Credibility {
  if (court === 'found') return origins >= 2 || shown ? 1 : 2
  if (origins >= 3) return shown ? 1 : 2
  if (origins === 2) return shown ? 2 : 3
  return shown ? 3 : 6
}

function sayBecause(record: CaseRecord, basis: Basis, asserting: readonly Origin[], wording: Wording): string {
  const say = (key: string, places: Readonly<Record<string, string | number>> = {}): string =>
    fill(sentenceFor(wording, key), places)
  const number = (count: number): string => say(count <= 9 ? `number.${count}` : 'number.many', { count })
  const named = (ids: readonly string[]): string =>
    joinWords(
      ids.map((id) => {
        const origin = record.origins.find((each) => each.id === id)
        return origin
          ? withinSentence(textFor(origin.who, wording), wording)
          : (record.sources.find((each) => each.id === id)?.publisher ?? id)
      }),
      wording,
    )
  const { origins, sources, shown, court, disputedBy, deniedBy, correctedBy } = basis
  const kinds = [...new Set(asserting.map(({ kind }) => kind))].map((kind) => say(`origin-kind.${kind}`))
  const count = origins.length === 1 ? 'one' : 'many'
  const told = (what: string, ids: readonly string[]): readonly string[] =>
    ids.length === 0
      ? []
      : [say(`grade.${what}-${ids.length === 1 ? 'one' : 'many'}`, { number: number(ids.length), who: named(ids) })]
  const parts = [
    say(`grade.origins-${count}`, { number: number(origins.length), kinds: joinWords(kinds, wording) }) +
      (sources > origins.length ? say('grade.retold', { number: number(sources) }) : ''),
    say(shown ? 'grade.shown' : 'grade.not-shown'),
    ...told('disputed', disputedBy),
    ...told('denied', deniedBy),
    ...told('corrected', correctedBy),
    say(`grade.court-${court}`),
  ]
  const sentence = parts.join(say('join-clauses')) + say('stop')
  return sentence.charAt(0).toUpperCase() + sentence.slice(1)
}
