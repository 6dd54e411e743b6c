import { expect, test } from 'vitest'
import { chatTable } from '../src/chat-table.js'
import { describeReader, expectAccounted, readWith } from './behaviour.js'

const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`

describeReader({
  reader: chatTable,
  make: (messages) =>
    `date,sender,message\n${messages
      .map(
        ({ speaker, text }, index) =>
          `2024-01-15 10:00:${String(index % 60).padStart(2, '0')},${cell(speaker)},${cell(text)}\n`,
      )
      .join('')}`,
  records: 'others',
  frame: 1,
  skips: { 'unknown fields': 'a table has columns and no fields' },
})

test('iMazing: each chat by itself, sent messages without a sender, files, notices, what was forwarded', async () => {
  const text =
    'Chat Session,Message Date,Sent Date,Type,Sender ID,Sender Name,Status,Forwarded,Text,Attachment\n' +
    'Mira,2025-01-15 10:24:11,,Incoming,+15550100,Mira,Read,,is the pier open,\n' +
    'Mira,2025-01-15 10:25:11,,Outgoing,,,Sent,,until six,hours.pdf\n' +
    'Mira,2025-01-15 10:26:11,,Notification,,,,,Mira changed the subject,\n' +
    'Ola,2025-01-15 10:27:11,,Incoming,+15550111,Ola,Read,Yes,The pier closes,\n'
  expect(chatTable.canRead({ name: '', text })).toBe(true)
  const readings = await readWith(chatTable, text)
  expectAccounted(readings)
  expect(readings).toMatchObject([
    {
      title: 'Mira',
      owner: 'Me',
      turns: [
        { speaker: 'Mira', text: 'is the pier open', at: '2025-01-15T10:24:11' },
        { speaker: 'Me', text: 'until six', attachments: [{ name: 'hours.pdf', kind: 'document' }] },
      ],
      events: [{ text: 'Mira changed the subject', afterTurn: 2 }],
    },
    { title: 'Ola', turns: [{ speaker: 'Ola', forwardedFrom: '' }] },
  ])
})

test('short messages: whom they were exchanged with, and in which direction', async () => {
  const text =
    'Date,Type,Contact Name,Body\n2025-01-15 10:24:11,received,Mira,is the pier open\n2025-01-15 10:25:11,sent,Mira,until six\n2025-01-15 10:26:11,received,Ola,hello\n'
  expect(chatTable.canRead({ name: '', text })).toBe(true)
  const readings = await readWith(chatTable, text)
  expectAccounted(readings)
  expect(readings).toMatchObject([
    {
      title: 'Mira',
      owner: 'Me',
      turns: [
        { speaker: 'Mira', text: 'is the pier open' },
        { speaker: 'Me', text: 'until six' },
      ],
    },
    { title: 'Ola', turns: [{ speaker: 'Ola', text: 'hello' }] },
  ])
})

test.each([
  ['German, with semicolons', 'Datum;Absender;Nachricht\n15.01.2025 10:24;Mira;hallo\n15.01.2025 10:25;Tom;ja\n'],
  ['Chinese', '时间,发送者,内容\n2025-01-15 10:24:11,小花,你好\n2025-01-15 10:25:11,阿明,在\n'],
])('%s', async (_language, text) => {
  expect(chatTable.canRead({ name: '', text })).toBe(true)
  const [reading] = await readWith(chatTable, text)
  expect(reading?.turns).toHaveLength(2)
})

test.each([
  ['no words', 'date,name,price\n2025-01-15 10:24,Mira,5\n2025-01-15 10:25,Mira,6\n'],
  ['no times', 'date,name,text\nx,Mira,a\ny,Mira,b\n'],
  [
    'somebody else each time, as in a list of reviews',
    'date,name,text\n2025-01-15 10:24,A,a\n2025-01-15 10:25,B,b\n2025-01-15 10:26,C,c\n2025-01-15 10:27,D,d\n',
  ],
  ['only names of columns', 'date,sender,message\n'],
  ['a sentence', 'Name, date, text and more.\nThat is all.\n'],
])('not a chat: %s', (_what, text) => {
  expect(chatTable.canRead({ name: '', text })).toBe(false)
})
