import { expect, test } from 'vitest'
import { linkedinCsv } from '../src/linkedin-csv.js'
import { describeReader, expectAccounted, readWith } from './behaviour.js'
import { describeExport } from './export-behaviour.js'
import type { Said } from './behaviour.js'

const HEADER =
  'CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER,ATTACHMENTS,IS MESSAGE DRAFT'
const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`
const row = (
  id: string,
  from: string,
  to: string,
  date: string,
  subject: string,
  content: string,
  draft = 'false',
): string => [id, '', cell(from), '', cell(to), '', date, cell(subject), cell(content), 'INBOX', '', draft].join(',')
const make = (messages: readonly Said[]): string =>
  messages.length === 0
    ? ''
    : [
        HEADER,
        ...messages.map(({ speaker, text }, index) =>
          row(
            'c1',
            speaker,
            '',
            `2024-01-15 ${String(10 + Math.floor(index / 3600)).padStart(2, '0')}:${String(Math.floor(index / 60) % 60).padStart(2, '0')}:${String(index % 60).padStart(2, '0')} UTC`,
            '',
            text,
          ),
        ),
        '',
      ].join('\n')

describeReader({
  reader: linkedinCsv,
  make,
  records: 'others',
  frame: 1,
  skips: { 'unknown fields': 'a table has columns and no fields' },
})

describeExport({
  reader: linkedinCsv,
  make: (messages) => ({ 'messages.csv': make(messages) }),
  messages: 'messages.csv',
})

test('conversations stay apart, oldest first; the owner is in all of them; drafts were never sent', async () => {
  const text = [
    HEADER,
    row('c1', 'Ada', 'Ben', '2024-01-15 10:05:00 UTC', '', 'Yes?'),
    row(
      'c1',
      'Ben',
      'Ada',
      '2024-01-15 10:00:00 UTC',
      'Consulting, well paid',
      '<p>Hello Ada,</p><p>two lines<br>here</p>',
    ),
    row('c2', 'Cleo', 'Ada', '2024-01-16 10:00:00 UTC', 'Re: lunch', 'Monday'),
    row('c2', 'Ada', 'Cleo', '2024-01-16 11:00:00 UTC', '', 'never', 'true'),
    row('c3', 'Ada', 'Dora', 'no date', '', 'lost'),
    row('c3', 'Dora', 'Ada', '2024-01-17 11:00:00 UTC', '', 'Hi'),
  ].join('\n')
  expect(linkedinCsv.canRead({ name: '', text })).toBe(true)
  const readings = await readWith(linkedinCsv, text)
  expectAccounted(readings)
  expect(readings.map(({ title, owner }) => [title, owner])).toEqual([
    ['Ben', 'Ada'],
    ['Cleo', 'Ada'],
    ['Dora', 'Ada'],
  ])
  expect(readings[0]?.turns).toMatchObject([
    { speaker: 'Ben', text: 'Consulting, well paid', at: '2024-01-15T10:00:00Z' },
    { speaker: 'Ben', text: 'Hello Ada,\n\ntwo lines\nhere' },
    { speaker: 'Ada', text: 'Yes?' },
  ])
  expect(readings[0]?.notices).toEqual([
    { code: 'read/record-not-understood', line: 5, detail: 'a draft that was not sent' },
    { code: 'read/record-not-understood', line: 6 },
  ])
})

test.each(['First Name,Last Name,URL\nAda,B,x\n', 'FROM,TO,DATE\na,b,c\n'])('not LinkedIn: %s', (text) => {
  expect(linkedinCsv.canRead({ name: '', text })).toBe(false)
})
