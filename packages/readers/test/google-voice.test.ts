import { expect, test } from 'vitest'
import { googleVoice } from '../src/google-voice.js'
import { describeReader, readWith, type Said } from './behaviour.js'
import { describeExport, readFiles } from './export-behaviour.js'

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

const page = (title: string, body: readonly string[]): string =>
  [
    '<?xml version="1.0" ?>',
    `<!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><head><title>${title}</title></head>`,
    '<body>',
    ...body,
    '<div class="tags">Labels:',
    '<a rel="tag" href="http://www.google.com/voice#sms">Text</a></div>',
    '</body></html>',
  ].join('\n')
const message = (name: string, text: string, more = ''): string =>
  [
    '<div class="message"><abbr class="dt" title="2024-03-05T08:40:00.123-08:00">Mar 5, 2024, 8:40:00 AM',
    'Pacific Time</abbr>:',
    '<cite class="sender vcard"><a class="tel" href="tel:+15550100"><span class="fn">',
    escaped(name),
    '</span></a></cite>:',
    '<q>',
    escaped(text),
    '</q>',
    more,
    '</div>',
  ].join('\n')
const talk = (title: string, messages: readonly string[], participants = ''): string =>
  page(title, ['<div class="hChatLog hfeed">', participants, ...messages, '</div>'])
const make = (said: readonly Said[]): string =>
  talk(
    'Me to\nAnna',
    said.map(({ speaker, text }) => message(speaker, text)),
  )

describeReader({
  reader: googleVoice,
  make,
  records: 'others',
  skips: { 'unknown fields': 'a page has no fields' },
})

describeExport({
  reader: googleVoice,
  messages: 'Takeout/Voice/Calls/Anna - Text - 2024-03-05T16_40_00Z.html',
  make: (said) => ({ 'Takeout/Voice/Calls/Anna - Text - 2024-03-05T16_40_00Z.html': make(said) }),
})

const call = (kind: string, more = ''): string =>
  page(`${kind}\nAnna`, [
    `<div class="haudio"><span class="fn">${kind}\nAnna</span>`,
    `<div class="contributor vcard">${kind}\n<a class="tel" href="tel:+15550100"><span class="fn">Anna</span></a></div>`,
    '<abbr class="published" title="2024-03-04T08:40:00.000-08:00">Mar 4</abbr>',
    more,
    '</div>',
  ])

test('pages of the same people are one conversation, in the order of time', async () => {
  const readings = await readFiles({
    'Calls/Anna - Text - 2024-03-05T16_40_00Z.html': talk('Me to\nAnna', [message('Anna', 'second')]),
    'Calls/Anna - Text - 2024-03-04T16_40_00Z.html': talk('Me to\nAnna', [message('Me', 'first')]),
    'Calls/Anna - Missed - 2024-03-04T18_40_00Z.html': call('Missed call from'),
    'Calls/Group Conversation - 2024-03-05T16_40_00Z.html': talk(
      'Group Conversation',
      [message('Ben', 'all')],
      '<div class="participants">Group conversation with:\n<cite class="sender vcard"><a class="tel" href="tel:+15550100"><span class="fn">Anna</span></a></cite>, <cite class="sender vcard"><a class="tel" href="tel:+15550200"><span class="fn">Ben</span></a></cite></div>',
    ),
  })
  expect(
    readings.map(({ title, owner, turns, events }) => [title, owner, turns.map(({ text }) => text), events.length]),
  ).toEqual([
    ['Anna', 'Me', ['first', 'second'], 1],
    ['Anna, Ben', undefined, ['all'], 0],
  ])
  expect(readings[0]?.events[0]).toEqual({
    text: 'Missed call from Anna',
    at: '2024-03-04T08:40:00.000-08:00',
    line: 2,
    afterTurn: 1,
  })
})

test('files are named, the words that stand for them are not said by anybody, line breaks stay', async () => {
  const [reading] = await readWith(
    googleVoice,
    talk('Me to\nAnna', [
      message('Me', 'MMS Sent', '<div><img src="Anna - Text - 1-1" alt="Image MMS Attachment" /></div>'),
      message('', 'one').replace('one', 'one<br>two'),
      message('Anna', 'card', '<div><a class="vcard" href="card-1">Contact card attachment</a></div>'),
    ]),
  )
  expect(reading?.turns.map(({ speaker, text, attachments }) => [speaker, text, attachments])).toEqual([
    ['Me', '', [{ name: 'Anna - Text - 1-1', kind: 'image' }]],
    ['+15550100', 'one\ntwo', undefined],
    ['Anna', 'card', [{ name: 'card-1', kind: 'contact' }]],
  ])
})

test('a voicemail has the words of the caller where they were written down', async () => {
  const [reading] = await readWith(googleVoice, call('Voicemail from', '<span class="full-text">call me back</span>'))
  expect(reading?.turns).toEqual([
    {
      speaker: 'Anna',
      text: 'call me back',
      at: '2024-03-04T08:40:00.000-08:00',
      line: 1,
      attachments: [{ kind: 'audio' }],
    },
  ])
})
