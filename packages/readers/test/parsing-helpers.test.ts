import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { comparePaths } from '../src/compare-paths.js'
import { CsvColumns } from '../src/csv-columns.js'
import { findByClass, findElements, textOfElement } from '../src/html-parts.js'
import { isoFromUnix } from '../src/iso-from-unix.js'
import { lineBlocks } from '../src/line-blocks.js'
import { parseHtml } from '../src/parse-html.js'
import { readCsv, type CsvRow } from '../src/read-csv.js'
import { ReadingDraft } from '../src/reading-draft.js'
import { readWordedTime } from '../src/read-worded-time.js'
import { walkXml } from '../src/walk-xml.js'
import { readWrittenDay, readWrittenTime } from '../src/written-times.js'
import { expectAccounted } from './behaviour.js'

const SOURCES = fileURLToPath(new URL('../src', import.meta.url))

function rowsOf(text: string): readonly CsvRow[] {
  const rows: CsvRow[] = []
  readCsv(text, (row) => {
    rows.push(row)
    return undefined
  })
  return rows
}

describe('a table', () => {
  test('gives cells and the line of each row, with breaks and quotation marks in cells', () => {
    expect(rowsOf('\ufeffDate,Name,Text\n1,"Lee, Ana","a\nb ""c"""\n\n2,Bo,x\n')).toEqual([
      { cells: ['Date', 'Name', 'Text'], line: 1 },
      { cells: ['1', 'Lee, Ana', 'a\nb "c"'], line: 2 },
      { cells: ['2', 'Bo', 'x'], line: 5 },
    ])
  })
  test.each([
    ['semicolons', 'a;b\n1;2,5\n'],
    ['tabs', 'a\tb\n1\t2,5\n'],
    ['CRLF', 'a,b\r\n1,"2,5"\r\n'],
    ['a lone CR', 'a,b\r1,"2,5"\r'],
  ])('with %s', (_what, text) => {
    expect(rowsOf(text).map(({ cells }) => cells)).toEqual([
      ['a', 'b'],
      ['1', '2,5'],
    ])
  })
  test('a quotation mark that never closes costs the rows behind it their quotation marks and nothing else', () => {
    const rows = rowsOf('a,b\n1,x\n2,"open\n3,y\n4,z\n')
    expect(rows.map(({ line }) => line)).toEqual([1, 2, 3, 4, 5])
    expect(rows.at(-1)?.cells).toEqual(['4', 'z'])
  })
  test('stops when told to', () => {
    let count = 0
    readCsv('a\nb\nc\n', () => ++count < 2)
    expect(count).toBe(2)
  })
  test('columns are found by name, and one that is called constructor is a column', () => {
    const columns = new CsvColumns([' Date ', 'FROM', 'from'])
    expect(columns.has('date', 'From')).toBe(true)
    expect(columns.has('constructor')).toBe(false)
    expect(columns.cell(['1', '2', '3'], 'sender', 'from')).toBe('2')
  })
  test.each(['"', 'a","b', '"",', '\n"', '",\n"', 'a"b,', '"\n'])(
    'of %j over and over gives its first row, and lines that go up',
    (filler) => {
      const rows = rowsOf(`a,b\n${filler.repeat(800_000 / filler.length)}`)
      expect(rows[0]).toEqual({ cells: ['a', 'b'], line: 1 })
      const lines = rows.map(({ line }) => line)
      expect(lines.every((line, index) => line > (lines[index - 1] ?? 0))).toBe(true)
    },
  )
})

describe('an XML text', () => {
  const walk = (
    text: string,
  ): { readonly seen: readonly string[]; readonly cutShort: boolean; readonly broken: number } => {
    const seen: string[] = []
    const ended = walkXml(text, {
      open: (name, attributes, line) => seen.push(`${String(line)} <${name} ${JSON.stringify(attributes)}`),
      text: (words) => words.trim() !== '' && seen.push(words),
      close: (name) => seen.push(`</${name}`),
    })
    return { seen, ...ended }
  }
  test('is walked with lines, and halves of an emoji are put together', () => {
    expect(walk('<?xml version="1.0"?>\n<a>\n<b c="&#55357;&#56832; &amp; &#10;x"/>t</a>')).toEqual({
      seen: ['2 <a {}', '3 <b {"c":"😀 & \\nx"}', '</b', 't', '</a'],
      cutShort: false,
      broken: 0,
    })
  })
  test('entities it declares are not expanded', () => {
    const { seen } = walk(
      '<!DOCTYPE a [<!ENTITY x "canary"><!ENTITY y SYSTEM "file:///etc/passwd">]><a b="&x;">&y;&x;</a>',
    )
    expect(seen.join(' ')).not.toContain('canary')
    expect(seen.join(' ')).not.toContain('root:')
  })
  test('keeps what is whole when it is cut, and says so', () => {
    const { seen, cutShort } = walk('<a><b c="1"/><b c="2"/><b c=')
    expect(seen.filter((one) => one.includes('<b'))).toHaveLength(2)
    expect(cutShort).toBe(true)
  })
  test('numbers of characters that are none become a sign', () => {
    expect(walk('<a b="&#0;&#55357;x"/>').seen[0]).toContain('\ufffd\ufffdx')
  })
  test.each(['<a>', '<', '&', '&#1;', ']]>', '<a b="', '<!--', '<a b=1 '])(
    'of %j over and over is walked to its end, and that it is cut short is said',
    (filler) => {
      const { seen, cutShort } = walk(`<r>${filler.repeat(400_000 / filler.length)}`)
      expect(seen[0]).toBe('1 <r {}')
      expect(cutShort).toBe(true)
    },
  )
})

describe('a page', () => {
  const PAGE =
    '<html><head><style>x</style><script>alert("<p>")</script></head><body>\n<div class="message default" id="m1"><div class="from_name">\n Ana &amp; Co </div><div class="text">one<br>two <b>three</b></div></div>\n<div class="message"><p>a</p><p>b</p><pre> c\n  d</pre></div></body></html>'
  test('is a tree with lines, without scripts and styles', () => {
    const page = parseHtml(PAGE)
    const messages = findElements(page, ({ classes }) => classes.has('message'))
    expect(messages.map(({ line, attributes }) => [line, attributes['id']])).toEqual([
      [2, 'm1'],
      [4, undefined],
    ])
    expect(textOfElement(findByClass(page, 'from_name'))).toBe('Ana & Co')
    expect(textOfElement(findByClass(page, 'text'))).toBe('one\ntwo three')
    expect(textOfElement(messages[1])).toBe('a\nb\n c\n  d')
    expect(textOfElement(page)).not.toContain('alert')
    expect(findByClass(page, 'message', 'nothing')).toBeUndefined()
  })
  test('a page that is a million elements deep does not run out of stack', () => {
    const page = parseHtml(`${'<div>'.repeat(300_000)}deep${'</div>'.repeat(300_000)}<p>after</p>`)
    expect(textOfElement(page)).toContain('deep')
    expect(textOfElement(page)).toContain('after')
  })
  test.each(['<', '<a', '<div>', '</div>', '&', '&am', '<!--', '<a b="', '<br>', ' ', 'x ', '<p>x'])(
    'of %j over and over keeps the words before it',
    (filler) => {
      const text = textOfElement(parseHtml(`<p>before</p>${filler.repeat(400_000 / filler.length)}`))
      expect(text.startsWith('before')).toBe(true)
      expect(text.length).toBeLessThanOrEqual(400_010)
    },
  )
})

describe('times', () => {
  test.each([
    ['Jul 9, 2015, 8:34 PM', '2015-07-09T20:34:00'],
    ['Thu May 14 01:38:56 +0000 2020', '2020-05-14T01:38:56Z'],
    ['Monday, August 25, 2014 at 5:29:21\u202fPM UTC', '2014-08-25T17:29:21Z'],
    ['Apr 02, 2025  8:52:29 AM', '2025-04-02T08:52:29'],
    ['19 Oct 2019, 14:37', '2019-10-19T14:37:00'],
    ['Oct 19, 2019 at 2:37 PM', '2019-10-19T14:37:00'],
    ['5. Juni 2023, 14:37', '2023-06-05T14:37:00'],
    ['12 déc. 2021 à 09:05', '2021-12-12T09:05:00'],
    ['3 мая 2022 г., 18:00', '2022-05-03T18:00:00'],
    ['5 Jun 2023', '2023-06-05'],
    ['8:34pm, July 9, 2015', '2015-07-09T20:34:00'],
    ['1:01am, August 3, 2015', '2015-08-03T01:01:00'],
    ['Sep 13, 2020, 12:26 AM', '2020-09-13T00:26:00'],
    ['2016 May 3 05:21:50 -0700', '2016-05-03T05:21:50-07:00'],
    ['nothing at all', undefined],
    ['May I ask', undefined],
    ['', undefined],
  ])('%s', (field, at) => {
    expect(readWordedTime(field)).toBe(at)
  })
  test.each([
    [1_700_000_000, '2023-11-14T22:13:20Z'],
    ['1700000000', '2023-11-14T22:13:20Z'],
    [1_700_000_000_123, '2023-11-14T22:13:20.123Z'],
    [1_700_000_000_123_000, '2023-11-14T22:13:20.123Z'],
    [0, undefined],
    ['', undefined],
    ['null', undefined],
    [Infinity, undefined],
    [1e30, undefined],
  ])('counted from 1970: %s', (value, at) => {
    expect(isoFromUnix(value)).toBe(at)
  })
})

describe('a draft', () => {
  test('finds answers, leaves out what is there twice, and counts all', () => {
    const draft = new ReadingDraft('x', 'record')
    draft.frame()
    draft.turn({ speaker: 'Ana', text: 'one', id: 'a', at: '2024-01-01', line: 2 })
    draft.turn({ speaker: 'Bo', text: 'two', id: 'b', replyToId: 'a', edited: true })
    draft.turn({ speaker: 'Bo', text: 'two', id: 'b' })
    draft.turn({ speaker: 'Bo', text: 'gone', id: '__proto__', deleted: true, replyToId: 'nowhere' })
    draft.event({ text: 'Bo left' })
    draft.leaveOut('read/record-not-understood', 7)
    const reading = draft.reading()
    expect(reading).toEqual({
      format: 'x',
      voice: 'conversation',
      turns: [
        { speaker: 'Ana', text: 'one', at: '2024-01-01', line: 2 },
        { speaker: 'Bo', text: 'two', edited: true, replyTo: 0 },
        { speaker: 'Bo', text: '', deleted: true },
      ],
      events: [{ text: 'Bo left', afterTurn: 3 }],
      notices: [
        { code: 'read/record-not-understood', line: 7 },
        { code: 'read/duplicate-left-out', count: 1 },
      ],
      tally: { unit: 'record', found: 7, said: 4, frame: 1, left: 2 },
    })
    expectAccounted([reading])
  })
  test('the order of written dates is decided over the whole file, and an assumption is said', () => {
    const read = (...times: readonly string[]): ReturnType<ReadingDraft['reading']> => {
      const draft = new ReadingDraft('x', 'line')
      for (const time of times)
        draft.turn({ speaker: 'A', text: 't', written: readWrittenTime(time, 0, time.length)?.time })
      return draft.reading()
    }
    expect(read('3/4/2024 10:00', '13/4/2024 10:00').turns.map(({ at }) => at)).toEqual([
      '2024-04-03T10:00:00',
      '2024-04-13T10:00:00',
    ])
    expect(read('4/3/2024 10:00', '4/13/2024 9:05 PM').turns.map(({ at }) => at)).toEqual([
      '2024-04-03T10:00:00',
      '2024-04-13T21:05:00',
    ])
    expect(read('3/4/2024 10:00').notices).toEqual([
      { code: 'read/date-order-assumed', count: 1, detail: 'day-month-year' },
    ])
    expect(read('33/44/2024 10:00').notices).toContainEqual({ code: 'read/date-not-understood', count: 1 })
  })
  test('each of a day keeps its own time, beside others that know theirs or have none', () => {
    const day = readWrittenDay('2024.01.15', 0, 10)?.time
    const next = readWrittenDay('2024.01.16', 0, 10)?.time
    const none = readWrittenDay('2024.13.45', 0, 10)?.time
    const draft = new ReadingDraft('x', 'line')
    draft.turn({ speaker: 'A', text: 'one', written: day, secondsOfDay: 60, line: 1 })
    draft.event({ text: 'A called', written: day, secondsOfDay: 120, line: 2 })
    draft.turn({ speaker: 'B', text: 'two', line: 3 })
    draft.turn({ speaker: 'A', text: 'three', at: '2020-01-01T00:00:00Z', line: 4 })
    draft.turn({ speaker: 'B', text: 'four', written: day, line: 5 })
    draft.turn({ speaker: 'B', text: 'five', written: none, secondsOfDay: 60, line: 6 })
    draft.turn({ speaker: 'A', text: 'six', written: next, secondsOfDay: 60 })
    const { turns, events, notices } = draft.reading()
    expect(turns.map(({ at }) => at)).toEqual([
      '2024-01-15T00:01:00',
      undefined,
      '2020-01-01T00:00:00Z',
      '2024-01-15',
      undefined,
      '2024-01-16T00:01:00',
    ])
    expect(events).toEqual([{ text: 'A called', at: '2024-01-15T00:02:00', line: 2, afterTurn: 1 }])
    expect(notices).toEqual([{ code: 'read/date-not-understood', line: 6, count: 1 }])
  })
  test('posts make a reading without turns', () => {
    const draft = new ReadingDraft('x', 'record')
    draft.post({
      text: 'new job!',
      at: '2024-01-01',
      place: 'Harbour',
      media: [{ kind: 'image' }],
      audience: undefined,
    })
    expect(draft.reading()).toMatchObject({
      turns: [],
      posts: [{ text: 'new job!', at: '2024-01-01', place: 'Harbour', media: [{ kind: 'image' }] }],
      notices: [],
    })
  })
})

test('lines make messages, frames and strays, each counted', () => {
  const text = 'before\n\n2024\nA: one\nmore\n\nand more\nB: two\n'
  const blocks = lineBlocks(text, (start, end) => {
    const line = text.slice(start, end)
    if (line === '2024') return 'frame'
    return line.charAt(1) === ':' ? { opening: line.charAt(0), textStart: start + 3 } : undefined
  })
  const seen: object[] = []
  for (const { kind, opening, line, lines, text: words } of blocks)
    seen.push({ kind, line, lines, text: words, ...(opening === undefined ? {} : { opening }) })
  expect(seen).toEqual([
    { kind: 'stray', line: 1, lines: 1, text: 'before' },
    { kind: 'frame', line: 3, lines: 1, text: '2024' },
    { kind: 'message', opening: 'A', line: 4, lines: 3, text: 'one\nmore\n\nand more' },
    { kind: 'message', opening: 'B', line: 8, lines: 1, text: 'two' },
  ])
})

test('parts of an export count up', () => {
  expect(['m10.json', 'm2.json', 'm1.json', 'a/2', 'a/10', 'm.json'].sort(comparePaths)).toEqual([
    'a/2',
    'a/10',
    'm.json',
    'm1.json',
    'm2.json',
    'm10.json',
  ])
})

test('parsers of other people are loaded when they are needed, so that starting stays quick', () => {
  const heavy = new Set(['papaparse', 'saxes', 'htmlparser2', 'postal-mime', 'unpdf', '@kenjiuno/msgreader'])
  const wrong: string[] = []
  const seen = new Set<string>()
  const visit = (name: string): void => {
    if (seen.has(name)) return
    seen.add(name)
    const source = readFileSync(join(SOURCES, name), 'utf8')
    for (const [, asked = ''] of source.matchAll(/^(?:import|export) (?!type )[^;']*?from '([^']+)'/gmu)) {
      if (heavy.has(asked)) wrong.push(`${name} imports ${asked}`)
      if (asked.startsWith('./')) visit(asked.slice(2).replace(/\.js$/u, '.ts'))
    }
  }
  visit('index.ts')
  expect(seen.size).toBeGreaterThan(30)
  expect(wrong).toEqual([])
})
