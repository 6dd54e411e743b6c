import { analyse as analyseReading, type AnalyseOptions } from '@telltale/engine'
import type { CompiledPack, Reading, Report, Turn } from '@telltale/model'
import { pack as bundledPack } from '@telltale/packs'

/** A conversation as a program has it: who said what, in order. */
export interface Conversation {
  readonly turns: readonly Turn[]
  /** Names the report. */
  readonly id?: string
  /** The speaker who is the person. Worked out when it is not given. */
  readonly me?: string
  /** The language of the report's own sentences. */
  readonly language?: string
}

export interface Options extends AnalyseOptions {
  /** Other rules than the bundled ones. */
  readonly pack?: CompiledPack
}

/**
 * Reads a conversation and reports what it does: which stages of a recruitment approach are there, in whose exact words,
 * what else they could mean, what would settle it, and what to do now. Works in Node and in a browser, sends nothing,
 * and gives the same report everywhere.
 *
 * @param input - Turns in order, or a reading made by `readSource`.
 * @throws {TelltaleError} `usage/unknown-speaker` when nobody is called `me`.
 * @example
 * const report = analyse({
 *   turns: [
 *     { speaker: 'Lin', text: 'We need somebody to take pictures of the naval base. 400 per set, paid in crypto.' },
 *     { speaker: 'Lin', text: 'Keep it between us.' },
 *     { speaker: 'me', text: 'Who is it for?' },
 *   ],
 * })
 * report.outcome // 'pattern'
 */
export function analyse(input: Conversation | Reading, options: Options = {}): Report {
  const { pack = bundledPack, ...rest } = options
  if ('format' in input) return analyseReading(input, pack, rest)
  const { id, me, language, turns } = input
  const reading: Reading = { format: 'conversation', voice: 'conversation', turns, events: [], notices: [] }
  return analyseReading(reading, pack, {
    ...(id === undefined ? {} : { id }),
    ...(me === undefined ? {} : { me }),
    ...(language === undefined ? {} : { language }),
    ...rest,
  })
}
