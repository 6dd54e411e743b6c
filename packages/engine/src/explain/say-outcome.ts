import type { Reading, Wording } from '@telltale/model'
import type { Reasoned } from '../reason/reason.js'
import { blindnessOf } from './blindness-of.js'
import { sentenceOf } from './sentence-of.js'

/** The outcome in words: what it is, how sure that is, and the honest innocent reading of the whole. */
export interface OutcomeInWords {
  readonly summary: string
  readonly sureness: string
  readonly innocentReading: string
}

/**
 * Puts an outcome into sentences that fit how the text speaks.
 *
 * @param reading - With every notice of the report.
 */
export function sayOutcome(reading: Reading, reasoned: Reasoned, wording: Wording): OutcomeInWords {
  const { outcome } = reasoned.judgement
  const blind = outcome === 'nothing' ? blindnessOf(reading) : undefined
  if (blind !== undefined)
    return {
      summary: sentenceOf(wording, `outcome.nothing.summary-little-${blind}`),
      sureness: sentenceOf(wording, `outcome.nothing.why-little-${blind}`),
      innocentReading: sentenceOf(wording, 'outcome.nothing.innocent-little'),
    }
  const ending = reading.voice === 'conversation' ? '' : `-${reading.voice}`
  return {
    summary: sentenceOf(wording, `outcome.${outcome}.summary${ending}`),
    sureness: sentenceOf(wording, `outcome.${outcome}.sureness.${surenessOf(reading, reasoned)}`),
    innocentReading: sentenceOf(wording, `outcome.${outcome}.innocent${ending}`),
  }
}

/** The reason that matters most for how sure the outcome is. */
function surenessOf(reading: Reading, { judgement }: Reasoned): string {
  const { outcome, weighed, stages } = judgement
  const isHeard = outcome !== 'nothing' && weighed.every(({ because }) => because.every(({ learned }) => learned))
  if (isHeard && reading.voice !== 'account') return 'learned-only'
  if (weighed.length === 0) return 'no-signs'
  if (reading.voice === 'account') return 'account'
  if (stages.leverage >= 0.5) return 'threat'
  const seen = Object.values(stages).filter((score) => score >= 0.15).length
  if (stages.task >= 0.5) return 'strong-ask'
  if (reading.voice === 'offer') return 'one-voice'
  if (reading.turns.length < 6) return 'short-text'
  if (seen >= 3) return 'many-stages'
  if (weighed.length <= 2) return seen <= 1 ? 'one-stage' : 'few-signals'
  return seen <= 1 ? 'one-stage' : 'several-readings'
}
