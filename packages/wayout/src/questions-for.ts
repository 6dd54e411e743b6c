import type { Answers } from './answers.js'
import type { HelpPack, Question } from './help-pack.js'
import { holds } from './holds.js'
import { triage } from './triage.js'

/**
 * The questions that are still open and matter, given what was answered so far, in the order in which they are asked.
 * A host asks the first one, adds the answer and calls again. What was skipped is told by `skipped`.
 */
export function questionsFor(
  answers: Answers,
  { questions }: Pick<HelpPack, 'questions'>,
  skipped: ReadonlySet<string> = new Set(),
): readonly Question[] {
  const { facts } = triage(undefined, answers)
  const open = questions.filter(({ id, when }) => answers[id] === undefined && !skipped.has(id) && holds(when, facts))
  if (answers.danger !== 'yes') return open
  // Whom to call depends on the country, and nothing else may stand before that.
  return [...open.filter(({ id }) => id === 'country'), ...open.filter(({ id }) => id !== 'country')]
}
