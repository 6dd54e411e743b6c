import type { Reader, Reading, Source } from '@telltale/model'
import { isGap } from './is-gap.js'
import { LineCursor } from './line-cursor.js'
import { ReadingDraft } from './reading-draft.js'
import { readTimeField } from './read-time-field.js'
import { readWrittenDay, readWrittenHour } from './written-times.js'

/** What the owner is called in every language that was seen; the names of others are as they are. */
const SELF: ReadonlySet<string> = new Set('me|ich|moi|yo|eu|io|я|ja|saya|tôi|εγώ|аз|ben'.split('|'))

/**
 * Reads the tables that Viber mails from a phone, one for each chat: a date, a time, who sent it, a telephone number and
 * the words, without names of columns. Older versions put commas between the cells, newer ones tabs and `="…"`.
 */
export const viberCsv: Reader = {
  id: 'viber-csv',
  canRead: ({ text }) => isViber(text.slice(0, 64 * 1024)),
  read: async (source) => [await read(source)],
}

async function read({ text }: Source): Promise<Reading> {
  const { readCsv } = await import('./read-csv.js')
  const draft = new ReadingDraft('viber-csv', 'record')
  // The sign of a formula before a quotation mark is there for spreadsheets; without it the cells are ordinary ones.
  const plain = /^\s{0,3}="/u.test(text) ? text.replaceAll(/(^|[\t,;\r\n])="/gu, '$1"') : text
  readCsv(plain, ({ cells, line }) => {
    const [date = '', time = '', sender = '', , ...words] = cells
    const when = readTimeField(`${date.trim()} ${time.trim()}`)
    if ((when.at === undefined && when.written === undefined) || cells.length < 5 || sender.trim() === '') {
      if (line <= 2 && draft.turnCount === 0 && /date/iu.test(date)) draft.frame()
      else draft.leaveOut('read/record-not-understood', line)
      return true
    }
    const speaker = sender.trim()
    if (SELF.has(speaker.toLowerCase())) draft.owner ??= speaker
    draft.turn({ speaker, line, ...when, text: words.join(',') })
    return true
  })
  return draft.reading()
}

/** The first rows must all be a date, a time, a name, a telephone number and words. */
function isViber(head: string): boolean {
  const lines = new LineCursor(head)
  let rows = 0
  let filled = 0
  while (lines.advance() && filled < 5) {
    if (lines.blank) continue
    filled += 1
    if (isRow(head.slice(lines.start, Math.min(lines.end, lines.start + 1000)))) rows += 1
    // Words of several lines stand in quotation marks, so only the first row must be one.
    else if (filled === 1) return false
  }
  return rows > 0
}

function isRow(line: string): boolean {
  const found =
    /^\s{0,3}=?"?(?<date>[\d./-]{6,10})"?(?<mark>[\t,;]) ?=?"?(?<time>[^"\t,;]{4,14})"?\k<mark> ?=?(?:"[^"]{1,100}"|[^"\t,;]{1,100})\k<mark> ?=?"?(?<phone>\+?[\d ()X-]{5,20})"?\k<mark>/u.exec(
      line,
    )?.groups
  if (found === undefined) return false
  const { date = '', time = '' } = found
  const day = readWrittenDay(date, 0, date.length)
  const hour = readWrittenHour(time, 0, time.length)
  return (
    day?.end === date.length && hour !== undefined && [...time.slice(hour.end)].every((one) => isGap(one.charCodeAt(0)))
  )
}
