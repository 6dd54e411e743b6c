import { alignSteps } from './align-steps.js'
import type { Finding } from './report.js'
import { stepsOfFindings } from './steps-of-findings.js'

/** Something published that went like what was found. */
export interface Likeness<T> {
  readonly published: T
  /** 0..1: how much of what would make it the same is there, rarer and surer techniques counting more. */
  readonly likeness: number
  /** Techniques that are told there and were found here, in the order told. */
  readonly shared: readonly string[]
  /** Those of them that come in the same order in both. */
  readonly inOrder: readonly string[]
}

/** One shared technique is chance; two begin to be a likeness. */
const FEWEST_SHARED = 2
/** The same techniques in another order are still a likeness, of half the worth. */
const OUT_OF_ORDER = 0.5

/**
 * What went most like a conversation, most alike first: the order in which techniques first appear in it is laid alongside
 * the order told in each. Reports and the library of cases both rank by this, so they never name different cases.
 *
 * @param stepsOf - The steps told in one of them, in order: techniques, or a stage alone where none is known.
 * @returns Those that share two techniques or more.
 */
export function rankByLikeness<T extends { readonly id: string }>(
  findings: readonly Pick<Finding, 'rule' | 'stage' | 'spans' | 'score'>[],
  published: readonly T[],
  stepsOf: (one: T) => readonly string[],
): readonly Likeness<T>[] {
  const steps = stepsOfFindings(findings)
  const told = published.map((one) => ({ one, steps: stepsOf(one) }))
  // Against the surest finding, so that a faint conversation is likened by the same measure as a plain one.
  const surest = findings.reduce((most, { score }) => Math.max(most, score), 0)
  const sureness = new Map(findings.map(({ rule, score }) => [rule, surest === 0 ? 1 : score / surest]))
  const frequency = new Map<string, number>()
  for (const each of told) for (const id of new Set(each.steps)) frequency.set(id, (frequency.get(id) ?? 0) + 1)
  const worth = (id: string): number =>
    (sureness.get(id) ?? 1) * Math.log(1 + published.length / (frequency.get(id) ?? 1))
  const worthOfAll = (ids: readonly string[]): number =>
    ids.reduce((sum, id) => sum + (id.includes('/') ? worth(id) : 0), 0)
  return told
    .map(({ one, steps: theirs }) => {
      const shared = [...new Set(theirs)].filter((id) => steps.includes(id))
      const { score, pairs } = alignSteps(steps, theirs, worth)
      const inOrder = pairs.flatMap(([mine, other]) => {
        const id = theirs[other]
        return id !== undefined && id.includes('/') && steps[mine] === id ? [id] : []
      })
      const others = shared.filter((id) => !inOrder.includes(id))
      const whole = Math.sqrt(worthOfAll(steps) * worthOfAll(theirs))
      const alike = whole === 0 ? 0 : (score + OUT_OF_ORDER * worthOfAll(others)) / whole
      return { published: one, likeness: Math.min(1, Math.round(alike * 1000) / 1000), shared, inOrder }
    })
    .filter(({ shared }) => shared.length >= FEWEST_SHARED)
    .sort((a, b) => b.likeness - a.likeness || (a.published.id < b.published.id ? -1 : 1))
}
