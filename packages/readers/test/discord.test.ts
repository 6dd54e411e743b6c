import { describe, expect, test } from 'vitest'
import { discordCsv } from '../src/discord-csv.js'
import { discordHtml } from '../src/discord-html.js'
import { discordJson } from '../src/discord-json.js'
import { discordPackage } from '../src/discord-package.js'
import { discordText } from '../src/discord-text.js'
import { describeReader, readWith, type Said } from './behaviour.js'
import { describeExport, readFiles } from './export-behaviour.js'

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`

const HEAD = '"guild":{"id":"1","name":"Harbour"},"channel":{"id":"2","type":"GuildTextChat","name":"general"}'
const json = (messages: readonly object[]): string =>
  `{${HEAD},"messages":[\n${messages.map((one) => JSON.stringify(one)).join(',\n')}\n],"messageCount":${String(messages.length)}}`
const message = (id: number, name: string, content: string, more: object = {}): object => ({
  id: String(id),
  type: 'Default',
  timestamp: '2024-03-05T10:00:00.123+01:00',
  author: { id: `9${name}`, name, nickname: name, isBot: false },
  ...more,
  content,
})

describeReader({
  reader: discordJson,
  make: (said) => json(said.map(({ speaker, text }, index) => message(index + 1, speaker, text))),
  records: 'objects',
})

const csv = (said: readonly Said[]): string =>
  [
    'AuthorID,Author,Date,Content,Attachments,Reactions',
    ...said.map(
      ({ speaker, text }) => `"7",${quoted(speaker)},"2024-03-05T10:00:00.0000000+01:00",${quoted(text)},"",""`,
    ),
  ].join('\n')

describeExport({
  reader: discordJson,
  messages: 'Harbour - general [2].json',
  make: (said) => ({
    'Harbour - general [2].json': json(
      said.map(({ speaker, text: words }, index) => message(index + 1, speaker, words)),
    ),
  }),
})

describeReader({
  reader: discordCsv,
  make: csv,
  records: 'others',
  frame: 1,
  skips: {
    'unknown fields': 'a table has columns; a new one is tested below',
  },
})

const RULE = '='.repeat(62)
const text = (said: readonly Said[]): string =>
  [
    RULE,
    'Guild: Harbour',
    'Channel: Text / general',
    RULE,
    '',
    ...said.flatMap((one) => [`[2024-03-05 10:00] ${one.speaker}`, one.text, '']),
    '',
    RULE,
    `Exported ${String(said.length)} message(s)`,
    RULE,
  ].join('\n')

describeReader({
  reader: discordText,
  make: text,
  records: 'lines',
  skips: {
    'unknown fields': 'a text has no fields',
    accounting: 'the heading and the number at the end are nobody’s words; the lines are counted below',
  },
})

const group = (id: number, name: string, words: string, more = ''): string =>
  [
    '<div class="chatlog__message-group">',
    `<div id="chatlog__message-container-${String(id)}" class="chatlog__message-container" data-message-id="${String(id)}">`,
    '<div class="chatlog__message"><div class="chatlog__message-primary">',
    more,
    '<div class="chatlog__header">',
    '<span class="chatlog__author" title="x#1" data-user-id="5">',
    escaped(name),
    '</span>',
    '<span class="chatlog__timestamp"><a href="#x">2024-03-05 10:00</a></span>',
    '</div>',
    '<div class="chatlog__content chatlog__markdown">',
    '<span class="chatlog__markdown-preserve">',
    escaped(words),
    '</span></div></div></div></div></div>',
  ].join('\n')
const html = (groups: readonly string[]): string =>
  [
    '<!DOCTYPE html><html lang="en"><head><title>x</title></head><body>',
    '<div class="preamble"><div class="preamble__entries-container"><div class="preamble__entry">Harbour</div><div class="preamble__entry">Text / general</div></div></div>',
    '<div class="chatlog">',
    ...groups,
    '</div></body></html>',
  ].join('\n')

describeReader({
  reader: discordHtml,
  make: (said) => html(said.map((one, index) => group(index + 1, one.speaker, one.text))),
  records: 'others',
  skips: { 'unknown fields': 'a page has no fields' },
})

const table = (said: readonly Said[]): string =>
  [
    'ID,Timestamp,Contents,Attachments',
    ...said.map((one, index) => `${String(index + 1)},2024-03-05 10:00:00,${quoted(one.text)},`),
  ].join('\n')
const owned = (said: readonly Said[]): readonly Said[] => said.map((one) => ({ speaker: 'Me', text: one.text }))

describeReader({
  reader: discordPackage,
  make: table,
  expected: owned,
  records: 'others',
  frame: 1,
  skips: {
    'unknown fields': 'a table has columns',
  },
})

describeExport({
  reader: discordPackage,
  messages: 'Messages/c12/messages.json',
  expected: (said) => said.map((one) => ({ speaker: 'Benno', text: one.text })),
  make: (said) => ({
    'Account/user.json': '{"id":"5","username":"ben","global_name":"Benno"}',
    'Messages/index.json': '{"12":"Direct Message with anna#0"}',
    'Messages/c12/channel.json': '{"id":"12","type":"DM","recipients":["5","6"]}',
    'Messages/c12/messages.json': JSON.stringify(
      said.map((one, index) => ({
        ID: index + 1,
        Timestamp: '2024-03-05 10:00:00',
        Contents: one.text,
        Attachments: '',
      })),
    ),
  }),
})

describe('JSON of DiscordChatExporter', () => {
  test('answers, edits, forwarded messages, files, programs and what nobody said', async () => {
    const [reading] = await readWith(
      discordJson,
      json([
        message(1, 'Anna', 'one', { attachments: [{ fileName: 'a.png' }], stickers: [{ name: 'wave' }] }),
        message(2, 'Ben', 'two', {
          type: 'Reply',
          reference: { messageId: '1' },
          timestampEdited: '2024-03-05T10:01:00Z',
        }),
        message(3, 'Ben', '', { forwardedMessage: { content: 'theirs', attachments: [{ fileName: 'b.pdf' }] } }),
        message(4, 'Carla', 'Joined the server.', { type: 'GuildMemberJoin' }),
        message(5, 'Ben', '', { type: '46' }),
        message(6, 'Robot', '', {
          author: { id: '3', name: 'Robot', isBot: true },
          embeds: [{ title: 'Title', description: 'Words' }],
        }),
      ]),
    )
    expect(
      reading?.turns.map(({ text: words, replyTo, edited, forwardedFrom }) => [words, replyTo, edited, forwardedFrom]),
    ).toEqual([
      ['one', undefined, undefined, undefined],
      ['two', 0, true, undefined],
      ['theirs', undefined, undefined, ''],
      ['Title\nWords', undefined, undefined, undefined],
    ])
    expect(reading?.turns[0]?.attachments).toEqual([
      { name: 'a.png', kind: 'image' },
      { name: 'wave', kind: 'sticker' },
    ])
    expect(reading?.events.map((event) => event.text)).toEqual(['Carla Joined the server.', 'Ben 46'])
    expect(reading?.title).toBe('Harbour / general')
  })

  test('two accounts that show the same name are told apart', async () => {
    const author = (id: string, name: string): object => ({ author: { id, name, nickname: 'Anna' } })
    const [reading] = await readWith(
      discordJson,
      json([
        message(1, '', 'a', author('1', 'anna')),
        message(2, '', 'b', author('2', 'fake')),
        message(3, '', 'c', author('1', 'anna')),
      ]),
    )
    expect(reading?.turns.map(({ speaker }) => speaker)).toEqual(['Anna', 'Anna (fake)', 'Anna'])
  })

  test('a direct chat is named after the other one, so the owner is known', async () => {
    const head = HEAD.replace('Harbour', 'Direct Messages')
      .replace('GuildTextChat', 'DirectTextChat')
      .replace('general', 'Anna')
    const [reading] = await readWith(
      discordJson,
      json([message(1, 'Ben', 'a'), message(2, 'Anna', 'b')]).replace(HEAD, head),
    )
    expect([reading?.title, reading?.owner]).toEqual(['Anna', 'Ben'])
  })
})

test('the parts of a long channel are one conversation, in their order', async () => {
  const readings = await readFiles({
    'out/Harbour - general [2] [part 10].json': json([
      message(4, 'Anna', 'four', { type: 'Reply', reference: { messageId: '1' } }),
    ]),
    'out/Harbour - general [2] [part 2].json': json([message(3, 'Ben', 'three')]),
    'out/Harbour - general [2].json': json([message(1, 'Anna', 'one'), message(2, 'Ben', 'two')]),
    'out/other.json': json([message(9, 'Anna', 'elsewhere')]).replace('"id":"2"', '"id":"77"'),
  })
  expect(readings.map(({ turns }) => turns.map(({ text: words, line, replyTo }) => [words, line, replyTo]))).toEqual([
    [
      ['one', 1, undefined],
      ['two', 2, undefined],
      ['three', 3, undefined],
      ['four', 4, 0],
    ],
    [['elsewhere', 1, undefined]],
  ])
})

describe('tables of DiscordChatExporter', () => {
  test('times in any notation, cells of several lines, files, new columns, notices', async () => {
    const [reading] = await readWith(
      discordCsv,
      [
        'AuthorID,Author,Date,Content,New,Attachments,Reactions',
        '"1","anna","15-Jan-20 04:05 PM","one\ntwo","?","https://cdn.example/a/b.png?ex=1,https://cdn.example/c.zip","👍 (1)"',
        '"1","anna","01/16/2020 4:05 PM","three","","",""',
        '"2","ben","01/17/2020 4:05 PM","Joined the server.","","",""',
        '"","","","","","",x',
      ].join('\n'),
    )
    expect(reading?.turns.map(({ text: words, at }) => [words, at])).toEqual([
      ['one\ntwo', '2020-01-15T16:05:00'],
      ['three', '2020-01-16T16:05:00'],
    ])
    expect(reading?.turns[0]?.attachments).toEqual([
      { name: 'b.png', kind: 'image' },
      { name: 'c.zip', kind: 'document' },
    ])
    expect(reading?.events.map((event) => event.text)).toEqual(['ben Joined the server.'])
    expect(reading?.tally).toEqual({ unit: 'record', found: 5, said: 3, frame: 1, left: 1 })
  })
})

test('a row of a table that lost its end does not swallow the next one', async () => {
  const [reading] = await readWith(
    discordCsv,
    [
      'AuthorID,Author,Date,Content,Attachments,Reactions',
      '"1","anna","2024-03-05T10:00:00","half',
      '"2","ben","2024-03-05T10:01:00","two","",""',
      '"1","anna","2024-03-05T10:02:00","three","",""',
    ].join('\n'),
  )
  expect(reading?.turns.map(({ speaker, text: words }) => [speaker, words])).toEqual([
    ['ben', 'two'],
    ['anna', 'three'],
  ])
  expect(reading?.notices).toEqual([{ code: 'read/record-not-understood', line: 2 }])
})

describe('text of DiscordChatExporter', () => {
  test('boxes below a message are taken apart, rules within one stay', async () => {
    const [reading] = await readWith(
      discordText,
      [
        RULE,
        'Guild: Direct Messages',
        'Channel: Private / anna',
        'Topic: any',
        RULE,
        '',
        '[05/03/2024 10:00] anna (pinned)',
        'look',
        RULE,
        'below',
        '',
        '{Attachments}',
        'https://cdn.example/a.png',
        '',
        '{Embed}',
        'somebody else’s page',
        '',
        '{Reactions}',
        '👍 (2)',
        '',
        '[15/03/2024 10:01] ben',
        '[10:30] is no message',
        '',
        '[15/03/2024 10:02] ben',
        '',
        '{Forwarded Message}',
        'theirs',
        '',
        '[15/03/2024 10:03] ben',
        'Pinned a message.',
        '',
        RULE,
        'Exported 4 message(s)',
        RULE,
      ].join('\n'),
    )
    expect(
      reading?.turns.map(({ speaker, text: words, at, forwardedFrom }) => [speaker, words, at, forwardedFrom]),
    ).toEqual([
      ['anna', `look\n${RULE}\nbelow`, '2024-03-05T10:00:00', undefined],
      ['ben', '[10:30] is no message', '2024-03-15T10:01:00', undefined],
      ['ben', 'theirs', '2024-03-15T10:02:00', ''],
    ])
    expect(reading?.turns[0]?.attachments).toEqual([{ name: 'a.png', kind: 'image' }])
    expect(reading?.events).toHaveLength(1)
    expect(reading?.title).toBe('anna')
    expect(reading?.tally).toEqual({ unit: 'line', found: 25, said: 17, frame: 8, left: 0 })
  })
})

test('text of DiscordChatExporter: lines before the first message and odd lines within the heading are counted', async () => {
  const [reading] = await readWith(
    discordText,
    ['what is this', RULE, 'Guild: A', 'odd', 'Channel: b', RULE, 'stray', '[2024-03-05 10:00] anna', 'hi', RULE].join(
      '\n',
    ),
  )
  expect(reading?.notices).toEqual([1, 4, 7].map((line) => ({ code: 'read/line-without-turn', line })))
  expect(reading?.tally).toEqual({ unit: 'line', found: 10, said: 2, frame: 5, left: 3 })
})

describe('pages of DiscordChatExporter', () => {
  test('messages that follow have the name of their group, and their own time', async () => {
    const next =
      '<div id="chatlog__message-container-2" class="chatlog__message-container" data-message-id="2"><div class="chatlog__message"><div class="chatlog__message-aside"><div class="chatlog__short-timestamp" title="2024-03-05 10:07">10:07</div></div><div class="chatlog__message-primary"><div class="chatlog__content chatlog__markdown"><span class="chatlog__markdown-preserve">two\nlines <img class="chatlog__emoji" alt="😀"></span> <span class="chatlog__edited-timestamp" title="x">(edited)</span></div><div class="chatlog__attachment"><a href="a"><img class="chatlog__attachment-media" title="Image: a.png (3 KB)"></a></div></div></div></div>'
    const reply =
      '<div class="chatlog__reply"><div class="chatlog__reply-author">Anna</div><div class="chatlog__reply-content"><span class="chatlog__reply-link" onclick="scrollToMessage(event, \'1\')">one</span></div></div>'
    const [reading] = await readWith(
      discordHtml,
      html([
        group(1, 'Anna', 'one').replace(/<\/div>$/u, `${next}</div>`),
        group(3, 'Ben', 'three', reply),
        '<div class="chatlog__message-group"><div id="chatlog__message-container-4" class="chatlog__message-container" data-message-id="4"><div class="chatlog__message"><span class="chatlog__system-notification-author">Carla</span><span> </span><span class="chatlog__system-notification-content"><span>joined the server.</span></span><span class="chatlog__system-notification-timestamp"><a>2024-03-05 10:09</a></span></div></div></div>',
      ]),
    )
    expect(
      reading?.turns.map(({ speaker, text: words, at, replyTo, edited }) => [speaker, words, at, replyTo, edited]),
    ).toEqual([
      ['Anna', 'one', '2024-03-05T10:00:00', undefined, undefined],
      ['Anna', 'two\nlines 😀', '2024-03-05T10:07:00', undefined, true],
      ['Ben', 'three', '2024-03-05T10:00:00', 0, undefined],
    ])
    expect(reading?.turns[1]?.attachments).toEqual([{ name: 'a.png', kind: 'image' }])
    expect(reading?.events).toEqual([
      { text: 'Carla joined the server.', at: '2024-03-05T10:09:00', line: 4, afterTurn: 3 },
    ])
    expect(reading?.title).toBe('Harbour / Text / general')
  })

  test('newer pages leave quotation marks and the last closing tags out', async () => {
    const small =
      '<!DOCTYPE html><html lang=en><title>x</title><div class=chatlog><div class=chatlog__message-group><div id=chatlog__message-container-1 class=chatlog__message-container data-message-id=1><div class=chatlog__message><div class=chatlog__message-primary><div class=chatlog__header><span class=chatlog__author title=anna data-user-id=1>Anna</span> <span class=chatlog__timestamp title=x><a href=#x>2024-03-05 10:00</a></span></div><div class="chatlog__content chatlog__markdown"><span class=chatlog__markdown-preserve>one\ntwo</span></div></div></div></div></div></div><div class=postamble><div class=postamble__entry>Exported 1 message(s)</div></div>'
    expect(discordHtml.canRead({ name: '', text: small })).toBe(true)
    const [reading] = await readWith(discordHtml, small)
    expect(reading?.turns).toEqual([{ speaker: 'Anna', text: 'one\ntwo', at: '2024-03-05T10:00:00', line: 1 }])
    expect(reading?.notices).toEqual([])
  })

  test('in older pages the group names the speaker and the time', async () => {
    const old =
      '<div class="chatlog__message-group"><div class="chatlog__messages"><span class="chatlog__author-name" title="anna#1" data-user-id="1">Anna</span><span class="chatlog__timestamp">05-Mar-20 10:00 AM</span><div class="chatlog__message" data-message-id="1" id="message-1"><div class="chatlog__content"><div class="markdown">one</div></div></div><div class="chatlog__message" data-message-id="2" id="message-2"><div class="chatlog__content"><div class="markdown"><div class="quote">theirs</div>two</div></div></div></div></div>'
    const [reading] = await readWith(discordHtml, html([old]))
    expect(reading?.turns.map(({ speaker, text: words, at, quoted: parts }) => [speaker, words, at, parts])).toEqual([
      ['Anna', 'one', '2020-03-05T10:00:00', undefined],
      ['Anna', 'theirs\ntwo', '2020-03-05T10:00:00', [[0, 6]]],
    ])
  })
})

describe('package of the owner’s own data', () => {
  test('newest messages stand first in it and last here; older tables and folders without the letter are read', async () => {
    const [reading] = await readFiles({
      'package/messages/12/messages.csv':
        'ID,Timestamp,Contents,Attachments\n2,2021-02-02 10:00:00.123000+00:00,later,https://cdn.example/a/b.png\n1,2021-01-01 10:00:00.000000+00:00,"so\nearly",\nx,y,z,',
      'package/messages/12/channel.json': '{"id":"12","type":0,"name":"general","guild":{"id":"1","name":"Harbour"}}',
    })
    expect(reading?.turns.map(({ speaker, text: words, at }) => [speaker, words, at])).toEqual([
      ['Me', 'so\nearly', '2021-01-01T10:00:00.000000+00:00'],
      ['Me', 'later', '2021-02-02T10:00:00.123000+00:00'],
    ])
    expect(reading?.turns[1]?.attachments).toEqual([{ name: 'b.png', kind: 'image' }])
    expect(reading?.title).toBe('Harbour / general')
    expect(reading?.notices.map(({ code }) => code)).toEqual(['read/record-not-understood'])
  })

  test('one list alone is read', async () => {
    const [reading] = await readWith(
      discordPackage,
      '[{"ID": 5, "Timestamp": "2024-03-05 10:00:00", "Contents": "hi", "Attachments": ""}]',
    )
    expect(reading?.turns).toEqual([{ speaker: 'Me', text: 'hi', at: '2024-03-05T10:00:00', line: 1 }])
  })
})
