import { describe, expect, test } from 'vitest'
import type { Reading } from '@telltale/model'
import { telegram } from '../src/telegram.js'
import { expectAccounted } from './behaviour.js'

async function read(value: unknown): Promise<readonly Reading[]> {
  const text = typeof value === 'string' ? value : JSON.stringify(value, undefined, 1)
  expect(telegram.canRead({ name: 'result.json', text })).toBe(true)
  return await telegram.read({ name: 'result.json', text })
}

const message = (id: number, from: string | null, text: unknown, more: object = {}): object => ({
  id,
  type: 'message',
  date: `2025-03-28T10:00:${String(id % 60).padStart(2, '0')}`,
  from,
  from_id: `user${String(from?.length ?? 0)}`,
  text,
  ...more,
})
const chat = (messages: readonly object[], more: object = {}): object => ({
  name: 'Ana',
  type: 'personal_chat',
  id: 3,
  ...more,
  messages,
})

test('text in parts is joined with nothing between, and what is quoted is marked', async () => {
  const [reading] = await read(
    chat([
      message(1, 'Ana', [
        'see ',
        { type: 'link', text: 'example.org' },
        ', ',
        { type: 'blockquote', text: 'old words' },
        { type: 'new_kind', text: '!' },
        7,
        null,
      ]),
    ]),
  )
  expect(reading?.turns[0]?.text).toBe('see example.org, old words!')
  expect(reading?.turns[0]?.quoted).toEqual([[17, 26]])
})

test('replies point to turns, also over service messages and back in time', async () => {
  const [reading] = await read(
    chat([
      { id: 1, type: 'service', date: '2025-03-28T10:00:00', actor: 'Ana', action: 'phone_call', text: '' },
      message(2, 'Ana', 'a'),
      message(3, 'Benno', 'b', { reply_to_message_id: 2 }),
      message(4, 'Ana', 'c', { reply_to_message_id: 1 }),
      message(5, 'Ana', 'd', { reply_to_message_id: 99 }),
      message(6, 'Ana', 'e', { reply_to_message_id: 2, reply_to_peer_id: 'channel5' }),
      message(7, 'Ana', 'f', { reply_to_message_id: 8 }),
      message(8, 'Ana', 'g'),
    ]),
  )
  expect(reading?.turns.map(({ replyTo }) => replyTo)).toEqual([
    undefined,
    0,
    undefined,
    undefined,
    undefined,
    6,
    undefined,
  ])
  expect(reading?.events).toEqual([{ text: 'Ana phone_call', at: '2025-03-28T10:00:00', line: 1, afterTurn: 0 }])
})

test('forwarded words, edits, files, polls and deleted accounts', async () => {
  const [reading] = await read(
    chat([
      message(1, 'Ana', 'x', { forwarded_from: 'News' }),
      message(2, 'Ana', 'x', { forwarded_from: null }),
      message(3, 'Ana', 'x', { edited: '2025-03-28T11:00:00' }),
      message(4, 'Ana', '', { photo: 'photos/photo_1.jpg' }),
      message(5, 'Ana', '', {
        file: '(File not included. Change data exporting settings to download.)',
        media_type: 'voice_message',
        mime_type: 'audio/ogg',
      }),
      message(6, 'Ana', '', { file: 'files/a.bin', file_name: 'Contract.pdf', mime_type: 'application/pdf' }),
      message(7, 'Ana', '', { poll: { question: 'Where?', answers: [{ text: 'here' }, { text: 'there' }] } }),
      message(8, 'Ana', '', { location_information: { latitude: 1, longitude: 2 } }),
      message(9, null, 'gone'),
      message(10, 'Ana', '', { media_type: 'constructor' }),
    ]),
  )
  const turns = reading?.turns ?? []
  expect(turns[0]?.forwardedFrom).toBe('News')
  expect(turns[1]?.forwardedFrom).toBe('')
  expect(turns[2]?.edited).toBe(true)
  expect(turns[3]?.attachments).toEqual([{ name: 'photo_1.jpg', kind: 'image' }])
  expect(turns[4]?.attachments).toEqual([{ kind: 'audio' }])
  expect(turns[5]?.attachments).toEqual([{ name: 'Contract.pdf', kind: 'document' }])
  expect(turns[6]?.text).toBe('Where?\nhere\nthere')
  expect(turns[7]?.attachments).toEqual([{ kind: 'location' }])
  expect(turns[8]?.speaker).toBe('Deleted Account user0')
  expect(turns[9]?.attachments).toEqual([{ kind: 'document' }])
})

describe('a full export', () => {
  const full = {
    about: 'Here is the data you requested.',
    personal_information: { user_id: 5, first_name: 'Benno' },
    contacts: { list: [{ first_name: 'Ana' }] },
    chats: {
      about: 'x',
      list: [
        chat([message(1, 'Ana', 'hi'), message(2, 'Benno', 'ho')]),
        { type: 'saved_messages', id: 5, messages: [message(1, 'Benno', 'note')] },
        chat([], { name: 'Empty' }),
      ],
    },
    left_chats: { list: [chat([message(1, 'Shop', 'work for us')], { name: 'Jobs', type: 'public_channel' })] },
  }
  test('gives one reading for each chat, with its owner', async () => {
    const readings = await read(full)
    expect(readings.map(({ title, turns, owner, voice }) => [title, turns.length, owner, voice])).toEqual([
      ['Ana', 2, 'Benno', 'conversation'],
      [undefined, 1, 'Benno', 'conversation'],
      ['Empty', 0, undefined, 'conversation'],
      ['Jobs', 1, undefined, 'offer'],
    ])
    expect(readings[2]?.notices).toEqual([{ code: 'read/nothing-said' }])
  })
  test('keeps whole chats and messages wherever it is cut', async () => {
    const text = JSON.stringify(full)
    for (let end = text.indexOf('"list":[{"name"') + 20; end < text.length; end += 7) {
      const readings = await telegram.read({ name: '', text: text.slice(0, end) })
      const said = readings.flatMap(({ turns }) => turns.map((turn) => turn.text))
      expect(said).toEqual(['hi', 'ho', 'note', 'work for us'].slice(0, said.length))
      expect(readings.at(-1)?.notices).toContainEqual({ code: 'read/cut-short' })
    }
  })
})

test('in a chat of two the owner is the one that the chat is not named after', async () => {
  const [byId] = await read(chat([message(1, 'Ana', 'hi'), message(2, 'Benno', 'ho')], { name: 'Renamed' }))
  expect(byId?.owner).toBe('Benno')
  const [group] = await read(chat([message(1, 'Ana', 'hi'), message(2, 'Benno', 'ho')], { type: 'private_group' }))
  expect(group).not.toHaveProperty('owner')
})

test('a message that comes twice is counted once and said to be left out', async () => {
  const [reading] = await read(
    chat([message(1, 'Ana', 'a'), message(2, 'Ana', 'b'), message(1, 'Ana', 'a'), message(3, 'Ana', 'c')]),
  )
  expect(reading?.turns.map(({ text }) => text)).toEqual(['a', 'b', 'c'])
  expect(reading?.notices).toEqual([{ code: 'read/duplicate-left-out', count: 1 }])
})

test('a broken message on one line of an export without line breaks costs only itself', async () => {
  const text = JSON.stringify(chat([message(1, 'Ana', 'a'), message(2, 'Ana', 'b'), message(3, 'Ana', 'c')]))
  const [reading] = await read(text.replace('"text":"b"', '"text":"b'))
  expect(reading?.turns.map(({ text: words }) => words)).toEqual(['a', 'c'])
  expect(reading?.notices).toEqual([{ code: 'read/record-not-understood', line: 1 }])
})

test('values of unexpected kinds are no reason to fail', async () => {
  const odd = [
    null,
    7,
    'x',
    [],
    {},
    { id: 'a', type: 'message', date: 5, from: 7, text: { a: 1 } },
    { type: 'message', date: 'soon', from: 'Ana', text: 'hi' },
  ]
  const [reading] = await read({ name: 7, type: 'personal_chat', id: {}, messages: odd })
  expect(reading?.turns.at(-1)).toMatchObject({ speaker: 'Ana', text: 'hi' })
  expect(
    (reading?.turns.length ?? 0) +
      (reading?.notices.filter(({ code }) => code === 'read/record-not-understood').length ?? 0),
  ).toBe(odd.length)
})

test.each([
  ['open braces', '{"type":"personal_chat","messages":[', '{"id":'],
  ['open brackets', '{"type":"personal_chat","messages":', '['],
  ['quotation marks', '{"type":"personal_chat","messages":[{"id":1},', '"'],
  ['broken records', '{"type":"personal_chat","messages":[', '{"id":1,"text":"x},'],
  ['backslashes', '{"type":"personal_chat","messages":["', '\\'],
  ['broken members', '{"type":"personal_chat","messages":[],', '"a\n'],
])('hostile input makes no words, and that is said: %s', async (_what, head, bait) => {
  const text = head + bait.repeat(Math.floor(2_000_000 / bait.length))
  const readings = await telegram.read({ name: '', text })
  expectAccounted(readings)
  expect(readings).toHaveLength(1)
  expect(readings.flatMap(({ turns }) => turns.map((turn) => turn.text)).join('')).toBe('')
  expect(readings[0]?.notices.map(({ code }) => code)).toContain('read/cut-short')
})

test('what is broken very often is counted and not listed', async () => {
  const [reading] = await read({
    name: 'Ana',
    type: 'personal_chat',
    id: 1,
    messages: Array.from({ length: 500 }, () => 7),
  })
  const broken = (reading?.notices ?? []).filter(({ code }) => code === 'read/record-not-understood')
  expect(broken).toHaveLength(100)
  expect(broken.reduce((sum, { count }) => sum + (count ?? 1), 0)).toBe(500)
})
