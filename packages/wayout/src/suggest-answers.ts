import type { Report } from '@telltale/model'
import { ANSWER_VALUES, type Answers } from './answers.js'

type Happened = (typeof ANSWER_VALUES.happened)[number]
type Threat = (typeof ANSWER_VALUES.threat)[number]

/** Where somebody works is told in most honest talks too; by itself it is nothing that was given. */
const HAPPENED: Readonly<Record<string, Happened>> = {
  'gave-contact-or-id': 'gave',
  'sent-something': 'gave',
  'took-money': 'took-money',
  'paid-money': 'paid',
}

/** Whoever said no or broke it off may have said "got it" or "here you go" of something else. */
const TURNED_AWAY = ['refused', 'stopped']

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
 *
 * What the person gave or took weighs before a law, and their few words for it ("got it") are found in honest talk as
 * often: beside labels of the corpus, never rightly where the conversation is `nothing` or `unclear`, and in every second
 * case where it is more. So it is offered only there, and not for somebody who turned away.
 */
export function suggestAnswers(report: Report): Answers {
  if (report.outcome === 'nothing') return {}
  const threat = new Set((report.approacher?.force ?? []).flatMap(({ id }) => THREATS[id] ?? []))
  const { howFarIn } = report.person
  const isLikely = report.outcome !== 'unclear' && !howFarIn.some(({ id }) => TURNED_AWAY.includes(id))
  const happened = new Set<Happened>(isLikely ? howFarIn.flatMap(({ id }) => HAPPENED[id] ?? []) : [])
  if ((report.approacher?.wants.length ?? 0) > 0) happened.add('asked')
  if (report.person.speaker !== undefined) happened.add('answered')
  if (threat.size > 0) happened.add('threatened')
  return {
    ...(happened.size === 0 ? {} : { happened: ANSWER_VALUES.happened.filter((each) => happened.has(each)) }),
    ...(threat.size === 0 ? {} : { threat: ANSWER_VALUES.threat.filter((each) => threat.has(each)) }),
  }
}
