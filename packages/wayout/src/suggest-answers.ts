import type { Report } from '@telltale/model'
import { ANSWER_VALUES, type Answers } from './answers.js'

type Happened = (typeof ANSWER_VALUES.happened)[number]
type Threat = (typeof ANSWER_VALUES.threat)[number]

const HAPPENED: Readonly<Record<string, Happened>> = {
  'gave-employer-or-role': 'gave',
  'gave-contact-or-id': 'gave',
  'sent-something': 'gave',
  'took-money': 'took-money',
}

const THREATS: Readonly<Record<string, Threat>> = {
  violence: 'violence',
  'intimate-material': 'pictures',
  exposure: 'exposure',
  law: 'law',
  job: 'exposure',
  family: 'family',
}

/**
 * What a report already answers, so that a host can offer it and the person only has to say yes or change it. Words can
 * be read wrongly: nothing of it is certain, and danger, age, place and safety of the phone are never guessed.
 */
export function suggestAnswers(report: Report): Answers {
  if (report.outcome === 'nothing') return {}
  const threat = new Set((report.approacher?.force ?? []).flatMap(({ id }) => THREATS[id] ?? []))
  const happened = new Set<Happened>(report.person.howFarIn.flatMap(({ id }) => HAPPENED[id] ?? []))
  if ((report.approacher?.wants.length ?? 0) > 0) happened.add('asked')
  if (report.person.speaker !== undefined) happened.add('answered')
  if (threat.size > 0) happened.add('threatened')
  return {
    ...(happened.size === 0 ? {} : { happened: ANSWER_VALUES.happened.filter((each) => happened.has(each)) }),
    ...(threat.size === 0 ? {} : { threat: ANSWER_VALUES.threat.filter((each) => threat.has(each)) }),
  }
}
