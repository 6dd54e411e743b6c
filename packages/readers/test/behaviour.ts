import { describe, expect, test } from 'vitest'
import type { Reader, Reading, Source } from '@telltale/model'
import { readers } from '../src/index.js'

/** One message of a made-up conversation, before it is written in a format. */
export interface Said {
  readonly speaker: string
  readonly text: string
}

/** What a reader must tell the shared suite about its format. */
export interface Format {
  readonly reader: Reader
  /** Writes a conversation in the format, with LF line breaks. */
  readonly make: (messages: readonly Said[]) => string
  /** What is to be read back; the messages themselves unless the format keeps less. */
  readonly expected?: (messages: readonly Said[]) => readonly Said[]
  /**
   * What makes a message: lines of text, an object of a JSON export with one object on a line of the file, or anything
   * else (a row of a table, an element of a page, a mail).
   */
  readonly records: 'lines' | 'objects' | 'others'
  /** How many records a conversation takes that are no messages: the names of columns, a heading. */
  readonly frame?: number
  /** Tests that make no sense for the format, each with the reason. */
  readonly skips?: Readonly<Partial<Record<TestName, string>>>
}

type TestName =
  | 'claims'
  | 'line breaks'
  | 'byte-order mark'
  | 'empty'
  | 'cut short'
  | 'cut notice'
  | 'broken line'
  | 'unknown fields'
  | 'duplicated'
  | 'reordered'
  | 'hostile names'
  | 'long line'
  | 'accounting'

const TALK: readonly Said[] = [
  { speaker: 'Anna', text: 'Hello, nice to meet you here' },
  { speaker: 'Ben', text: 'Hi! How did you find me?' },
  { speaker: 'Anna', text: 'Your profile came up, I am a researcher' },
  { speaker: 'Ben', text: 'What do you work on' },
  { speaker: 'Anna', text: 'Ports and shipping, mostly' },
  { speaker: 'Ben', text: 'Interesting' },
  { speaker: 'Anna', text: 'Could you take a photo for me' },
  { speaker: 'Ben', text: 'Of what' },
]

const HOSTILE: readonly string[] = [
  '<img src=x onerror=alert(1)>',
  'Bob</script><script>alert(1)</script>',
  '\u001b[31mRed\u001b[0m',
  '__proto__',
  'constructor',
  'toString',
  '$' + '{7*7}{{7*7}}',
  '\u202eevil',
  '=HYPERLINK(1)',
]

/** Reads a text that is handed over as a source; for tests of one reader alone. */
export async function readWith(reader: Reader, text: string, name = 'chat.txt'): Promise<readonly Reading[]> {
  return await reader.read({ name, text })
}

/**
 * What every reader must do, whatever its format. A reader is only one of several people's work; this is the contract
 * they share, and a skip needs a reason.
 */
export function describeReader(format: Format): void {
  const { reader, make } = format
  const expected = format.expected ?? ((messages: readonly Said[]): readonly Said[] => messages)
  const run = (name: TestName, says: string, body: () => void | Promise<void>): void => {
    const reason = format.skips?.[name]
    if (reason === undefined) test(says, body)
    else test.skip(`${says} (skipped: ${reason})`, body)
  }
  const source = (text: string): Source => ({ name: 'x', text })
  const saidIn = (readings: readonly Reading[]): readonly Said[] =>
    readings.flatMap(({ turns }) =>
      turns.map(({ speaker, text }) => ({ speaker, text: text.replace(/\r\n?/gu, '\n') })),
    )

  describe(reader.id, () => {
    run('claims', 'claims its own format, and no other reader but plain text does', () => {
      const claims = readers.filter((other) => other.canRead(source(make(TALK)))).map(({ id }) => id)
      expect(claims.filter((id) => id !== 'plain-text' || reader.id === 'plain-text')).toEqual([reader.id])
    })

    run('line breaks', 'reads the same with LF, CRLF and a lone CR', async () => {
      const messages = TALK.map((said, index) =>
        index === 2 && format.records === 'lines' ? { ...said, text: `${said.text}\nsecond line` } : said,
      )
      const text = make(messages)
      const plain = await readWith(reader, text)
      expect(saidIn(plain)).toEqual(expected(messages))
      for (const lineBreak of ['\r\n', '\r']) {
        const other = text.replaceAll('\n', lineBreak)
        expect(reader.canRead(source(other))).toBe(true)
        const readings = await readWith(reader, other)
        expect(saidIn(readings)).toEqual(saidIn(plain))
        expect(readings.map(({ turns }) => turns.map(({ line, at }) => [line, at]))).toEqual(
          plain.map(({ turns }) => turns.map(({ line, at }) => [line, at])),
        )
      }
    })

    run('byte-order mark', 'reads the same with a byte-order mark', async () => {
      const text = `\ufeff${make(TALK)}`
      expect(reader.canRead(source(text))).toBe(true)
      expect(saidIn(await readWith(reader, text))).toEqual(expected(TALK))
    })

    run('empty', 'does not claim nothing, and makes no turns of it', async () => {
      for (const text of ['', '\ufeff', '\n\n', '   \r\n']) {
        expect(reader.canRead(source(text))).toBe(false)
        expect(saidIn(await readWith(reader, text))).toEqual([])
      }
    })

    run('cut short', 'keeps what is whole when the end is missing', async () => {
      const text = make(TALK)
      const whole = expected(TALK)
      for (let part = 1; part < 24; part++) {
        const cut = text.slice(0, Math.floor((text.length * part) / 24))
        const readings = await readWith(reader, cut)
        const said = saidIn(readings)
        // The last message of a cut text may be cut itself.
        const sure = format.records === 'objects' ? said : said.slice(0, -1)
        expect(sure).toEqual(whole.slice(0, sure.length))
        if (format.records !== 'objects' || format.skips?.['cut notice'] !== undefined) continue
        const complete = whole.filter((one) => cut.includes(`${JSON.stringify(one.text)}}`)).length
        expect(said.length).toBeGreaterThanOrEqual(complete)
        expect(readings.at(-1)?.notices.map(({ code }) => code)).toContain('read/cut-short')
      }
    })

    run('broken line', 'keeps the rest when one line in the middle is broken', async () => {
      const lines = make(TALK).split('\n')
      const at = lines.findIndex((line) => line.includes('What do you work on'))
      expect(at).toBeGreaterThan(0)
      for (const damage of [
        (line: string) => line.replace('"', ''),
        (line: string) => line.slice(0, Math.floor(line.length / 2)),
        () => '\u0000\u0001garbage',
      ]) {
        const broken = lines.map((line, index) => (index === at ? damage(line) : line)).join('\n')
        const readings = await readWith(reader, broken)
        const said = saidIn(readings)
        for (const [index, one] of expected(TALK).entries()) {
          if (index === 3 || (index === 2 && format.records === 'lines')) continue
          expect(said).toContainEqual(one)
        }
        if (format.records === 'objects' && said.length < TALK.length) {
          expect(readings.flatMap(({ notices }) => notices)).toContainEqual({
            code: 'read/record-not-understood',
            line: at + 1,
          })
        }
      }
    })

    run('unknown fields', 'leaves fields of a newer version alone', async () => {
      const newer = make(TALK).replaceAll(/\{(?=\s*"(?:speaker|id)")/gu, '{"new":{"deep":[1,{"x":"}]"}]},"newer":null,')
      expect(newer).not.toBe(make(TALK))
      expect(reader.canRead(source(newer))).toBe(true)
      expect(saidIn(await readWith(reader, newer))).toEqual(expected(TALK))
    })

    run('duplicated', 'reads a file that holds the same twice, and accounts for both', async () => {
      const readings = await readWith(reader, make([...TALK, ...TALK]))
      const left = readings.flatMap(({ notices }) => notices).filter(({ code }) => code === 'read/duplicate-left-out')
      const total = saidIn(readings).length + left.reduce((sum, { count }) => sum + (count ?? 1), 0)
      expect(total).toBe(expected([...TALK, ...TALK]).length)
    })

    run('reordered', 'keeps the order of the file', async () => {
      const reversed = [...TALK].reverse()
      expect(saidIn(await readWith(reader, make(reversed)))).toEqual(expected(reversed))
    })

    run(
      'hostile names',
      'keeps names with markup, escapes and words of the language exactly, and harms nothing',
      async () => {
        const messages = HOSTILE.flatMap((speaker) => [
          { speaker, text: 'one <b>bold</b> \u001b]0;x\u0007' },
          { speaker, text: 'two' },
          { speaker, text: 'three' },
        ])
        const text = make(messages)
        const readings = await readWith(reader, text)
        expect(saidIn(readings)).toEqual(expected(messages))
        expect(Object.keys(Object.prototype)).toEqual([])
        const notices = JSON.stringify(readings.map((reading) => reading.notices))
        for (const speaker of HOSTILE) expect(notices).not.toContain(speaker)
      },
    )

    run('long line', 'reads a message of one million characters as it stands', async () => {
      for (const filler of ['a', 'a: ', '{"', '<', '[1/1/20', '> ', '\\"', '12:30 ']) {
        const long = filler.repeat(Math.ceil(1_000_000 / filler.length))
        const messages = TALK.map((said, index) => (index === 4 ? { ...said, text: `x${long}x` } : said))
        const text = make(messages)
        expect(reader.canRead(source(text))).toBe(true)
        expect(saidIn(await readWith(reader, text))).toEqual(expected(messages))
      }
    })

    run('accounting', 'accounts for every line or record that is not empty', async () => {
      const text = make(TALK)
      const lines = text.split('\n')
      const odd =
        format.records === 'lines'
          ? ['what is this', '', ...lines.slice(0, 5), '   ', '--- ??? ---', ...lines.slice(5), '', 'and this'].join(
              '\n',
            )
          : text
      const readings = await readWith(reader, odd)
      expectAccounted(readings)
      const sum = (name: 'found' | 'frame'): number =>
        readings.reduce((all, { tally }) => all + (tally?.[name] ?? 0), 0)
      if (format.records !== 'lines') {
        const records = expected(TALK).length + (format.frame ?? 0)
        expect(sum('found')).toBe(records)
        expect(sum('frame')).toBe(format.frame ?? 0)
        return
      }
      expect(sum('found')).toBe(odd.split('\n').filter((line) => line.trim() !== '').length)
      for (const [index, line] of odd.split('\n').entries()) {
        if (line.trim() === '') continue
        expect(isAccountedFor(line.trim(), index + 1, readings), `line ${String(index + 1)}`).toBe(true)
      }
    })
  })
}

/** What every reading owes: its tally adds up, and what it left out stands in its notices. */
export function expectAccounted(readings: readonly Reading[]): void {
  for (const { tally, turns, events, posts = [], notices } of readings) {
    expect(tally).toBeDefined()
    if (tally === undefined) return
    const { unit, found, said, frame, left } = tally
    expect(found).toBe(said + frame + left)
    expect(Math.min(found, said, frame, left)).toBeGreaterThanOrEqual(0)
    const noticed = notices.filter(({ code }) => LEAVING.has(code)).reduce((sum, { count }) => sum + (count ?? 1), 0)
    expect(left).toBe(noticed)
    const made = turns.length + events.length + posts.length
    // A message may take several lines, and a record such as a mail may become several turns.
    if (unit === 'line') expect(made).toBeLessThanOrEqual(said)
    else expect(said).toBeLessThanOrEqual(made)
  }
}

const LEAVING: ReadonlySet<string> = new Set([
  'read/line-without-turn',
  'read/record-not-understood',
  'read/duplicate-left-out',
])

function isAccountedFor(line: string, number: number, readings: readonly Reading[]): boolean {
  return readings.some(
    ({ turns, events, notices }) =>
      turns.some((turn) => turn.line === number || turn.text.includes(line)) ||
      events.some((event) => event.line === number || event.text.includes(line)) ||
      notices.some(
        (notice) => notice.line !== undefined && notice.line <= number && number < notice.line + (notice.count ?? 1),
      ),
  )
}
