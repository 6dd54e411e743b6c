import { expect, test } from 'vitest'
import { teamsJson } from '../src/teams-json.js'
import { describeReader, readWith } from './behaviour.js'
import { describeExport, readFiles } from './export-behaviour.js'

const time = (index: number): string => new Date(1_709_628_000_000 + index * 1000).toISOString()
const message = (index: number, name: string, content: string, more: object = {}): object => ({
  id: String(1_709_628_000_000 + index),
  createdDateTime: time(index),
  messageType: 'message',
  chatId: '19:chat@thread.v2',
  from: { application: null, device: null, user: { id: `u-${name}`, displayName: name } },
  ...more,
  body: 'body' in more ? more.body : { contentType: 'text', content },
})
const list = (messages: readonly object[]): string => `[\n${messages.map((one) => JSON.stringify(one)).join(',\n')}\n]`

describeReader({
  reader: teamsJson,
  make: (said) => list(said.map(({ speaker, text }, index) => message(index, speaker, text))),
  records: 'objects',
})

describeExport({
  reader: teamsJson,
  messages: 'TeamsData/users/1/messages_1.json',
  make: (said) => ({
    'TeamsData/users/usersList.json': '[{"Id":"u-Anna","DisplayName":"Anna"}]',
    'TeamsData/users/1/messages_1.json': list(said.map(({ speaker, text }, index) => message(index, speaker, text))),
  }),
})

const html = (content: string): object => ({ body: { contentType: 'html', content } })

test('names with capitals, channels with their titles, the order of time, and a chat that stands in two files', async () => {
  const large = (index: number, name: string | null, content: string, more: object = {}): object => ({
    Id: String(index),
    Body: { ContentType: 'html', Content: content },
    CreatedDateTime: time(index),
    LastEditedDateTime: null,
    DeletedDateTime: null,
    Subject: '',
    ReplyToId: null,
    From: { Application: null, Device: null, User: { Id: 'u1', DisplayName: name } },
    Attachments: [],
    MessageType: 'message',
    ChannelIdentity: null,
    ChatId: 'c1',
    ...more,
  })
  const channel = { ChatId: null, ChannelIdentity: { ChannelId: 'ch', TeamId: 'te' } }
  const readings = await readFiles({
    'd/teams/teamsList.json': '[{"Name":"Harbour","GroupsId":"te"}]',
    'd/teams/te/channels_te.json': '[{"Id":"ch","DisplayName":"tides"}]',
    'd/teams/te/messages_te.json': list([
      large(3, 'Ben', '<p>answer</p>', { ...channel, ReplyToId: '1' }),
      large(1, 'Anna', '<p>root</p>', { ...channel, Subject: 'Plan' }),
    ]),
    'd/users/usersList.json': '[{"Id":"u1","DisplayName":"Anna"}]',
    'd/users/a/messages_a.json': list([large(7, 'Ben', '<p>hi</p>')]),
    'd/users/b/messages_b.json': list([large(7, 'Ben', '<p>hi</p>'), large(8, null, '<p>ho</p>')]),
  })
  expect(
    readings.map(({ title, turns }) => [title, turns.map(({ speaker, text, replyTo }) => [speaker, text, replyTo])]),
  ).toEqual([
    [
      'Harbour / tides',
      [
        ['Anna', 'Plan\nroot', undefined],
        ['Ben', 'answer', 0],
      ],
    ],
    [
      'Ben, Anna',
      [
        ['Ben', 'hi', undefined],
        ['Anna', 'ho', undefined],
      ],
    ],
  ])
  expect(readings[1]?.notices).toEqual([{ code: 'read/duplicate-left-out', count: 1 }])
  expect(readings[0]?.tally?.frame).toBe(3)
})

test('words with marks, quotations, answers, forwarded words, edits, deleted messages, files and events', async () => {
  const [reading] = await readWith(
    teamsJson,
    `{"@odata.context":"x","value":${list([
      message(
        1,
        'Anna',
        '',
        html(
          '<p><at id="0">Ben</at>&nbsp;see <strong>this</strong></p><ul><li>one</li><li>two <emoji alt="😀"></emoji></li></ul>',
        ),
      ),
      message(2, 'Ben', '', {
        ...html('<attachment id="x"></attachment><blockquote>this</blockquote><p>yes</p>'),
        attachments: [{ id: '1709628000001', contentType: 'messageReference', content: '{}' }],
        lastEditedDateTime: time(3),
      }),
      message(3, 'Ben', '', {
        ...html('<attachment id="y"></attachment>'),
        attachments: [
          {
            id: 'y',
            contentType: 'forwardedMessageReference',
            content:
              '{"originalMessageContent":"<p>theirs</p>","originalMessageSender":{"user":{"id":"u-Anna","displayName":null}}}',
          },
        ],
      }),
      message(4, 'Anna', 'file', { attachments: [{ id: 'z', contentType: 'reference', name: 'notes.pdf' }] }),
      message(5, 'Anna', 'gone', { deletedDateTime: time(6) }),
      message(6, 'Anna', '<systemEventMessage/>', {
        messageType: 'systemEventMessage',
        from: null,
        eventDetail: {
          '@odata.type': '#microsoft.graph.membersAddedEventMessageDetail',
          initiator: { user: { id: 'u-Ben' } },
        },
      }),
    ])}}`,
  )
  expect(reading?.events.map(({ text }) => text)).toEqual(['Ben membersAdded'])
  expect(
    reading?.turns.map(({ text, quoted, replyTo, edited, deleted, forwardedFrom }) => [
      text,
      quoted,
      replyTo,
      edited,
      deleted,
      forwardedFrom,
    ]),
  ).toEqual([
    ['Ben see this\none\ntwo 😀', undefined, undefined, undefined, undefined, undefined],
    ['this\nyes', [[0, 4]], 0, true, undefined, undefined],
    ['theirs', undefined, undefined, undefined, undefined, 'Anna'],
    ['file', undefined, undefined, undefined, undefined, undefined],
    ['', undefined, undefined, undefined, true, undefined],
  ])
  expect(reading?.turns[3]?.attachments).toEqual([{ name: 'notes.pdf', kind: 'document' }])
})
