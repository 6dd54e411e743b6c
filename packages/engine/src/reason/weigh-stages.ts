import { STAGES, type CompiledRule, type Stage } from '@telltale/model'
import type { WeighedRule } from './weigh-signals.js'

/** What was seen of each stage, 0..1: one sign may be a slip, several bear each other out. */
export function weighStages(weighed: readonly WeighedRule[], rules: readonly CompiledRule[]): Record<Stage, number> {
  const left: Record<Stage, number> = {
    contact: 1,
    assess: 1,
    develop: 1,
    hook: 1,
    isolate: 1,
    task: 1,
    leverage: 1,
    handle: 1,
  }
  for (const { rule, score } of weighed) {
    const stage = rules[rule]?.stage
    if (isStage(stage)) left[stage] *= 1 - score
  }
  for (const stage of STAGES) left[stage] = Math.round((1 - left[stage]) * 1000) / 1000
  return left
}

function isStage(stage: CompiledRule['stage'] | undefined): stage is Stage {
  return STAGES.some((each) => each === stage)
}
