import { expect, test } from 'vitest'
import { viberCsv } from '../src/viber-csv.js'
import { describeReader, expectAccounted, readWith } from './behaviour.js'

const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`

describeReader({
  reader: viberCsv,
  make: (messages) =>
    messages
      .map(
        ({ speaker, text }, index) =>
          `15/01/2024,10:00:${String(index % 60).padStart(2, '0')},${cell(speaker)},+15550100,${cell(text)}\n`,
      )
      .join(''),
  records: 'others',
  skips: { 'unknown fields': 'a table has columns and no fields' },
})

test.each([
  ['older', '15/01/2024,10:00:00,Me,+15550100,Hi there\n15/01/2024,10:01:00,Ana,+15550111,"Hey, you\nthere"\n'],
  [
    'newer',
    '="15/01/2024"\t10:00:00\t="Me"\t="+15550100"\t"Hi there"\n="15/01/2024"\t10:01:00\t="Ana"\t="+15550111"\t"Hey, you\nthere"\n',
  ],
])('%s', async (_version, text) => {
  expect(viberCsv.canRead({ name: '', text })).toBe(true)
  const readings = await readWith(viberCsv, text)
  expectAccounted(readings)
  expect(readings[0]).toMatchObject({
    owner: 'Me',
    turns: [
      { speaker: 'Me', text: 'Hi there', at: '2024-01-15T10:00:00' },
      { speaker: 'Ana', text: 'Hey, you\nthere', at: '2024-01-15T10:01:00' },
    ],
  })
})

test.each([
  '15/01/2024,10:00,3,4,5\n',
  'Date,Time,Name\n15/01/2024,10:00:00,Ana\n',
  '15/01/2024,10:00:00,train,platform,late\n',
])('not Viber: %s', (text) => {
  expect(viberCsv.canRead({ name: '', text })).toBe(false)
})
