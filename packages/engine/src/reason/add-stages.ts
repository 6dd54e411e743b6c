import type { Stage } from '@telltale/model'

/**
 * What the stages come to together. Single stages say little: honest people praise, ask and pay as well. What speaks for
 * an approach is that stages meet: an ask with bait, an ask with secrecy, bait with secrecy, force with any ask.
 *
 * @returns 0 or more; 0 when nothing was seen.
 */
export function addStages(stages: Readonly<Record<Stage, number>>): number {
  const groundwork = evidenceOf(1 - (1 - stages.contact) * (1 - stages.assess) * (1 - stages.develop))
  const hook = evidenceOf(stages.hook)
  const isolate = evidenceOf(stages.isolate)
  const task = evidenceOf(stages.task)
  const leverage = evidenceOf(stages.leverage)
  const handle = evidenceOf(stages.handle)
  return (
    1.0 * groundwork +
    2.6 * hook +
    3.2 * isolate +
    4.2 * task +
    3.6 * leverage +
    2.2 * handle +
    1.8 * task * Math.max(hook, isolate, handle) +
    1.2 * hook * isolate +
    1.5 * leverage * Math.max(task, isolate, hook) +
    0.6 * groundwork * Math.max(task, leverage)
  )
}

/** The surest a stage can count: nothing that words say is certain. */
const SUREST = 0.97

/** Turns a stage's score into evidence that can be added: strong signs count for more than many weak ones. */
function evidenceOf(score: number): number {
  return -Math.log(1 - Math.min(score, SUREST))
}
