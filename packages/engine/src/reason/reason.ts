import type { CompiledPack, CompiledRule, Reading, Signal, Turn } from '@telltale/model'
import { CloserHearing } from '../detect/closer-hearing.js'
import type { Detected } from '../detect/detect-signals.js'
import { detectorFor } from '../detect/detector.js'
import type { Hearing, Sound } from '../detect/hearing.js'
import { netFor } from '../detect/net-for.js'
import type { guessLanguage } from '../normalise/guess-language.js'
import { hearReasons } from './hear-reasons.js'
import { isAtLength } from './is-at-length.js'
import { judge, type Judgement } from './judge.js'
import { leastScore } from './least-score.js'
import { rulesPart } from './rules-part.js'
import { scoreSide } from './score-side.js'
import { seesClearly } from './sees-clearly.js'
import { settleRoles, type Roles } from './settle-roles.js'
import { CROWD, crowdOf, soundOfSides } from './sound-of-sides.js'
import { SpeakerCounter } from './speaker-counter.js'
import { weighForAndAgainst } from './weigh-for-and-against.js'
import { weighSide, type Weighing } from './weigh-side.js'
import { weighSignals, type WeighedRule } from './weigh-signals.js'

/** Everything that was concluded, still without words. */
export interface Reasoned {
  readonly roles: Roles
  readonly judgement: Judgement
  /** What the other side does that speaks against an approach, as far as it counts; strongest first. */
  readonly against: readonly WeighedRule[]
  /** What the person did, as far as it was seen. */
  readonly personSide: readonly WeighedRule[]
  readonly firstAlertTurn: number | null
  /** What an account tells beside techniques: names, payments, outcomes, doubts. Empty for other voices. */
  readonly account: readonly Signal[]
}

/**
 * Turns what was seen and heard into what it might mean: who is who, which stages, how strong, and when it could first
 * be seen.
 *
 * Stands between `detect` and `explain`. Signals of a rule count only for the side whose words they must be.
 *
 * @param spoken - The language of the conversation, as `guessLanguage` has it.
 * @param me - The speaker who is the person, when the user or the file says so.
 */
export function reason(
  reading: Reading,
  { signals, superseded, hearing }: Detected,
  pack: CompiledPack,
  spoken: ReturnType<typeof guessLanguage>,
  me: string | undefined,
): Reasoned {
  const { rules } = pack
  if (reading.voice === 'account') return reasonAboutAccount(signals, rules)
  const known = me ?? reading.owner
  const counter = new SpeakerCounter(reading.turns)
  counter.readUpTo(reading.turns.length)
  const language = hearing ? (pack.learned?.judge.languages?.[spoken] ?? 0) : 0
  const closer = new CloserHearing(() => netFor(pack), reading.turns, detectorFor(pack, reading.voice).lexicon)
  const atLength = isAtLength(reading.turns)
  const sides = hearing
    ? weighSides(signals, hearing, pack, language, closer, reading.turns.length - 1, atLength)
    : undefined
  const roles = settleRoles(
    counter.speakers,
    signals,
    rules,
    known,
    sides ? (speaker) => sides.get(speaker)?.score ?? 0 : undefined,
    (speaker) => isAlert(sides?.get(speaker)),
  )
  const { approacher = '' } = roles
  const weighing = sides?.get(approacher) ?? weighSide(ofApproacher(signals, rules, roles), rules)
  const sound = hearing?.soundOf.get(approacher)
  const heard =
    hearing && sound && weighing.outcome !== 'nothing'
      ? hearReasons(
          reading.turns,
          approacher,
          sound,
          ofApproacher(signals, rules, roles),
          hearing,
          pack,
          language,
          closer,
        )
      : undefined
  const personSide = weighSignals(signals.filter((signal) => isPersonSide(signal, rules, roles)))
  return {
    roles: me === undefined ? roles : { ...roles, assumed: false },
    judgement: judge(weighing, rules, heard, pack.learned),
    against: weighing.against,
    personSide,
    firstAlertTurn: hearing
      ? findFirstAlertHeard(
          reading.turns,
          [...signals, ...superseded],
          hearing,
          pack,
          known,
          language,
          closer,
          atLength,
        )
      : findFirstAlert(reading.turns, [...signals, ...superseded], rules, known),
    account: [],
  }
}

/** Weighs every speaker who could be the other side. */
function weighSides(
  signals: readonly Signal[],
  { soundOf }: Hearing,
  { rules, learned }: CompiledPack,
  language: number,
  closer: CloserHearing,
  last: number,
  atLength: boolean,
): ReadonlyMap<string, Weighing> {
  const own = bySpeaker(signals.filter(({ rule }) => rules[rule]?.by !== 'person'))
  return new Map(
    [...soundOfSides(soundOf, language)].map(([speaker, sound]) => [
      speaker,
      weighSide(
        own.get(speaker) ?? [],
        rules,
        sound,
        learned,
        () => {
          const stretch = soundOf.get(speaker)
          return stretch ? closer.oddsOf(speaker, stretch, last) : 0
        },
        atLength,
      ),
    ]),
  )
}

function bySpeaker(signals: readonly Signal[]): ReadonlyMap<string, Signal[]> {
  const map = new Map<string, Signal[]>()
  for (const signal of signals) {
    const list = map.get(signal.speaker)
    if (list) list.push(signal)
    else map.set(signal.speaker, [signal])
  }
  return map
}

/**
 * Finds the earliest turn after which a reader of only that much would have been told to be careful, where the learned
 * part hears every turn. A turn changes its own speaker's side and, among few, those who talk with that speaker; only
 * these are weighed anew, and the rules' signals of a side only when there are new ones.
 */
function findFirstAlertHeard(
  turns: readonly Turn[],
  signals: readonly Signal[],
  hearing: Hearing,
  { rules, learned }: CompiledPack,
  known: string | undefined,
  language: number,
  closer: CloserHearing,
  atLength: boolean,
): number | null {
  if (!learned) return null
  // Here nothing less than a caution is looked for.
  const judge = { ...learned.judge, unclearFrom: learned.judge.cautionFrom }
  const ordered = byKnownAt(signals.filter(({ rule }) => rules[rule]?.by !== 'person'))
  const endings = ordered
    .filter(({ until }) => until !== undefined)
    .sort((a, b) => (a.until ?? Infinity) - (b.until ?? Infinity))
  let ended = 0
  const own = new Map<string, Signal[]>()
  const added = new Map<string, number>()
  const least = new Map<string, number>()
  const clear = new Set<string>()
  const sounds = new Map<string, Sound>()
  let next = 0
  for (let turn = 0; turn < turns.length; turn++) {
    const sound = hearing.soundAfter(turn)
    const source = turns[turn]
    const speaker = source?.forwardedFrom ?? source?.speaker ?? ''
    const speakers = sounds.size
    if (sound) sounds.set(speaker, sound)
    const touched = new Set<string>()
    for (; (ordered[next]?.knownAt ?? Infinity) <= turn; next++) {
      const signal = ordered[next]
      if (!signal) continue
      const list = own.get(signal.speaker)
      if (list) list.push(signal)
      else own.set(signal.speaker, [signal])
      touched.add(signal.speaker)
    }
    for (; (endings[ended]?.until ?? Infinity) <= turn; ended++) touched.add(endings[ended]?.speaker ?? '')
    for (const each of touched) {
      const holding = (own.get(each) ?? []).filter(({ until }) => until === undefined || until > turn)
      const sides = weighForAndAgainst(holding, rules)
      added.set(each, rulesPart(sides, rules, learned.judge))
      least.set(each, leastScore(sides.weighed, rules, learned.judge))
      if (seesClearly(sides.weighed, rules)) clear.add(each)
      else clear.delete(each)
    }
    // Among few everybody's side may have changed, and once more when the few become a crowd.
    const all = sounds.size <= CROWD || (speakers === CROWD && sounds.size > CROWD)
    const heardNow = all ? soundOfSides(sounds, language) : undefined
    const crowd = crowdOf(sounds.size)
    for (const each of all ? sounds.keys() : sound ? touched.add(speaker) : touched) {
      if (each === known) continue
      const of = sounds.get(each)
      const side =
        heardNow?.get(each) ??
        (of && { tone: of.tone, brevity: of.brevity, drawn: undefined, crowd, isOne: false, language })
      if (!side) continue
      const heard = scoreSide(added.get(each) ?? 0, side, judge, () => (of ? closer.oddsOf(each, of, turn) : 0))
      const score = Math.max(least.get(each) ?? 0, atLength && !clear.has(each) ? 0 : heard)
      if (score >= learned.judge.cautionFrom) return turn
    }
  }
  return null
}

/**
 * An account has no sides that speak: every technique it tells of counts, and what it says the person did as well. From
 * the first doubt or general warning in a paragraph on, the story is talked about and no longer told, so nothing there is a technique.
 * A paragraph of doubts that follows the story is wholly about it.
 */
function reasonAboutAccount(signals: readonly Signal[], rules: readonly CompiledRule[]): Reasoned {
  const firstTold = signals.find(({ rule }) => isTechnique(rules[rule]))?.spans[0]?.turn ?? Infinity
  const asideFrom = new Map<number, number>()
  for (const {
    rule,
    spans: [span],
  } of signals) {
    const id = rules[rule]?.id
    if (!span || (id !== DOUBT && id !== GENERAL_WARNING)) continue
    const from = id === DOUBT && span.turn > firstTold ? 0 : span.start
    asideFrom.set(span.turn, Math.min(asideFrom.get(span.turn) ?? Infinity, from))
  }
  const isTold = ({ spans: [span] }: Signal): boolean =>
    span !== undefined && span.start < (asideFrom.get(span.turn) ?? Infinity)
  const account = signals.filter(({ rule }) => rules[rule]?.stage === 'account')
  const told = signals.filter((signal) => rules[signal.rule]?.stage !== 'account' && isTold(signal))
  const techniques = told.filter(({ rule }) => rules[rule]?.by !== 'person')
  return {
    roles: { assumed: false },
    judgement: judge(weighSide(techniques, rules), rules),
    against: [],
    personSide: weighSignals(told.filter(({ rule }) => rules[rule]?.by === 'person')),
    firstAlertTurn: alertInOrder(techniques, rules),
    account,
  }
}

const DOUBT = 'account/doubt'
const GENERAL_WARNING = 'account/general-warning'

function isTechnique(rule: CompiledRule | undefined): boolean {
  return rule !== undefined && rule.stage !== 'account' && rule.by !== 'person'
}

function alertInOrder(signals: readonly Signal[], rules: readonly CompiledRule[]): number | null {
  const soFar: Signal[] = []
  for (const signal of byKnownAt(signals)) {
    soFar.push(signal)
    if (isAlert(weighSide(soFar, rules))) return signal.knownAt
  }
  return null
}

/** So often the roles are settled anew for a beginning; a text that needs more is made to waste time. */
const MOST_SETTLINGS = 400

/**
 * Finds the earliest turn after which a reader of only that much would have been told to be careful.
 *
 * A beginning is judged as if the rest had not been written: roles included. Only a speaker whose own words would alert
 * is looked at closer, so the work follows the signals and not the turns.
 */
function findFirstAlert(
  turns: readonly Turn[],
  signals: readonly Signal[],
  rules: readonly CompiledRule[],
  known: string | undefined,
): number | null {
  const counter = new SpeakerCounter(turns)
  const own = new Map<string, Signal[]>()
  const soFar: Signal[] = []
  let settlings = 0
  const ordered = byKnownAt(signals)
  for (let next = 0; next < ordered.length;) {
    const turn = ordered[next]?.knownAt ?? 0
    const heard = new Set<string>()
    for (; next < ordered.length; next++) {
      const signal = ordered[next]
      if (!signal || signal.knownAt > turn) break
      soFar.push(signal)
      if (signal.speaker === known || rules[signal.rule]?.by === 'person') continue
      const list = own.get(signal.speaker)
      if (list) list.push(signal)
      else own.set(signal.speaker, [signal])
      heard.add(signal.speaker)
    }
    const holds = ({ until }: Signal): boolean => until === undefined || until > turn
    for (const speaker of heard) {
      if (!isAlert(weighSide((own.get(speaker) ?? []).filter(holds), rules))) continue
      if (++settlings > MOST_SETTLINGS) return null
      counter.readUpTo(turn + 1)
      if (settleRoles(counter.speakers, soFar.filter(holds), rules, known).approacher === speaker) return turn
    }
  }
  return null
}

function byKnownAt(signals: readonly Signal[]): readonly Signal[] {
  return [...signals].sort((a, b) => a.knownAt - b.knownAt)
}

function isAlert(weighing: Pick<Weighing, 'outcome'> | undefined): boolean {
  return weighing?.outcome === 'caution' || weighing?.outcome === 'pattern'
}

function ofApproacher(signals: readonly Signal[], rules: readonly CompiledRule[], roles: Roles): readonly Signal[] {
  return signals.filter(({ rule, speaker }) => speaker === roles.approacher && rules[rule]?.by !== 'person')
}

function isPersonSide({ rule, speaker }: Signal, rules: readonly CompiledRule[], roles: Roles): boolean {
  if (rules[rule]?.by !== 'person') return false
  return roles.person === undefined
    ? roles.approacher !== undefined && speaker !== roles.approacher
    : speaker === roles.person
}
