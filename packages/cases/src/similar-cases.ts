import { rankByLikeness, STAGES, stepsOfFindings, type Report, type Stage } from '@telltale/model'
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
  /** 0..1: how much of what would make it the same is there, rarer and surer techniques counting more. */
  readonly likeness: number
  /** Techniques that come in the same order in both. */
  readonly inOrder: readonly string[]
  /** Stages that either of them has, in their usual order. */
  readonly stages: readonly StageMatch[]
}

/** What is needed of a report to look for cases like it. */
export type ReportSteps = Pick<Report, 'findings'>

/**
 * The published cases that went like a conversation, most alike first, by the same likeness as the precedents of a report.
 * Empty when none shares two techniques.
 *
 * @param most - How many to give.
 */
export function similarCases(
  { findings }: ReportSteps,
  { records }: Pick<CaseLibrary, 'records'>,
  most = 5,
): readonly SimilarCase[] {
  const steps = stepsOfFindings(findings)
  return rankByLikeness(findings, records, stepsOfCase)
    .slice(0, most)
    .map(({ published, likeness, inOrder }) => ({
      record: published,
      likeness,
      inOrder,
      stages: stagesOf(steps, stepsOfCase(published)),
    }))
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
