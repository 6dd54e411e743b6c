import type { ApproacherReport, CompiledRule, FactName, Finding, PersonReport, Step, Wording } from '@telltale/model'
import type { Reasoned } from '../reason/reason.js'
import { sentenceOf } from './sentence-of.js'

/** Fact names and the part of the wording that names their values. */
const WORDING_OF: Readonly<Record<Exclude<FactName, 'channel'>, string>> = {
  persona: 'persona',
  lure: 'offer',
  ask: 'ask',
  force: 'force',
}
/** More claims than this are noise: the strongest are told. */
const MOST_STEPS = 4

/** Who the other side claims to be, what it offers and wants, and what it uses as force. Null when there is no other side. */
export function sayApproacher(
  speaker: string | undefined,
  { judgement, account }: Reasoned,
  rules: readonly CompiledRule[],
  findings: readonly Finding[],
  wording: Wording,
): ApproacherReport | null {
  if (speaker === undefined) return null
  const weights = new Map<string, { weight: number; findings: Set<number> }>()
  for (const { rule, because } of judgement.weighed) {
    const finding = findings.findIndex((each) => each.rule === rules[rule]?.id)
    for (const { facts, weight } of because) {
      for (const { name, value } of facts) {
        const key = `${name} ${value}`
        let known = weights.get(key)
        if (!known) weights.set(key, (known = { weight: 0, findings: new Set() }))
        known.weight = Math.max(known.weight, weight)
        if (finding >= 0) known.findings.add(finding)
      }
    }
  }
  for (const { facts, weight } of account) {
    for (const { name, value } of facts) {
      const key = `${name} ${value}`
      const known = weights.get(key)
      if (known) known.weight = Math.max(known.weight, weight)
      else weights.set(key, { weight, findings: new Set() })
    }
  }
  const steps = (name: Exclude<FactName, 'channel'>): readonly Step[] =>
    [...weights]
      .filter(([key]) => key.startsWith(`${name} `))
      .sort(([, a], [, b]) => b.weight - a.weight)
      .slice(0, MOST_STEPS)
      .map(([key, { findings: shownBy }]) => {
        const id = key.slice(name.length + 1)
        return { id, text: sentenceOf(wording, `${WORDING_OF[name]}.${id}.name`), findings: [...shownBy] }
      })
  return { speaker, persona: steps('persona'), offers: steps('lure'), wants: steps('ask'), force: steps('force') }
}

/** The order in which the person's own steps are told: what was given first, then what was done about it. */
const PERSON_STEPS = [
  'gave-employer-or-role',
  'gave-contact-or-id',
  'moved-app',
  'agreed-to-secrecy',
  'sent-something',
  'took-money',
  'paid-money',
  'doubted',
  'refused',
  'stopped',
  'reported',
]

/** How far in the person is, in their own words. */
export function sayPerson({ roles }: Reasoned, findings: readonly Finding[], wording: Wording): PersonReport {
  const howFarIn = PERSON_STEPS.flatMap((id) => {
    const shownBy = findings.flatMap((finding, index) => (finding.rule === `person/${id}` ? [index] : []))
    return shownBy.length === 0 ? [] : [{ id, text: sentenceOf(wording, `step.${id}.name`), findings: shownBy }]
  })
  return { ...(roles.person === undefined ? {} : { speaker: roles.person }), assumed: roles.assumed, howFarIn }
}
