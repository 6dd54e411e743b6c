import { isRecord, TelltaleError, type Reading, type Turn } from '@telltale/model'
import { isIsoTime } from './is-iso-time.js'
import { turnMarks } from './turn-marks.js'

const REMEDY =
  'Give each conversation as {"turns": [{"speaker": "…", "text": "…", "at": "…"}], "me": "…"}; only "turns" with "speaker" and "text" must be there.'

/**
 * Makes a reading of one conversation in Telltale's own form:
 * `{"id"?, "turns": [{"speaker", "text", "at"?}], "me"?, "language"?, "title"?}`. Turns may tell what they quote and pass
 * on, as `telltale read` writes it. Members it does not know are left alone, so that a newer writer does not stop an older
 * reader.
 *
 * For programs that hand over one conversation at a time and want to know at once when it is not one.
 *
 * @param value - What `JSON.parse` made of the record.
 * @throws {TelltaleError} `read/bad-record` when it is not such a record. The message names the member that is wrong
 * and never holds anything of the record itself.
 */
export function readConversationRecord(value: unknown): Reading {
  if (!isRecord(value)) throw badRecord('The record is not an object.')
  const turns = value['turns']
  if (turns === undefined) throw badRecord('"turns" is missing.')
  if (!Array.isArray(turns)) throw badRecord('"turns" is not a list.')
  const id = value['id']
  if (id !== undefined && typeof id !== 'string' && typeof id !== 'number')
    throw badRecord('"id" is neither text nor a number.')
  const title = optionalText(value, 'title')
  const me = optionalText(value, 'me')
  optionalText(value, 'language')
  return makeReading(
    turns.map((turn: unknown, index) => readTurn(turn, index)),
    title,
    me,
  )
}

/** One turn of a record, with whose words it holds beside the speaker's own, or the sentence that says what is wrong with it. */
export function readTurn(value: unknown, index: number): Turn {
  const place = `"turns[${String(index)}]`
  if (!isRecord(value)) throw badRecord(`${place}" is not an object.`)
  const { speaker, text, at } = { speaker: value['speaker'], text: value['text'], at: value['at'] }
  if (typeof speaker !== 'string')
    throw badRecord(`${place}.speaker" is ${speaker === undefined ? 'missing' : 'not text'}.`)
  if (speaker.trim() === '') throw badRecord(`${place}.speaker" is empty.`)
  if (typeof text !== 'string') throw badRecord(`${place}.text" is ${text === undefined ? 'missing' : 'not text'}.`)
  const marks = turnMarks(value, text)
  if (at === undefined || at === null) return { speaker, text, line: index + 1, ...marks }
  if (typeof at !== 'string') throw badRecord(`${place}.at" is not text.`)
  if (!isIsoTime(at)) throw badRecord(`${place}.at" is not a time of ISO 8601, such as 2024-01-15T10:32:00.`)
  return { speaker, text, at, line: index + 1, ...marks }
}

function makeReading(turns: readonly Turn[], title: string | undefined, me: string | undefined): Reading {
  return {
    format: 'telltale-json',
    voice: 'conversation',
    ...(title === undefined ? {} : { title }),
    turns,
    events: [],
    notices: turns.length === 0 ? [{ code: 'read/nothing-said' }] : [],
    tally: { unit: 'record', found: turns.length, said: turns.length, frame: 0, left: 0 },
    ...(me === undefined ? {} : { owner: me }),
  }
}

function optionalText(value: Readonly<Record<string, unknown>>, member: string): string | undefined {
  const found = value[member]
  if (found === undefined || found === null) return undefined
  if (typeof found !== 'string') throw badRecord(`"${member}" is not text.`)
  return found === '' ? undefined : found
}

function badRecord(message: string): TelltaleError {
  return new TelltaleError('read/bad-record', message, REMEDY)
}
