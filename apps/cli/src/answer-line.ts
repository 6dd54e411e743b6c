import { isRecord, TelltaleError } from '@telltale/model'
import { analyse, packFor, readConversationRecord, renderJson } from 'telltale'
import { failLine } from './fail-line.js'

/**
 * Answers one line of a stream with one line: a report, or an object with `error`. Never throws for what a line holds.
 *
 * @param language - The language of the report's sentences, unless the line names its own.
 */
export async function answerLine(line: string, language: string): Promise<string> {
  let id: string | undefined
  try {
    const record = parseLine(line)
    if (isRecord(record) && (typeof record['id'] === 'string' || typeof record['id'] === 'number'))
      id = String(record['id'])
    const reading = readConversationRecord(record)
    const asked = isRecord(record) ? record['language'] : undefined
    const report = analyse(reading, {
      pack: await packFor(reading),
      language: typeof asked === 'string' ? asked : language,
      ...(id === undefined ? {} : { id }),
      ...(reading.owner === undefined ? {} : { me: reading.owner }),
    })
    return renderJson(report).trimEnd()
  } catch (error) {
    return failLine(error, id)
  }
}

function parseLine(line: string): unknown {
  try {
    // A program may put a byte-order mark before its first line.
    return JSON.parse(line.replace(/^\ufeff/u, ''))
  } catch {
    throw new TelltaleError('read/bad-record', 'This line is not JSON.', 'Send one JSON object on each line.')
  }
}
