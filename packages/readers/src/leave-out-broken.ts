import type { JsonCursor } from './json-cursor.js'
import { lineNumbers } from './line-numbers.js'
import type { ReadingDraft } from './reading-draft.js'

/** Says in the draft where records of a JSON export were broken, and whether its end is missing. */
export function leaveOutBroken(draft: ReadingDraft, cursor: JsonCursor): void {
  for (const line of lineNumbers(cursor.text, cursor.broken)) draft.leaveOut('read/record-not-understood', line)
  if (cursor.cutShort) draft.notice('read/cut-short')
}
