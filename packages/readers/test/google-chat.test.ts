import { expect, test } from 'vitest'
import { googleChat } from '../src/google-chat.js'
import { describeReader, readWith, type Said } from './behaviour.js'
import { describeExport, readFiles } from './export-behaviour.js'

const chat = (messages: readonly object[]): string =>
  `{"messages":[\n${messages.map((message) => JSON.stringify(message)).join(',\n')}\n]}`
const message = (id: string, name: string, text: string, more: object = {}): object => ({
  creator: { name, email: 'x@example.org', user_type: 'Human' },
  created_date: 'Tuesday, March 5, 2024 at 8:40:00\u202fAM UTC',
  topic_id: id,
  message_id: `S/${id}/${id}`,
  ...more,
  text,
})
const make = (said: readonly Said[]): string =>
  chat(said.map(({ speaker, text }, index) => message(`m${String(index)}`, speaker, text)))

describeReader({
  reader: googleChat,
  make,
  records: 'objects',
  skips: { 'unknown fields': 'messages begin with neither of the names that the test looks for; tested below' },
})

describeExport({
  reader: googleChat,
  messages: 'Takeout/Google Chat/Groups/DM abc/messages.json',
  make: (said) => ({
    'Takeout/Google Chat/Groups/DM abc/messages.json': make(said),
    'Takeout/Google Chat/Groups/DM abc/group_info.json': '{"members":[{"name":"Anna"},{"name":"Ben"}]}',
    'Takeout/Google Chat/Users/User 1/user_info.json':
      '{"user":{"name":"Ben","email":"b@example.org"},"membership_info":[]}',
  }),
})

test('the account tells who is the owner, and a chat of two is named after the other one', async () => {
  const [reading] = await readFiles({
    'Groups/DM abc/messages.json': make([
      { speaker: 'Anna', text: 'hi' },
      { speaker: 'Ben', text: 'ho' },
    ]),
    'Groups/DM abc/group_info.json': '{"members":[{"name":"Anna"},{"name":"Ben"}]}',
    'Users/User 1/user_info.json': '{"user":{"name":"Ben"},"membership_info":[]}',
  })
  expect([reading?.title, reading?.owner, reading?.tally?.frame]).toEqual(['Anna', 'Ben', 2])
})

test('times of other languages, topics, quotations, deleted messages, files, calls and new members', async () => {
  const [reading] = await readWith(
    googleChat,
    chat([
      message('a', 'Anna', 'root', { created_date: '2015. február 15., vasárnap 21:54:36 UTC', newer: [{}] }),
      message('a', 'Ben', 'in the topic', {
        message_id: 'S/a/b',
        created_date: 'Tuesday, March 5, 2024 at 17:13:43 UTC',
      }),
      message('c', 'Ben', 'answer', {
        quoted_message_metadata: { message_id: 'S/a/b', text: 'in the topic' },
        updated_date: 'x',
      }),
      {
        message_state: 'DELETED',
        deletion_metadata: { deletion_type: 'CREATOR' },
        deleted_date: 'x',
        message_id: 'S/d/d',
        topic_id: 'd',
      },
      message('e', 'Anna', '', { attached_files: [{ original_name: 'a.jpg', export_name: 'File-a.jpg' }] }),
      message('f', 'Anna', '', { annotations: [{ video_call_metadata: {} }] }),
      message('g', 'Anna', '', { annotations: [{ drive_metadata: { title: 'Plan' } }] }),
      message('h', 'Anna', 'gone', { message_state: 'DELETED' }),
      message('i', 'Anna', 'far', { created_date: '2024年3月5日 17:13:43 UTC' }),
    ]),
  )
  expect(reading?.turns.map(({ text, at, replyTo, edited, deleted }) => [text, at, replyTo, edited, deleted])).toEqual([
    ['root', '2015-02-15T21:54:36Z', undefined, undefined, undefined],
    ['in the topic', '2024-03-05T17:13:43Z', 0, undefined, undefined],
    ['answer', '2024-03-05T08:40:00Z', 1, true, undefined],
    ['', '2024-03-05T08:40:00Z', undefined, undefined, undefined],
    ['', '2024-03-05T08:40:00Z', undefined, undefined, undefined],
    ['', '2024-03-05T08:40:00Z', undefined, undefined, true],
    ['far', '2024-03-05T17:13:43Z', undefined, undefined, undefined],
  ])
  expect(reading?.turns[3]?.attachments).toEqual([{ name: 'a.jpg', kind: 'image' }])
  expect(reading?.turns[4]?.attachments).toEqual([{ name: 'Plan', kind: 'document' }])
  expect(reading?.events.map(({ text }) => text)).toEqual(['message deleted', 'Anna call'])
  expect(reading?.notices).toEqual([{ code: 'read/date-not-understood', count: 1 }])
})
