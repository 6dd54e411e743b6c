import { expect, test } from 'vitest'
import { imessageHtml } from '../src/imessage-html.js'
import { imessageText } from '../src/imessage-text.js'
import { titleFromName } from '../src/title-from-name.js'
import { describeReader, readWith } from './behaviour.js'

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const stamp = (index: number): string =>
  `Mar 05, 2024 10:${String(Math.floor(index / 60) % 60).padStart(2, '0')}:${String(index % 60).padStart(2, '0')} AM`

describeReader({
  reader: imessageText,
  make: (said) => said.map(({ speaker, text }, index) => `${stamp(index)}\n${speaker}\n${text}\n`).join('\n'),
  records: 'lines',
  skips: {
    'unknown fields': 'a text has no fields',
    accounting: 'who wrote stands on a line of its own, which is no words; the lines are counted below',
  },
})

describeReader({
  reader: imessageHtml,
  make: (said) =>
    [
      '<html>',
      '<meta charset="UTF-8">',
      ...said.map(({ speaker, text }, index) =>
        [
          '<div class="message">',
          '<div class="received">',
          `<p><span class="timestamp">${stamp(index)}</span>`,
          '<span class="sender">',
          escaped(speaker),
          '</span></p>',
          '<hr><div class="message_part"><span class="bubble">',
          escaped(text),
          '</span></div>',
          '</div>',
          '</div>',
        ].join('\n'),
      ),
      '</html>',
    ].join('\n'),
  records: 'others',
  skips: { 'unknown fields': 'a page has no fields' },
})

test('text: what the exporter says about a message is taken apart from its words', async () => {
  const [reading] = await readWith(
    imessageText,
    [
      'Mar 05, 2024  8:52:29 AM (Read by you after 39 minutes, 44 seconds)',
      'Anna Example',
      'Look at this',
      '/Users/ben/Library/Messages/Attachments/ab/12/IMG_0001.HEIC',
      'Sent with Confetti',
      'Tapbacks:',
      '    Loved by Me',
      '    ❤️ by Carla',
      '',
      '    Mar 05, 2024  8:53:00 AM',
      '    Me',
      '    Nice',
      '    twice',
      '',
      'Mar 05, 2024  8:53:00 AM',
      'Me',
      'Nice',
      'twice',
      'This message responded to an earlier message.',
      '',
      'Mar 05, 2024  8:54:00 AM You renamed the conversation to Harbour',
      '',
      'Mar 05, 2024  8:55:00 AM',
      'Me',
      'Mar 05, 2024  8:55:00 AM first',
      'Edited 5 seconds later: second',
      '',
      'Mar 05, 2024  8:56:00 AM',
      'Anna Example',
      'Anna Example unsent this message part 3 seconds after sending!',
      '',
      'Mar 05, 2024  8:57:00 AM',
      'Anna Example',
      'one',
      '',
      'two',
    ].join('\n'),
  )
  expect(reading?.turns).toEqual([
    {
      speaker: 'Anna Example',
      text: 'Look at this',
      at: '2024-03-05T08:52:29',
      line: 1,
      attachments: [{ name: 'IMG_0001.HEIC', kind: 'image' }],
    },
    { speaker: 'Me', text: 'Nice\ntwice', at: '2024-03-05T08:53:00', line: 15, replyTo: 0 },
    {
      speaker: 'Me',
      text: 'first\nsecond',
      at: '2024-03-05T08:55:00',
      line: 23,
      edited: true,
    },
    { speaker: 'Anna Example', text: '', at: '2024-03-05T08:56:00', line: 28, deleted: true },
    { speaker: 'Anna Example', text: 'one\n\ntwo', at: '2024-03-05T08:57:00', line: 32 },
  ])
  expect(reading?.events).toEqual([
    { text: 'You renamed the conversation to Harbour', at: '2024-03-05T08:54:00', line: 21, afterTurn: 2 },
  ])
  expect(reading?.owner).toBe('Me')
  expect(reading?.notices).toEqual([{ code: 'read/duplicate-left-out', line: 10, count: 4 }])
  expect(reading?.tally).toEqual({ unit: 'line', found: 29, said: 25, frame: 0, left: 4 })
})

test('text: every line that is not blank is counted', async () => {
  const [reading] = await readWith(
    imessageText,
    'what is this\n\nMar 05, 2024  8:52:29 AM\nAnna\none\n\n--- ??? ---\n\nMar 05, 2024  8:53:29 AM You left\nodd\n\nMar 05, 2024  8:54:00 AM\n',
  )
  expect(reading?.turns.map(({ text }) => text)).toEqual(['one\n\n--- ??? ---'])
  expect(reading?.notices).toEqual([1, 10, 12].map((line) => ({ code: 'read/line-without-turn', line })))
  expect(reading?.tally).toEqual({ unit: 'line', found: 8, said: 5, frame: 0, left: 3 })
})

test('text: an answer that has no place of its own is kept where it stands', async () => {
  const [reading] = await readWith(
    imessageText,
    'Mar 05, 2024  8:52:29 AM\nAnna\nquestion\n    Mar 05, 2024  8:53:00 AM\n    Me\n    answer\n\n\nMar 05, 2024  8:54:00 AM\nAnna\nlast\n',
  )
  expect(reading?.turns.map(({ speaker, text }) => [speaker, text])).toEqual([
    ['Anna', 'question'],
    ['Me', 'answer'],
    ['Anna', 'last'],
  ])
})

test('page: answers within and in place, files, announcements, edits and what was taken back', async () => {
  const message = (who: string, name: string, time: string, inner: string, after = ''): string =>
    `<div class="message">\n<div class="${who}">\n<p><span class="timestamp"><a title="x">${time}</a></span> <span class="sender">${name}</span></p>\n${inner}${after}</div></div>`
  const bubble = (text: string): string => `<hr><div class="message_part"><span class="bubble">${text}</span></div>`
  const [reading] = await readWith(
    imessageHtml,
    [
      '<html>',
      message(
        'received',
        'Anna',
        'Mar 05, 2024  8:52:29 AM (Read by you after 5 seconds)',
        `${bubble('one<br>more &amp; more')}<div class="message_part"><img src="attachments/1/a.jpeg" loading="lazy"></div><div class="tapbacks"><p>Tapbacks:</p><div class="tapback"><b>Loved</b> by Me</div></div>`,
        `<div class="replies"><div class="reply">${message('sent iMessage', 'Me', 'Mar 05, 2024  8:53:00 AM', bubble('yes'))}</div></div>`,
      ),
      message(
        'sent iMessage',
        'Me',
        'Mar 05, 2024  8:53:00 AM',
        bubble('yes'),
        '<span class="reply_context">This message responded to an earlier message.</span>',
      ),
      '<div class="announcement"><p><span class="timestamp">Mar 05, 2024  8:54:00 AM</span> You renamed the conversation to <b>Harbour</b></p></div>',
      message(
        'sent iMessage',
        'Me',
        'Mar 05, 2024  8:55:00 AM',
        '<div class="message_part"><div class="edited"><table><tr><td>first</td></tr><tr><td>second</td></tr></table></div></div>',
      ),
      message(
        'received',
        'Anna',
        'Mar 05, 2024  8:56:00 AM',
        '<div class="message_part"><span class="unsent">Anna unsent a message</span></div>',
      ),
      '</html>',
    ].join('\n'),
  )
  expect(
    reading?.turns.map(({ speaker, text, replyTo, edited, deleted }) => [speaker, text, replyTo, edited, deleted]),
  ).toEqual([
    ['Anna', 'one\nmore & more', undefined, undefined, undefined],
    ['Me', 'yes', 0, undefined, undefined],
    ['Me', 'first\nsecond', undefined, true, undefined],
    ['Anna', '', undefined, undefined, true],
  ])
  expect(reading?.turns[0]?.attachments).toEqual([{ name: 'a.jpeg', kind: 'image' }])
  expect(reading?.events.map(({ text, at }) => [text, at])).toEqual([
    ['You renamed the conversation to Harbour', '2024-03-05T08:54:00'],
  ])
  expect(reading?.notices).toEqual([{ code: 'read/duplicate-left-out', line: 2 }])
  expect(reading?.owner).toBe('Me')
})

test.each([
  ['Anna Example.txt', 'Anna Example'],
  ['Harbour - general [123456789012] [part 2].csv', 'Harbour - general'],
  ['+15550123, +15550124.html', '+15550123, +15550124'],
  ['chat.txt', undefined],
  ['', undefined],
])('the name of a file is a title where it tells something: %s', (name, title) => {
  expect(titleFromName(name)).toBe(title)
})
