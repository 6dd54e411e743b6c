import { expect, test } from 'vitest'
import { telegramHtml } from '../src/telegram-html.js'
import { describeReader, readWith, type Said } from './behaviour.js'
import { describeExport, readFiles } from './export-behaviour.js'

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

interface Made {
  readonly id: number
  readonly name?: string
  readonly text?: string
  readonly joined?: boolean
  readonly date?: string
  readonly more?: string
}

const message = ({ id, name, text, joined, date, more }: Made): string =>
  [
    `<div class="message default clearfix${joined === true ? ' joined' : ''}" id="message${String(id)}">`,
    '<div class="body">',
    `<div class="pull_right date details" title="${date ?? '05.03.2024 10:00:00 UTC+01:00'}">10:00</div>`,
    ...(name === undefined ? [] : ['<div class="from_name">', escaped(name), '</div>']),
    ...(more === undefined ? [] : [more]),
    ...(text === undefined ? [] : ['<div class="text">', escaped(text).replaceAll('\n', '<br>'), '</div>']),
    '</div>',
    '</div>',
  ].join('\n')

const page = (messages: readonly string[], title = 'Anna'): string =>
  [
    '<!DOCTYPE html>',
    '<html><head><title>Exported Data</title></head><body>',
    `<div class="page_wrap"><div class="page_header"><div class="content"><div class="text bold">${title}</div></div></div>`,
    '<div class="history">',
    ...messages,
    '</div></div></body></html>',
  ].join('\n')

const make = (said: readonly Said[]): string =>
  page(said.map(({ speaker, text }, index) => message({ id: index + 1, name: speaker, text })))

describeReader({
  reader: telegramHtml,
  make,
  records: 'others',
  skips: { 'unknown fields': 'a page has no fields; unknown elements are tested below' },
})

describeExport({
  reader: telegramHtml,
  messages: 'ChatExport_2024-03-05/messages.html',
  make: (said) => ({
    'ChatExport_2024-03-05/css/style.css': 'body {}',
    'ChatExport_2024-03-05/messages.html': make(said),
  }),
})

const read = async (...messages: readonly string[]): ReturnType<typeof readWith> =>
  readWith(telegramHtml, page(messages))

test('a message right below another one of the same person has their name', async () => {
  const [reading] = await read(
    message({ id: 1, name: 'Anna', text: 'one' }),
    message({ id: 2, joined: true, text: 'two\nlines' }),
    message({ id: 3, name: 'Ben', text: 'three' }),
  )
  expect(reading?.turns.map(({ speaker, text }) => [speaker, text])).toEqual([
    ['Anna', 'one'],
    ['Anna', 'two\nlines'],
    ['Ben', 'three'],
  ])
  expect(reading?.turns[0]?.at).toBe('2024-03-05T10:00:00+01:00')
  expect(reading?.owner).toBe('Ben')
  expect(reading?.title).toBe('Anna')
})

test('rows of days are frame, other service messages are events, calls too', async () => {
  const service = (id: string, text: string): string =>
    `<div class="message service" id="${id}"><div class="body details">\n${text}\n</div></div>`
  const call =
    '<div class="media_wrap clearfix"><div class="media clearfix pull_left media_call"><div class="body"><div class="title bold">Outgoing</div><div class="status details">3 minutes</div></div></div></div>'
  const [reading] = await read(
    service('message-1', '5 March 2024'),
    service('message7', 'Anna invited Ben'),
    message({ id: 8, name: 'Anna', more: call }),
    message({ id: 9, name: 'Anna', text: 'hi', date: '05.03.2024 10:00:00' }),
  )
  expect(reading?.tally).toEqual({ unit: 'record', found: 4, said: 3, frame: 1, left: 0 })
  expect(reading?.events.map(({ text }) => text)).toEqual(['Anna invited Ben', 'Anna Outgoing 3 minutes'])
  expect(reading?.turns[0]?.at).toBe('2024-03-05T10:00:00')
})

test('forwarded words belong to the forwarded name, also when it is not said again', async () => {
  const forwarded = (name: string | undefined, text: string): string =>
    `<div class="forwarded body">${name === undefined ? '' : `<div class="from_name">\n${name} <span class="date details" title="01.03.2024 09:00:00">01.03.2024</span>\n</div>`}<div class="text">${text}</div></div>`
  const [reading] = await read(
    message({ id: 1, name: 'Ben', more: forwarded('Carla', 'first') }),
    message({ id: 2, joined: true, more: forwarded(undefined, 'second') }),
    message({ id: 3, joined: true, text: 'mine' }),
  )
  expect(reading?.turns.map(({ speaker, text, forwardedFrom }) => [speaker, text, forwardedFrom])).toEqual([
    ['Ben', 'first', 'Carla'],
    ['Ben', 'second', 'Carla'],
    ['Ben', 'mine', undefined],
  ])
})

test('answers lead over pages, quotations are marked, files are named', async () => {
  const first = page([message({ id: 1, name: 'Anna', text: 'one' })])
  const answer = message({ id: 12, name: 'Ben', text: 'x' }).replace(
    '<div class="text">\nx',
    `<div class="reply_to details">\nIn reply to <a href="messages.html#go_to_message1" onclick="return GoToMessage(1)">this message</a>\n</div>
<div class="media_wrap clearfix"><a class="photo_wrap clearfix pull_left" href="photos/photo_1.jpg"><img class="photo"></a></div>
<div class="text">\n<blockquote>one</blockquote>mine`,
  )
  const [reading] = await readFiles({
    'e/messages10.html': page([message({ id: 20, joined: true, text: 'last' })]),
    'e/messages2.html': page([answer]),
    'e/messages.html': first,
  })
  expect(reading?.turns.map(({ text }) => text)).toEqual(['one', 'one\nmine', 'last'])
  expect(reading?.turns[1]).toMatchObject({
    replyTo: 0,
    quoted: [[0, 3]],
    attachments: [{ name: 'photo_1.jpg', kind: 'image' }],
  })
  expect(reading?.turns[2]?.speaker).toBe('Ben')
})

test('a poll is what its author asks', async () => {
  const poll =
    '<div class="media_wrap clearfix"><div class="media_poll"><div class="question bold">When?</div><div class="details">Anonymous poll</div><div class="answer">- Today <span class="details">2 votes</span></div><div class="answer">- Never</div><div class="total details">2 votes</div></div></div>'
  const [reading] = await read(message({ id: 1, name: 'Anna', more: poll }))
  expect(reading?.turns[0]?.text).toBe('When?\nToday\nNever')
  expect(reading?.turns[0]?.attachments).toBeUndefined()
})

test('chats that lie beside their pages as JSON are read once, and the pages are said to be left out', async () => {
  const readings = await readFiles({
    'e/messages.html': make([{ speaker: 'Anna', text: 'hi' }]),
    'e/result.json': JSON.stringify({
      name: 'Anna',
      type: 'personal_chat',
      id: 1,
      messages: [{ id: 1, type: 'message', date: '2024-03-05T10:00:00', from: 'Anna', from_id: 'user1', text: 'hi' }],
    }),
  })
  expect(readings.flatMap(({ turns }) => turns.map(({ text }) => text))).toEqual(['hi'])
  expect(readings[0]?.format).toBe('telegram-json')
  expect(readings[0]?.notices).toContainEqual({ code: 'read/duplicate-left-out', count: 1 })
})

test('every chat of a full export is a reading, and its lists are frame', async () => {
  const list =
    '<html><head><title>Exported Data</title></head><body><div class="page_wrap list_page">x</div></body></html>'
  const readings = await readFiles({
    'd/export_results.html': list,
    'd/lists/chats.html': list,
    'd/chats/chat_01/messages.html': make([{ speaker: 'Anna', text: 'a' }]),
    'd/chats/chat_02/messages.html': make([{ speaker: 'Ben', text: 'b' }]),
  })
  expect(readings.map(({ turns, tally }) => [turns[0]?.text, tally?.frame])).toEqual([
    ['a', 2],
    ['b', 0],
  ])
})

test('a message that lost its closing tag holds the next one, which is read all the same', async () => {
  const [reading] = await read(
    message({ id: 1, name: 'Anna', text: 'one' }).replace(/<\/div>$/u, ''),
    message({ id: 2, name: 'Ben', text: 'two' }),
  )
  expect(reading?.turns.map(({ speaker, text }) => [speaker, text])).toEqual([
    ['Anna', 'one'],
    ['Ben', 'two'],
  ])
})

test('a message that a bot helped to send is of the person who sent it', async () => {
  const [reading] = await readWith(
    telegramHtml,
    page([
      message({ id: 1, name: 'Anna', text: 'hello' }),
      message({ id: 2, name: 'Anna via @pictures', text: 'look' }),
      message({ id: 3, name: 'Ben via the harbour', text: 'hi' }),
    ]),
  )
  expect(reading?.turns.map(({ speaker }) => speaker)).toEqual(['Anna', 'Anna', 'Ben via the harbour'])
})
