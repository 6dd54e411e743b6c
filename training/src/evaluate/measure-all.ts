import type { CorpusConversation } from '../read-corpus.js'
import { isAlarm } from './is-alarm.js'
import type { Measured, Readers } from './measured.js'

/** Reads every conversation once, whole. */
export function measureAll(
  conversations: readonly CorpusConversation[],
  { analyse, baseline }: Readers,
): readonly Measured[] {
  return conversations.map((conversation) => {
    const report = analyse(conversation.turns)
    return { conversation, report, isAlarm: isAlarm(report), baseline: baseline(conversation.turns) }
  })
}
