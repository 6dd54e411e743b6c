import { textFor, timelineOf, type TimelineEntry } from '@telltale/cases'
import type { Invocation } from '../run.js'
import { writeInTurn } from '../write-in-turn.js'
import { caseOf, formatOf, jsonOf, openLibrary, type OpenLibrary } from './case-library.js'
import { chosenCases } from './chosen-cases.js'
import { linesOfText } from './lines-of-text.js'

/** `telltale cases timeline [ID…]`: when it is told to have happened, and when it was published. */
export async function showTimeline(invocation: Invocation): Promise<number> {
  const format = formatOf(invocation, ['text', 'json'])
  const open = await openLibrary(invocation)
  const { operands } = invocation
  const records =
    operands.length > 0 ? operands.map((id) => caseOf(open.library, id)) : chosenCases(open.library, invocation)
  const entries = timelineOf(records)
  if (format === 'json') {
    await writeInTurn(jsonOf(entries.map(({ record, ...entry }) => ({ ...entry, case: record.id }))))
    return 0
  }
  const lines = entries.flatMap((entry) =>
    linesOfText(sentenceOf(entry, open), open.width, ' '.repeat(12), entry.at.padEnd(12)),
  )
  await writeInTurn(lines.length === 0 ? `${open.say('list.none')}\n` : `${lines.join('\n')}\n`)
  return 0
}

function sentenceOf(entry: TimelineEntry, { say, wording }: OpenLibrary): string {
  const title = textFor(entry.record.title, wording)
  switch (entry.what) {
    case 'begins':
    case 'ends':
      return `${title}${say('aside', { text: say(`timeline.${entry.what}`) })}`
    case 'published':
      return say('timeline.published', { publisher: entry.source.publisher, title: entry.source.title })
    case 'corrected':
      return say('timeline.corrected', { what: textFor(entry.correction, wording) })
  }
}
