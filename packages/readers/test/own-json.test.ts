import { describe, expect, test } from 'vitest'
import { TelltaleError } from '@telltale/model'
import { readConversationRecord, readSource } from '../src/index.js'

const RECORD = {
  id: 'x1',
  title: 'Harbour',
  language: 'en',
  me: 'Ben',
  turns: [
    { speaker: 'Ana', text: 'hi', at: '2025-03-28T10:00:00' },
    { speaker: 'Ben', text: 'ho' },
  ],
  extra: { a: 1 },
}

test('one record becomes one reading', () => {
  expect(readConversationRecord(RECORD)).toEqual({
    format: 'telltale-json',
    voice: 'conversation',
    title: 'Harbour',
    owner: 'Ben',
    turns: [
      { speaker: 'Ana', text: 'hi', at: '2025-03-28T10:00:00', line: 1 },
      { speaker: 'Ben', text: 'ho', line: 2 },
    ],
    events: [],
    notices: [],
    tally: { unit: 'record', found: 2, said: 2, frame: 0, left: 0 },
  })
})

test.each([
  [null, 'not an object'],
  ['canary', 'not an object'],
  [[RECORD], 'not an object'],
  [{}, '"turns" is missing'],
  [{ turns: 'canary' }, '"turns" is not a list'],
  [{ turns: ['canary'] }, '"turns[0]" is not an object'],
  [{ turns: [{ text: 'canary' }] }, '"turns[0].speaker" is missing'],
  [{ turns: [{ speaker: ' ', text: 'canary' }] }, '"turns[0].speaker" is empty'],
  [
    {
      turns: [
        { speaker: 'A', text: 'x' },
        { speaker: 'canary', text: 7 },
      ],
    },
    '"turns[1].text" is not text',
  ],
  [{ turns: [{ speaker: 'A', text: 'canary', at: 'yesterday canary' }] }, '"turns[0].at" is not a time'],
  [{ turns: [{ speaker: 'A', text: 'canary', at: 5 }] }, '"turns[0].at" is not text'],
  [{ turns: [], me: ['canary'] }, '"me" is not text'],
  [{ turns: [], title: 5 }, '"title" is not text'],
  [{ turns: [], id: {} }, '"id" is neither'],
])('a bad record names what is wrong and nothing of what it holds: %j', (value, says) => {
  let error: unknown
  try {
    readConversationRecord(value)
  } catch (caught) {
    error = caught
  }
  if (!(error instanceof TelltaleError)) throw new Error('a TelltaleError was expected')
  expect(error.code).toBe('read/bad-record')
  expect(error.message).toContain(says)
  expect(error.message + error.remedy).not.toContain('canary')
})

test('whose words a turn holds is kept, one record at a time as in a file', async () => {
  const turn = { speaker: 'Ana', text: 'look: give me your papers', quoted: [[6, 25]] }
  const passedOn = { speaker: 'Ana', text: 'give me your papers', forwardedFrom: 'Rio', edited: true }
  const record = { turns: [turn, passedOn] }
  const reading = readConversationRecord(record)
  expect(reading.turns).toEqual([
    { ...turn, line: 1 },
    { ...passedOn, line: 2 },
  ])
  expect((await readSource({ name: 'x', text: JSON.stringify(record) }))[0]?.turns).toEqual(reading.turns)
})

test('a member called __proto__ changes nothing', () => {
  const value: unknown = JSON.parse('{"__proto__": {"turns": []}, "constructor": 1}')
  expect(() => readConversationRecord(value)).toThrow('"turns" is missing')
})

describe('files', () => {
  const read = async (text: string): Promise<readonly unknown[]> =>
    (await readSource({ name: 'x', text })).map(({ turns, notices, owner }) => ({
      said: turns.map(({ text: words }) => words),
      notices,
      owner,
    }))
  const a = { turns: [{ speaker: 'A', text: 'one' }], me: 'A' }
  const b = { turns: [{ speaker: 'B', text: 'two' }] }

  test('one object, a list of them, and one a line', async () => {
    const both = [
      { said: ['one'], notices: [], owner: 'A' },
      { said: ['two'], notices: [], owner: undefined },
    ]
    expect(await read(JSON.stringify(a, undefined, 2))).toEqual(both.slice(0, 1))
    expect(await read(JSON.stringify([a, b]))).toEqual(both)
    expect(await read(JSON.stringify([a, b], undefined, 2))).toEqual(both)
    expect(await read(`${JSON.stringify(a)}\n\n${JSON.stringify(b)}\r\n`)).toEqual(both)
  })

  test('a bad line costs that line only and is named', async () => {
    const readings = await read(`${JSON.stringify(a)}\n{"turns": [{"speaker"\n"just text"\n${JSON.stringify(b)}\n`)
    expect(readings).toEqual([
      { said: ['one'], notices: [], owner: 'A' },
      {
        said: ['two'],
        notices: [
          { code: 'read/record-not-understood', line: 2 },
          { code: 'read/record-not-understood', line: 3 },
        ],
        owner: undefined,
      },
    ])
  })

  test('a last line that was being written is called cut short', async () => {
    const readings = await read(`${JSON.stringify(a)}\n{"turns": [{"speaker": "B", "te`)
    expect(readings).toEqual([{ said: ['one'], notices: [{ code: 'read/cut-short', line: 2 }], owner: 'A' }])
  })

  test('an owner whom nobody is called is told', async () => {
    expect((await read(JSON.stringify({ ...a, me: 'Nobody' })))[0]).toMatchObject({
      notices: [{ code: 'read/owner-not-there' }],
    })
    expect((await read(JSON.stringify(a)))[0]).toMatchObject({ notices: [] })
  })

  test.each(['{"turns":"no"}', '{"turns": {}}', '{"turns":[[[[', '[{"turns": ['])(
    'what only begins like a record is one that is not understood: %s',
    async (text) => {
      const [reading] = await read(text)
      expect(reading).toMatchObject({ said: [] })
      expect(JSON.stringify(reading)).toMatch(/read\/(?:record-not-understood|cut-short)/u)
    },
  )

  test('a bad turn costs that turn only', async () => {
    const text = JSON.stringify({
      turns: [
        { speaker: 'A', text: 'one' },
        { speaker: '', text: 'x' },
        { speaker: 'A', text: 'two', at: 'soon' },
      ],
    })
    expect(await read(text)).toEqual([
      {
        said: ['one', 'two'],
        notices: [
          { code: 'read/record-not-understood', line: 2 },
          { code: 'read/date-not-understood', line: 3 },
        ],
        owner: undefined,
      },
    ])
  })
})

test('what telltale read prints is read again, and whose words they are is kept', async () => {
  const printed = JSON.stringify({
    format: 'email',
    conversations: [
      {
        title: 'One',
        turns: [
          { speaker: 'Ana', text: 'see below\n> old words', quoted: [[10, 21]], edited: true },
          {
            speaker: 'Ana',
            text: 'passed on',
            forwardedFrom: 'Bo',
            attachments: [{ kind: 'image', name: 'a.jpg' }, { kind: 'bomb' }],
          },
          { speaker: 'Bo', text: '', deleted: true },
          {
            speaker: 'Bo',
            text: 'x',
            quoted: [
              [0, 5],
              ['0', 1],
              [-1, 1],
            ],
          },
        ],
        events: [],
        speakers: ['Ana', 'Bo'],
      },
      { turns: [{ speaker: 'Cy', text: 'other' }], events: [], speakers: ['Cy'] },
    ],
    posts: [],
    notices: [],
  })
  const readings = await readSource({ name: 'x', text: printed })
  expect(readings.map(({ title, turns }) => [title, turns.length])).toEqual([
    ['One', 4],
    [undefined, 1],
  ])
  expect(readings[0]?.turns).toEqual([
    { speaker: 'Ana', text: 'see below\n> old words', line: 1, quoted: [[10, 21]], edited: true },
    {
      speaker: 'Ana',
      text: 'passed on',
      line: 2,
      forwardedFrom: 'Bo',
      attachments: [{ kind: 'image', name: 'a.jpg' }],
    },
    { speaker: 'Bo', text: '', line: 3, deleted: true },
    { speaker: 'Bo', text: 'x', line: 4 },
  ])
})
