import type { ExportFile, Reader, Reading, Source } from '@telltale/model'
import { firstLineCells } from './first-line-cells.js'
import { oldestFirst } from './oldest-first.js'
import { ReadingDraft } from './reading-draft.js'
import { readTimeField, type FieldTime } from './read-time-field.js'

/**
 * Reads `messages.csv` of a LinkedIn download: all conversations of an account in one table, each a reading of its own.
 * What is still a draft was never sent and is left out.
 */
export const linkedinCsv: Reader = {
  id: 'linkedin-csv',
  canRead: ({ text }) => isMessages(firstLineCells(text)),
  read: (source) => read(source),
  export: { claim, read: readExport },
}

function isMessages(names: readonly string[]): boolean {
  return ['conversation id', 'from', 'to', 'date', 'content'].every((name) => names.includes(name))
}

/** Only the tables of messages; the others of the download hold no conversation. */
async function claim(files: readonly ExportFile[]): Promise<readonly ExportFile[]> {
  const claimed: ExportFile[] = []
  for (const file of files)
    if (/messages\.csv$/iu.test(file.path) && isMessages(firstLineCells(await file.head()))) claimed.push(file)
  return claimed
}

async function* readExport(files: readonly ExportFile[]): AsyncGenerator<Reading, void, undefined> {
  let last: Reading | undefined
  let isTold = false
  for (const file of files) {
    for (const reading of await read({ name: file.path, text: (await file.text()) ?? '' })) {
      last = reading
      // Most accounts have further tables of messages with nothing in them but the names of columns.
      if (reading.turns.length === 0 && (reading.tally?.left ?? 0) === 0) continue
      isTold = true
      yield reading
    }
  }
  if (!isTold && last !== undefined) yield last
}

interface Row {
  readonly line: number
  readonly from: string
  readonly subject: string
  readonly content: string
  readonly attachments: string
  readonly time: FieldTime
  readonly at: string | undefined
}

interface Talk {
  readonly rows: Row[]
  readonly people: Set<string>
  title: string
}

async function read({ text }: Source): Promise<readonly Reading[]> {
  const [{ readCsv }, { CsvColumns }] = await Promise.all([import('./read-csv.js'), import('./csv-columns.js')])
  const talks = new Map<string, Talk>()
  const lost: { readonly line: number; readonly isDraft: boolean }[] = []
  let columns: InstanceType<typeof CsvColumns> | undefined
  let least = 0
  readCsv(text, ({ cells, line }) => {
    if (columns === undefined) {
      columns = new CsvColumns(cells)
      least = 1 + cells.findIndex((name) => name.trim().toLowerCase() === 'content')
      return true
    }
    const known = columns
    const cell = (name: string): string => known.cell(cells, name)
    const from = cell('FROM').trim()
    const time = readTimeField(cell('DATE'))
    const isDraft = /^(?:true|yes)$/iu.test(cell('IS MESSAGE DRAFT').trim())
    if (isDraft || cells.length < least || from === '' || (time.at === undefined && time.written === undefined)) {
      lost.push({ line, isDraft })
      return true
    }
    const key = cell('CONVERSATION ID')
    let talk = talks.get(key)
    if (talk === undefined) talks.set(key, (talk = { rows: [], people: new Set(), title: '' }))
    if (talk.title === '') talk.title = cell('CONVERSATION TITLE').trim()
    talk.people.add(from)
    const to = cell('TO').trim()
    if (to !== '') talk.people.add(to)
    talk.rows.push({
      line,
      from,
      subject: cell('SUBJECT').trim(),
      content: cell('CONTENT'),
      attachments: cell('ATTACHMENTS').trim(),
      time,
      at: time.at,
    })
    return true
  })
  const owner = ownerOf([...talks.values()])
  const { htmlToText } = await import('./html-to-text.js')
  const readings: Reading[] = []
  for (const talk of talks.size === 0 ? [undefined] : talks.values()) {
    const draft = new ReadingDraft('linkedin-csv', 'record')
    if (readings.length === 0) {
      if (columns !== undefined) draft.frame()
      for (const { line, isDraft } of lost)
        draft.leaveOut('read/record-not-understood', line, 1, isDraft ? 'a draft that was not sent' : undefined)
    }
    if (talk !== undefined) fill(draft, talk, owner, (content) => htmlToText(content).text)
    readings.push(draft.reading())
  }
  return readings
}

function fill(draft: ReadingDraft, talk: Talk, owner: string | undefined, plain: (content: string) => string): void {
  const others = [...talk.people].filter((name) => name !== owner)
  draft.title = talk.title === '' ? (others.length === 1 ? others[0] : undefined) : talk.title
  // Who has not answered is the owner all the same.
  if (owner !== undefined && [...talk.people].some((people) => people.includes(owner))) draft.owner = owner
  let subjectBefore = ''
  for (const { line, from, subject, content, attachments, time } of oldestFirst(talk.rows, 'newest-first')) {
    // A subject is what a stranger says first; answers repeat it.
    if (subject !== '' && subject !== subjectBefore && !/^(?:re|aw|sv|antw|fw|fwd)\s?:/iu.test(subject))
      draft.turn({ speaker: from, line, text: subject, ...time }, 0)
    subjectBefore = subject === '' ? subjectBefore : subject
    const text = MARKUP.test(content) ? plain(content) : content
    draft.turn({
      speaker: from,
      line,
      text,
      attachments:
        attachments === ''
          ? undefined
          : attachments
              .split(/[\s,]+/u)
              .slice(0, 50)
              .map(() => ({ kind: 'other' })),
      ...time,
    })
  }
}

/** Messages that were written in a mail program or by a company come with their markup. */
const MARKUP = /<(?:p|br|div|span|a href|strong|em|ul|ol|li)(?: [^<>]{0,300})?\/?>/iu

/** How many of those who write most are thought of as the owner. */
const MOST_CANDIDATES = 5

/** Who takes part in nearly every conversation, when that is one person. To whom a mail went may be a list of names. */
function ownerOf(talks: readonly Talk[]): string | undefined {
  if (talks.length < 2) return undefined
  const counts = new Map<string, number>()
  for (const { rows } of talks) for (const { from } of rows) counts.set(from, (counts.get(from) ?? 0) + 1)
  const candidates = [...counts].sort((a, b) => b[1] - a[1]).slice(0, MOST_CANDIDATES)
  const often = candidates.filter(([name]) => {
    const within = talks.filter(({ people }) => people.has(name) || [...people].some((list) => list.includes(name)))
    return within.length * 10 >= talks.length * 8
  })
  return often.length === 1 ? often[0]?.[0] : undefined
}
