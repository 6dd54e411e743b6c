import {
  STAGES,
  type Advice,
  type ApproacherReport,
  type CompiledPack,
  type NextStep,
  type PersonReport,
  type Reading,
  type Settle,
  type Wording,
} from '@telltale/model'
import { goesBeyond } from '../reason/goes-beyond.js'
import type { Reasoned } from '../reason/reason.js'
import { blindnessOf } from './blindness-of.js'
import { countNext } from './count-next.js'
import { sentenceOf, sentencesOf } from './sentence-of.js'

/** A stage counts as reached from this score on. */
const REACHED = 0.3
const SHORT_TEXT = 6
/** What was counted in fewer cases than these is told with the remark that they are few. */
const FEW_CASES = 20

/**
 * Concrete checks that fit who the other side claims to be or, where it does not say, what this is most like; then what
 * always fits. Empty when there is nothing to settle.
 */
export function saySettle(
  { judgement }: Reasoned,
  approacher: ApproacherReport | null,
  wording: Wording,
): readonly Settle[] {
  if (judgement.outcome === 'nothing') return []
  const kind = judgement.kinds[0]?.kind ?? 'any'
  // Whoever blackmails with pictures has dropped what they claimed to be, and a call with them would only give them more.
  const personas = kind === 'sextortion' ? [] : (approacher?.persona ?? []).slice(0, 2).map(({ id }) => id)
  const checks = (id: string, key: string, persona: string): readonly Settle[] =>
    sentencesOf(wording, `${key}.settle`).map((text, index) => ({ id: `${id}-${index + 1}`, persona, text }))
  return [
    ...personas.flatMap((persona) => checks(persona, `persona.${persona}`, persona)),
    ...(personas.length === 0 ? checks(kind === 'any' ? 'not-said' : kind, `kind.${kind}`, 'any') : []),
    ...checks('any', 'persona.any', 'any'),
  ]
}

/**
 * What usually comes next: what was counted in published cases, then what is known of the furthest stage reached and of
 * cases of the likeliest kind.
 */
export function sayNext({ judgement }: Reasoned, { cases }: CompiledPack, wording: Wording): readonly NextStep[] {
  if (judgement.outcome === 'nothing' || judgement.outcome === 'unclear') return []
  const reached = STAGES.filter((stage) => judgement.stages[stage] >= REACHED)
  const kind = judgement.kinds[0]?.kind
  const counted = countNext(cases, kind, reached).map((seen) => ({
    id: `counted-${seen.stage}`,
    text: sentenceOf(wording, 'counted.next')
      .replace('{cases}', String(seen.cases))
      .replace('{of}', String(seen.of))
      .replace('{what}', sentenceOf(wording, `counted.stage.${seen.stage}`)),
    counted: seen,
  }))
  const few = counted.some(({ counted: { of } }) => of < FEW_CASES)
  return [
    ...counted,
    ...(few ? [{ id: 'counted-few', text: sentenceOf(wording, 'counted.few') }] : []),
    ...[reached.at(-1), kind].flatMap((topic) =>
      topic === undefined
        ? []
        : sentencesOf(wording, `next.${topic}`).map((text, index) => ({ id: `${topic}-${index + 1}`, text })),
    ),
  ]
}

/**
 * What to do now, mildest first. Life and safety come before everything once there is force; what the person already did
 * decides the rest.
 */
export function sayNow(
  reading: Reading,
  reasoned: Reasoned,
  person: PersonReport,
  approacher: ApproacherReport | null,
  wording: Wording,
): readonly Advice[] {
  return adviceFor(reading, reasoned, person, approacher).map((id) => ({ id, text: sentenceOf(wording, `now.${id}`) }))
}

/** What the person did that something can follow from. */
const COSTLY: readonly string[] = [
  'sent-something',
  'took-money',
  'paid-money',
  'agreed-to-secrecy',
  'gave-contact-or-id',
]

function adviceFor(
  reading: Reading,
  { judgement }: Reasoned,
  person: PersonReport,
  approacher: ApproacherReport | null,
): readonly string[] {
  const { outcome, stages, kinds } = judgement
  if (outcome === 'nothing') {
    const blind = blindnessOf(reading)
    return [blind === undefined ? 'nothing-to-do' : `little-known-${blind}`]
  }
  if (reading.voice === 'account') return ['if-it-happened-to-you']
  const did = new Set(person.howFarIn.map(({ id }) => id))
  const force = new Set(approacher?.force.map(({ id }) => id))
  const wants = new Set(approacher?.wants.map(({ id }) => id))
  const kind = kinds[0]?.kind
  const aboutWork =
    kind === 'espionage-recruitment' || kind === 'informing-on-a-community' || kind === 'sabotage-for-hire'
  const aboutMoney = !aboutWork && kind !== undefined
  const pressed = stages.leverage >= REACHED
  // Where more than groundwork was seen, nobody is told that he can simply go on.
  const isMild = !goesBeyond(stages) && !COSTLY.some((id) => did.has(id))
  if (outcome === 'unclear' && isMild)
    return ['keep-talking-if-you-like', 'ask-plain-questions', 'verify-independently']
  const paid = did.has('paid-money')
  return [
    'pause',
    'ask-plain-questions',
    'verify-independently',
    ...(stages.isolate >= REACHED && !did.has('moved-app') ? ['stay-on-this-app'] : []),
    ...(stages.task >= REACHED || outcome === 'pattern' ? ['do-not-send'] : []),
    ...(aboutMoney || wants.has('money') || paid ? ['do-not-pay'] : []),
    'do-not-delete',
    'talk-to-someone',
    ...(aboutWork && outcome !== 'unclear' ? ['security-officer'] : []),
    ...(did.has('sent-something') ? ['already-sent'] : []),
    ...(paid ? ['already-paid'] : []),
    ...(paid || (aboutMoney && did.has('took-money')) ? ['bank'] : []),
    ...(pressed && !force.has('intimate-material') ? ['threatened'] : []),
    ...(force.has('intimate-material') ? ['intimate-threat', 'under-age'] : []),
    ...(did.has('sent-something') || did.has('took-money') || paid || pressed ? ['independent-advice'] : []),
    ...(pressed || force.has('violence') ? ['emergency'] : []),
    ...(outcome === 'pattern' ? ['not-your-fault'] : []),
  ]
}

/** What was not read and what cannot be known from words. */
export function sayLimits(reading: Reading, wording: Wording): readonly Advice[] {
  const speakers = new Set<string>()
  let pictures = false
  let voices = false
  for (const { speaker, attachments } of reading.turns) {
    if (speakers.size < 2) speakers.add(speaker)
    for (const { kind } of attachments ?? []) {
      if (kind === 'image' || kind === 'video' || kind === 'document') pictures = true
      if (kind === 'audio') voices = true
    }
  }
  const ids = [
    ...(reading.voice === 'account' ? ['account-of-others'] : speakers.size < 2 ? ['one-side'] : []),
    ...(reading.turns.length < SHORT_TEXT && reading.voice === 'conversation' ? ['short'] : []),
    ...(pictures ? ['no-pictures'] : []),
    ...(voices ? ['no-voice'] : []),
    ...(reading.notices.some(({ code }) => code.startsWith('analyse/language-')) ? ['language'] : []),
    'cannot-know-intent',
    'cannot-know-who',
    'rules-only',
  ]
  return ids.map((id) => ({ id, text: sentenceOf(wording, `limit.${id}`) }))
}
