import { TelltaleError, type CompiledPack, type Notice, type Reading, type Report } from '@telltale/model'
import { detectSignals, type Watch } from './detect/detect-signals.js'
import { explain } from './explain/explain.js'
import { guessLanguage } from './normalise/guess-language.js'
import { isTalk } from './normalise/is-talk.js'
import { noticeLanguage } from './normalise/notice-language.js'
import { reason } from './reason/reason.js'

export interface AnalyseOptions extends Watch {
  /** The speaker who is the person, exactly as the reading has it. Worked out when it is not given. */
  readonly me?: string
  /** The language of the report's own sentences; English when it is not given or not in the pack. */
  readonly language?: string
  /** Names the report, so that a stream of reports can be told apart. */
  readonly id?: string
}

/**
 * Reads a conversation, offer or account and reports what it does: the whole way, in order, in one place.
 *
 * Each step is a pure function of the step before it. The same reading, pack and options give the same report, bit for
 * bit, on every machine. Time grows with the length of the text; nothing is sent, stored or logged.
 *
 * @param reading - From a reader, or made by hand.
 * @param pack - The compiled rules and sentences.
 * @throws {TelltaleError} `usage/unknown-speaker` when nobody in the reading is called `me`.
 */
export function analyse(reading: Reading, pack: CompiledPack, options: AnalyseOptions = {}): Report {
  const { me, language = 'en', id = '1', ...watch } = options
  if (me !== undefined && reading.voice === 'conversation' && !reading.turns.some(({ speaker }) => speaker === me)) {
    throw new TelltaleError(
      'usage/unknown-speaker',
      'Nobody in this conversation has the name that was given as yours.',
      'Give the name exactly as it stands in the file, or leave it out to have it worked out.',
    )
  }
  const detected = detectSignals(reading, pack, watch)
  const spoken = guessLanguage(reading.turns, pack.folding)
  const reasoned = reason(reading, detected, pack, spoken, me)
  const all: Notice[] = [
    ...reading.notices,
    ...detected.notices,
    ...(isTalk(reading) ? noticeLanguage(reading.turns, spoken, pack.languages) : []),
  ]
  if (reading.voice === 'conversation' && reasoned.roles.assumed && reasoned.roles.person !== undefined)
    all.push({ code: 'analyse/person-assumed' })
  return explain(reading, reasoned, all, pack, {
    id,
    language: Object.hasOwn(pack.wording, language) ? language : 'en',
  })
}
