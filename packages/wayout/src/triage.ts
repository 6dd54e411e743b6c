import type { Kind, Report } from '@telltale/model'
import type { Answers } from './answers.js'
import type { Situation } from './situation.js'
import { suggestAnswers } from './suggest-answers.js'

const ABOUT: Readonly<Record<Kind, string>> = {
  'espionage-recruitment': 'information',
  'sabotage-for-hire': 'information',
  'informing-on-a-community': 'information',
  'romance-fraud': 'money',
  'investment-fraud': 'money',
  'task-or-job-scam': 'money',
  sextortion: 'pictures',
  phishing: 'account',
}

/** What nobody does by reading along: whoever did or met it needs a plan, whatever the conversation looks like. */
const WEIGHTY = ['gave', 'took-money', 'paid']
/** What needs one even where it was settled. */
const PRESSING = ['did-task', 'threatened']

/**
 * Says where somebody is, from what `check` found and what they answered. An answer always wins over the report; what is
 * in neither is unknown. Pure: the same report and answers give the same situation.
 *
 * @param report - What `check` found, where there is something to read.
 */
export function triage(report: Report | undefined, answers: Answers): Situation {
  const seen = report === undefined ? {} : suggestAnswers(report)
  const happened: readonly string[] = answers.happened ?? seen.happened ?? []
  // Somebody who says that there was no threat is not asked which one it was.
  const isThreatened = answers.happened === undefined || answers.happened.includes('threatened')
  const threat: readonly string[] = answers.threat ?? (isThreatened ? (seen.threat ?? []) : [])
  const { country, citizenship } = answers
  const facts: Situation['facts'] = {
    subject: [answers.for ?? 'self'],
    helper: [answers.helper ?? 'unknown'],
    course: [courseOf(report, happened, threat, answers)],
    danger: [answers.danger ?? 'unknown'],
    happened: threat.length > 0 && !happened.includes('threatened') ? [...happened, 'threatened'] : happened,
    threat,
    age: [answers.age ?? 'unknown'],
    role: answers.role ?? [],
    phone: [answers.phone ?? 'unknown'],
    telling: [answers.authorities === 'yes' || answers.authorities === 'unsure' ? 'risky' : 'plain'],
    about: [aboutOf(report, happened, threat)],
    authorities: [answers.authorities ?? 'unknown'],
    // What there is for them is known only when a plan is made.
    help: [],
    abroad: [country === undefined || citizenship === undefined ? 'unknown' : country === citizenship ? 'no' : 'yes'],
  }
  return {
    facts,
    ...(country === undefined ? {} : { country }),
    ...(citizenship === undefined ? {} : { citizenship }),
  }
}

function courseOf(
  report: Report | undefined,
  happened: readonly string[],
  threat: readonly string[],
  { danger }: Answers,
): string {
  if (danger === 'yes' || threat.length > 0 || happened.some((each) => PRESSING.includes(each))) return 'act'
  const isWeighty = happened.some((each) => WEIGHTY.includes(each))
  // Whoever checked it and found it honest is not told to fear what they gave or were paid for.
  if (happened.includes('settled')) return isWeighty ? 'unclear' : 'calm'
  if (isWeighty) return 'act'
  switch (report?.outcome) {
    case 'nothing':
      return happened.includes('asked') ? 'unclear' : 'calm'
    case 'unclear':
      return 'unclear'
    case 'caution':
    case 'pattern':
      return 'act'
    default:
      return happened.includes('asked') ? 'act' : 'unclear'
  }
}

function aboutOf(report: Report | undefined, happened: readonly string[], threat: readonly string[]): string {
  if (threat.includes('pictures')) return 'pictures'
  const kind = report === undefined || report.outcome === 'nothing' ? undefined : report.kinds[0]?.kind
  if (kind !== undefined) return ABOUT[kind]
  return happened.includes('paid') ? 'money' : 'unknown'
}
