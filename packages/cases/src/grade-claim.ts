import type { Wording } from '@telltale/model'
import type { CaseRecord, Claim, Credibility, Origin, Reliability, SourceStance } from './case-record.js'
import { RELIABLE_FIRST } from './grade-order.js'
import { fill, joinWords, sentenceFor, textFor, withinSentence } from './sentences.js'
import { voicesOf } from './voices-of.js'

/** A claim's grade, and everything it was worked out from, so that anybody can argue with it. */
export interface Grade {
  /** Of the most reliable origin that asserts the claim. */
  readonly reliability: Reliability
  readonly credibility: Credibility
  /** Ids of the origins that assert it. However many addresses retell one of them, it counts once. */
  readonly origins: readonly string[]
  /**
   * How many of them count as independent: an official body and a court that assert the same claim are one, because the court
   * decides on the file that police and prosecution bring.
   */
  readonly independent: number
  /** How many sources carry their account of it. */
  readonly sources: number
  /** Something that shows it has been published. */
  readonly shown: boolean
  /**
   * `found`: a court that convicted asserts it. `decided`: nobody was convicted, and it rests on a court that acquitted, and
   * on no other voice. `before`: a court's record asserts it, and neither is known.
   */
  readonly court: 'found' | 'decided' | 'before' | 'none'
  /** Who disputes, denies and corrects it: ids of origins, or of the source where it speaks for itself. */
  readonly disputedBy: readonly string[]
  readonly deniedBy: readonly string[]
  readonly correctedBy: readonly string[]
  /** All that in one plain sentence, in the language of the wording. */
  readonly because: string
}

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
    independent: independentAmong(asserting),
    sources: record.sources.filter(
      ({ id, carries }) =>
        carries.some((origin) => claim.assertedBy.includes(origin)) &&
        claim.stances.some(({ source, stance }) => source === id && stance === 'supports'),
    ).length,
    shown: claim.shown,
    court: courtOf(record, claim, asserting),
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

function independentAmong(asserting: readonly Origin[]): number {
  if (!asserting.some(isCourt)) return asserting.length
  return asserting.filter(({ kind }) => kind !== 'official-statement').length
}

function courtOf(record: CaseRecord, claim: Claim, asserting: readonly Origin[]): Basis['court'] {
  if (!asserting.some(isCourt)) return 'none'
  if (record.status === 'convicted') return 'found'
  const contesting = claim.stances
    .filter(({ stance }) => stance === 'disputes' || stance === 'denies' || stance === 'corrects')
    .flatMap((stance) => voicesOf(record, claim, stance))
  const isContested = record.origins.some((origin) => isCourt(origin) && contesting.includes(origin.id))
  return record.status === 'acquitted' && asserting.every(isCourt) && !isContested ? 'decided' : 'before'
}

function isCourt({ kind }: Origin): boolean {
  return kind === 'court'
}

function voices(record: CaseRecord, claim: Claim, wanted: SourceStance['stance']): readonly string[] {
  const taken = claim.stances.filter(({ stance }) => stance === wanted)
  return [...new Set(taken.flatMap((stance) => voicesOf(record, claim, stance)))]
}

function credibilityOf(record: CaseRecord, basis: Basis): Credibility {
  const { independent, shown, court, disputedBy, deniedBy, correctedBy } = basis
  const hasDecided = court === 'found' || court === 'decided'
  const alone = borneOut(independent, shown, hasDecided)
  const kindOf = (id: string): string | undefined => record.origins.find((origin) => origin.id === id)?.kind
  const isCorrected = correctedBy.length > 0 || [...disputedBy, ...deniedBy].some((id) => kindOf(id) === 'court')
  if (isCorrected) return alone <= 2 ? 4 : 5
  if (disputedBy.length > 0) return ({ 1: 2, 2: 3, 3: 4, 4: 4, 5: 5, 6: 4 } as const)[alone]
  if (deniedBy.length > 0 && alone === 2 && !shown && !hasDecided) return 3
  return alone
}

/** How far a claim is borne out before anybody contradicts it. */
function borneOut(origins: number, shown: boolean, hasDecided: boolean): Credibility {
  if (hasDecided) return origins >= 2 || shown ? 1 : 2
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
  const { origins, independent, sources, shown, court, disputedBy, deniedBy, correctedBy } = basis
  const kinds = [...new Set(asserting.map(({ kind }) => kind))].map((kind) => say(`origin-kind.${kind}`))
  const count = independent === 1 ? 'one' : 'many'
  const told = (what: string, ids: readonly string[]): readonly string[] =>
    ids.length === 0
      ? []
      : [say(`grade.${what}-${ids.length === 1 ? 'one' : 'many'}`, { number: number(ids.length), who: named(ids) })]
  const parts = [
    say(`grade.origins-${count}`, { number: number(independent), kinds: joinWords(kinds, wording) }) +
      (independent < origins.length ? say('grade.with-court') : '') +
      (sources > independent ? say('grade.retold', { number: number(sources) }) : ''),
    say(shown ? 'grade.shown' : 'grade.not-shown'),
    ...told('disputed', disputedBy),
    ...told('denied', deniedBy),
    ...told('corrected', correctedBy),
    say(`grade.court-${court}`),
  ]
  const sentence = parts.join(say('join-clauses')) + say('stop')
  return sentence.charAt(0).toUpperCase() + sentence.slice(1)
}
