import type { Attachment, Reader } from '@telltale/model'
import { attachmentKind } from './attachment-kind.js'
import { CsvColumns } from './csv-columns.js'
import { readDiscordTime } from './read-discord-time.js'
import { isDiscordNotice } from './is-discord-notice.js'
import { LineCursor } from './line-cursor.js'
import type { CsvRow } from './read-csv.js'
import { ReadingDraft } from './reading-draft.js'
import { titleFromName } from './title-from-name.js'

/** Reads the table of one channel that DiscordChatExporter makes. */
export const discordCsv: Reader = {
  id: 'discord-csv',
  canRead({ text }) {
    const first = /^\ufeff?([^\r\n]{0,400})/u.exec(text.slice(0, 402))?.[1] ?? ''
    // Most texts are told from a table by less than its columns.
    if (!/author/iu.test(first)) return false
    const names = new Set(first.split(',').map((name) => name.replaceAll('"', '').trim().toLowerCase()))
    return ['authorid', 'author', 'date', 'content'].every((name) => names.has(name))
  },
  async read({ name, text }) {
    const { readCsv } = await import('./read-csv.js')
    const draft = new ReadingDraft('discord-csv', 'record')
    draft.title = titleFromName(name)
    const rows: CsvRow[] = []
    readCsv(text, (row) => {
      rows.push(row)
      return true
    })
    const [head, ...rest] = rows
    const columns = new CsvColumns(head?.cells ?? [])
    if (head !== undefined) draft.frame()
    const isWhole = ({ cells }: CsvRow): boolean =>
      cells.length === head?.cells.length && /^\d{1,25}$/u.test(columns.cell(cells, 'AuthorID'))
    // A quotation mark that was lost makes one row of two, and would lay the words of one in the mouth of the other.
    const saved = new Map<CsvRow, readonly CsvRow[]>()
    const lines = new LineCursor(text)
    for (const [index, row] of rest.entries()) {
      if (isWhole(row)) continue
      const next = rest[index + 1]?.line ?? Infinity
      const found: CsvRow[] = []
      while (lines.number < next - 1 && lines.advance()) {
        if (lines.number < row.line || lines.blank) continue
        readCsv(text.slice(lines.start, lines.end), ({ cells }) => {
          const one = { cells, line: lines.number }
          if (isWhole(one)) found.push(one)
          return true
        })
      }
      saved.set(row, found)
    }
    let record = 0
    let unknownDates = 0
    const take = ({ cells }: CsvRow): void => {
      record += 1
      const time = readDiscordTime(columns.cell(cells, 'Date'))
      if (time === undefined) unknownDates += 1
      const author = columns.cell(cells, 'Author')
      const speaker = author === '' ? columns.cell(cells, 'AuthorID') : author
      const content = columns.cell(cells, 'Content')
      if (isDiscordNotice(content)) draft.event({ text: `${speaker} ${content}`, line: record, ...time })
      else
        draft.turn({
          speaker,
          text: content,
          line: record,
          attachments: attachmentsOf(columns.cell(cells, 'Attachments')),
          ...time,
        })
    }
    for (const row of rest) {
      const found = saved.get(row)
      if (found === undefined) {
        take(row)
        continue
      }
      record += 1
      draft.leaveOut('read/record-not-understood', row.line)
      for (const one of found) take(one)
    }
    if (unknownDates > 0) draft.notice('read/date-not-understood', { count: unknownDates })
    return [draft.reading()]
  },
}

/** Addresses of files with commas between them; the last part of each is its name. */
function attachmentsOf(cell: string): readonly Attachment[] {
  return cell.split(',').flatMap((address): readonly Attachment[] => {
    const path = /^[^?#]*/u.exec(address.trim())?.[0] ?? ''
    const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
    return name === '' ? [] : [{ name, kind: attachmentKind(name) ?? 'other' }]
  })
}
