import type { CompiledRule, Signal } from '@telltale/model'
import { weighSignals, type WeighedRule } from './weigh-signals.js'

/** From here on a rule of force is a threat; what is weaker, such as a date to answer by, honest people say as well. */
const THREATENS_FROM = 0.45

/** What the rules saw of one side, weighed: what it does, and what it does that speaks against an approach. */
export interface ForAndAgainst {
  readonly weighed: readonly WeighedRule[]
  /** Only what counts; empty for a side that threatens, and for one that merely says something about itself. */
  readonly against: readonly WeighedRule[]
}

/**
 * Weighs one side's signals, and apart from them what an honest stranger does and a deceiver hardly can: handing the
 * check, the choice or the choice of place to the person or to a third party.
 *
 * None of the latter counts where the same side threatens: whoever uses force has shown what the rest was for. Nor does
 * it count where all of it is somebody's word about himself, which costs nothing to say; a rule says so of itself with
 * the tag `rests-on: [own-word]`.
 *
 * @param signals - Signals of one side only, without the person's.
 */
export function weighForAndAgainst(signals: readonly Signal[], rules: readonly CompiledRule[]): ForAndAgainst {
  const isCounter = ({ rule }: Signal): boolean => rules[rule]?.stage === 'counter'
  if (!signals.some(isCounter)) return { weighed: weighSignals(signals), against: [] }
  const weighed = weighSignals(signals.filter((signal) => !isCounter(signal)))
  const against = weighSignals(signals.filter(isCounter))
  const threatens = weighed.some(({ rule, score }) => rules[rule]?.stage === 'leverage' && score >= THREATENS_FROM)
  const isOwnWord = ({ rule }: WeighedRule): boolean => rules[rule]?.tags['rests-on']?.includes('own-word') ?? false
  return { weighed, against: threatens || against.every(isOwnWord) ? [] : against }
}
