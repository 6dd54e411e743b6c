import { expect, test } from 'vitest'
import { callTranscript } from '../src/call-transcript.js'
import { describeReader, expectAccounted, readWith } from './behaviour.js'

const clock = (seconds: number): string =>
  `${String(Math.floor(seconds / 3600))}:${String(Math.floor(seconds / 60) % 60).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`

describeReader({
  reader: callTranscript,
  make: (messages) => messages.map(({ speaker, text }, index) => `${speaker}  ${clock(index)}\n${text}\n`).join('\n'),
  records: 'lines',
  skips: { 'unknown fields': 'a text has no fields' },
})

test.each([
  ['a name and a time over the words', 'Speaker 1  0:05\nhello there\n\nSpeaker 2  0:12\nwho is\nthis\n'],
  ['in one line', 'Speaker 1 00:00:05\nhello there\nSpeaker 2 00:00:12\nwho is\nthis\n'],
  ['a time in brackets behind the name', 'Speaker 1 (00:05):\nhello there\n\nSpeaker 2 (00:12):\nwho is\nthis\n'],
  ['words behind the time', 'Speaker 1 (00:05): hello there\nSpeaker 2 (00:12): who is\nthis\n'],
  ['a time first', '[00:00:05] Speaker 1: hello there\n[00:00:12] Speaker 2: who is\nthis\n'],
  ['a time first, without brackets', '00:00:05 Speaker 1: hello there\n00:00:12 Speaker 2: who is\nthis\n'],
])('%s', async (_shape, text) => {
  expect(callTranscript.canRead({ name: '', text })).toBe(true)
  const readings = await readWith(callTranscript, text)
  expectAccounted(readings)
  expect(readings[0]?.turns).toMatchObject([
    { speaker: 'Speaker 1', text: 'hello there' },
    { speaker: 'Speaker 2', text: 'who is\nthis' },
  ])
  expect(readings[0]?.turns.map(({ at }) => at)).toEqual([undefined, undefined])
})

test.each([
  ['a chat at noon', 'Ana  10:32\nhello\nBen  10:33\nok\n'],
  ['a chat with halves of the day', 'Ana  0:05 AM\nhello\nBen  0:06 AM\nok\n'],
  ['times that go back', 'Ana  0:05\nhello\nBen  0:02\nok\n'],
  ['a chat in the morning', 'Ana  09:12\nhello\nBen  09:13\nok\n'],
  ['times of the morning before the names', '09:12 Ana: hello\n09:13 Ben: ok\n'],
  ['a chat copied from Telegram', 'Ana, [14.03.2026 09:41]\nhello\n\nBen, [14.03.2026 09:43]\nok\n'],
  ['the same right after midnight', 'Ana, [14.03.2026 00:01]\nhello\n\nBen, [14.03.2026 00:02]\nok\n'],
  ['days with a name', 'Ana, [Tuesday 00:01]\nhello\n\nBen, [Tuesday 00:02]\nok\n'],
  ['days before the times', 'Ana 14.03.2026 00:01\nhello\n\nBen 14.03.2026 00:02\nok\n'],
  ['one time', 'Ana  0:05\nhello\n'],
  ['a timetable', 'Bus 0:05\nBoat 0:10\nTrain 0:12\nPlane 0:30\nTram 0:40\n'],
])('not a call: %s', (_what, text) => {
  expect(callTranscript.canRead({ name: '', text })).toBe(false)
})
