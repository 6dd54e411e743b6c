import { readFileAsReadings, readStdinAsReadings } from '@telltale/host-node'
import { TelltaleError, type Reading, type Report } from '@telltale/model'
import { analyse, packFor } from 'telltale'
import { chooseConversations } from '../check/choose-conversations.js'
import { ConversationSummary } from '../check/conversation-summary.js'

export interface CheckedConversation {
  readonly reading: Reading
  readonly report: Report
  /** How many conversations there were to choose from. */
  readonly of: number
}

/**
 * Reads a file and checks what is in it; of several conversations it answers with the one that was named, or else with
 * the one with the strongest signs.
 *
 * @throws {TelltaleError} When the file cannot be read, or has no conversation, or nobody in it is called `me`.
 */
export async function readConversation(
  path: string,
  {
    me,
    wanted,
    language,
  }: { readonly me?: string | undefined; readonly wanted?: string | undefined; readonly language: string },
): Promise<CheckedConversation> {
  const all = path === '-' ? await readStdinAsReadings() : await readFileAsReadings(path)
  const readings = all.filter(({ turns }) => turns.length > 0)
  const chosen = wanted === undefined ? undefined : chooseConversations(readings.map(summaryOf), wanted)
  const taken = readings.filter((_, index) => chosen?.has(index) !== false)
  let strongest: CheckedConversation | undefined
  for (const reading of taken) {
    const hasMe = me === undefined || taken.length === 1 || reading.turns.some(({ speaker }) => speaker === me)
    const report = analyse(reading, {
      pack: await packFor(reading),
      language,
      ...(me === undefined || !hasMe ? {} : { me }),
    })
    if (strongest === undefined || report.score > strongest.report.score)
      strongest = { reading, report, of: taken.length }
  }
  if (strongest === undefined) {
    throw new TelltaleError(
      'read/empty',
      'There is no conversation in it.',
      'Use telltale read to see what is there, or leave the file out.',
    )
  }
  return strongest
}

function summaryOf(reading: Reading): ConversationSummary {
  const summary = new ConversationSummary(reading)
  summary.add(reading)
  return summary
}
