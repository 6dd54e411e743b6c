import { expect, test } from 'vitest'
import type { Reading } from '@telltale/model'
import { subtitles } from '../src/subtitles.js'
import { describeReader, expectAccounted, readWith, type Said } from './behaviour.js'

const clock = (seconds: number): string =>
  `${String(Math.floor(seconds / 3600)).padStart(2, '0')}:${String(Math.floor(seconds / 60) % 60).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')},000`

/** Sentences that were not ended go on. */
const joined = (messages: readonly Said[]): readonly Said[] => {
  const turns: Said[] = []
  for (const said of messages) {
    const last = turns.at(-1)
    if (last?.speaker === said.speaker && !/[.!?]$/u.test(last.text))
      turns[turns.length - 1] = { ...last, text: `${last.text} ${said.text}` }
    else turns.push(said)
  }
  return turns
}

describeReader({
  reader: subtitles,
  make: (messages) =>
    messages
      .map(
        ({ speaker, text }, index) =>
          `${String(index + 1)}\n${clock(index * 4)} --> ${clock(index * 4 + 3)}\n${speaker}: ${text}\n`,
      )
      .join('\n'),
  expected: joined,
  records: 'lines',
  skips: {
    'unknown fields': 'a text has no fields',
    'broken line':
      'a subtitle that lost its name goes on with the one before, which is what subtitles without names do',
    accounting:
      'sentences that go on are put together, so a line may be found only by its turn; a test of its own counts them',
  },
})

async function read(text: string): Promise<Reading> {
  expect(subtitles.canRead({ name: '', text })).toBe(true)
  const readings = await readWith(subtitles, text)
  expectAccounted(readings)
  const [reading] = readings
  if (reading === undefined) throw new Error('a reading was expected')
  return reading
}

test('a meeting with voices: heading, names of subtitles and notes', async () => {
  const reading = await read(
    'WEBVTT\nKind: captions\n\nNOTE made by a program\n\n7f-1\n00:01.000 --> 00:03.500 align:start\n<v Ana Lind>Thank you for</v>\n\n7f-2\n00:03.500 --> 00:05.000\n<v Ana Lind>coming. Shall we start?</v>\n\n7f-3\n00:06.000 --> 00:08.000\n<v.loud Ben>Yes, <i>let us</i></v>\n',
  )
  expect(reading.turns).toEqual([
    { speaker: 'Ana Lind', text: 'Thank you for coming. Shall we start?', line: 6 },
    { speaker: 'Ben', text: 'Yes, let us', line: 14 },
  ])
  expect(reading.tally).toEqual({ unit: 'line', found: 12, said: 9, frame: 3, left: 0 })
})

test('labels are names when they come again; a time or a note is none', async () => {
  const reading = await read(
    '1\n00:00:01,000 --> 00:00:02,000\nAna: Hello.\n\n2\n00:00:03,000 --> 00:00:04,000\nOne thing: call me at 10:30.\n\n3\n00:00:05,000 --> 00:00:06,000\n- Ben: Why?\n\n4\n00:00:07,000 --> 00:00:08,000\nAna: Money.\n\n5\n00:00:09,000 --> 00:00:10,000\nBen: No.\n',
  )
  expect(reading.turns.map(({ speaker, text }) => [speaker, text])).toEqual([
    ['Ana', 'Hello.'],
    ['Ana', 'One thing: call me at 10:30.'],
    ['Ben', 'Why?'],
    ['Ana', 'Money.'],
    ['Ben', 'No.'],
  ])
})

test('without names it is one voice', async () => {
  const reading = await read(
    '1\n00:00:01,000 --> 00:00:02,000\nWe are hiring.\n\n2\n00:00:03,000 --> 00:00:04,000\nApply now and earn more.\n',
  )
  expect(reading.voice).toBe('offer')
  expect(new Set(reading.turns.map(({ speaker }) => speaker))).toEqual(new Set(['text']))
})

test.each(['12\nHello\n', 'see --> there\n', '1\n2\n3\n'])('not subtitles: %s', (text) => {
  expect(subtitles.canRead({ name: '', text })).toBe(false)
})
