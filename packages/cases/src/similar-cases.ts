import { alignSteps, STAGES, type Report, type Stage } from '@telltale/model'
import type { CaseLibrary } from './case-library.js'
import type { CaseRecord } from './case-record.js'
import { stepsOfCase } from './steps-of-case.js'

/** One stage of two ways of going about it, side by side. */
export interface StageMatch {
  readonly stage: Stage
  /** Techniques found here, and told there. */
  readonly here: readonly string[]
  readonly there: readonly string[]
  readonly shared: readonly string[]
}

/** A published case that went alike. */
export interface SimilarCase {
  readonly record: CaseRecord
  /** 0..1: how much of what would make it the same is there, rarer techniques counting more. */
  readonly likeness: number
  /** Techniques that come in the same order in both. */
  readonly inOrder: readonly string[]
  /** Stages that either of them has, in their usual order. */
  readonly stages: readonly StageMatch[]
}

/** What is needed of a report to look for cases like it. */
export type ReportSteps = Pick<Report, 'findings'>

const FEWEST_SHARED = 2
const OUT_OF_ORDER = 0.5

/**
 * The published cases that went like a conversation, most alike first: by laying the order in which techniques first appear
 * alongside the order told in each case. Empty when none shares two techniques.
 *
 * @param most - How many to give.
 */
export function similarCases(
  { findings }: ReportSteps,
  { records }: Pick<CaseLibrary, 'records'>,
  most = 5,
): readonly SimilarCase[] {
  const steps = stepsOfReport(findings)
  const frequency = new Map<string, number>()
  for (const record of records)
    for (const id of new Set(stepsOfCase(record))) frequency.set(id, (frequency.get(id) ?? 0) + 1)
  const worth = (id: string): number => Math.log(1 + records.length / (frequency.get(id) ?? 1))
  const whole = steps.reduce((sum, id) => sum + worth(id), 0)
  return records
    .map((record) => {
      const told = stepsOfCase(record)
      const { score, pairs } = alignSteps(steps, told, worth)
      const inOrder = pairs.flatMap(([mine, theirs]) => {
        const id = told[theirs]
        return id !== undefined && steps[mine] === id ? [id] : []
      })
      const shared = steps.filter((id) => told.includes(id))
      const others = shared.filter((id) => !inOrder.includes(id))
      const alike = score + OUT_OF_ORDER * others.reduce((sum, id) => sum + worth(id), 0)
      const size = Math.sqrt(whole * told.reduce((sum, id) => sum + (id.includes('/') ? worth(id) : 0), 0))
      return {
        record,
        shared,
        likeness: size === 0 ? 0 : Math.min(1, Math.round((alike / size) * 1000) / 1000),
        inOrder,
        stages: stagesOf(steps, told),
      }
    })
    .filter(({ shared }) => shared.length >= FEWEST_SHARED)
    .sort((a, b) => b.likeness - a.likeness || (a.record.id < b.record.id ? -1 : 1))
    .slice(0, most)
    .map(({ record, likeness, inOrder, stages }) => ({ record, likeness, inOrder, stages }))
}

/** The techniques of the other side, in the order in which they first appear. */
function stepsOfReport(findings: Report['findings']): readonly string[] {
  return findings
    .filter(({ stage }) => stage !== 'person')
    .map(({ rule, spans }) => ({
      rule,
      at: spans.reduce(
        (first, { turn, start }) =>
          turn < first.turn || (turn === first.turn && start < first.start) ? { turn, start } : first,
        { turn: Infinity, start: 0 },
      ),
    }))
    .sort((a, b) => a.at.turn - b.at.turn || a.at.start - b.at.start || (a.rule < b.rule ? -1 : 1))
    .map(({ rule }) => rule)
}

function stagesOf(steps: readonly string[], told: readonly string[]): readonly StageMatch[] {
  return STAGES.flatMap((stage) => {
    const ofStage = (list: readonly string[]): readonly string[] => [
      ...new Set(list.filter((id) => id.startsWith(`${stage}/`))),
    ]
    const here = ofStage(steps)
    const there = ofStage(told)
    if (here.length === 0 && there.length === 0 && !told.includes(stage)) return []
    return [{ stage, here, there, shared: here.filter((id) => there.includes(id)) }]
  })
}
