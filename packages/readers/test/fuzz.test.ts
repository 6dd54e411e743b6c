import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Reading } from '@telltale/model'
import { describe, expect, test } from 'vitest'
import { claimExport, readers } from '../src/index.js'
import { isIsoTime } from '../src/is-iso-time.js'
import { LineCursor } from '../src/line-cursor.js'
import { filesOf, type Files } from './export-behaviour.js'
import { Chance, mutate } from './mutate.js'

/**
 * Fixtures, changed at random in ways that happen to files. `npm run fuzz -- --count 100000` turns the dial; what once
 * failed is kept in `fuzz-seeds.json` and is tried first for ever.
 */
const COUNT = Number(process.env['TELLTALE_FUZZ'] ?? 200)
const FIRST = Number(process.env['TELLTALE_FUZZ_FROM'] ?? 1)
/** More of them would hide what they have in common. */
const MOST_PROBLEMS = 20

const FIXTURES = fileURLToPath(new URL('../fixtures', import.meta.url))
const KEPT = JSON.parse(readFileSync(new URL('fuzz-seeds.json', import.meta.url), 'utf8')) as Readonly<
  Record<string, readonly number[]>
>

interface Fixture {
  readonly id: string
  readonly name: string
  /** One file has the empty path. */
  readonly files: Files
}

function fixturesOf(id: string): readonly Fixture[] {
  const folder = join(FIXTURES, id)
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => !name.endsWith('.expected.json') && !name.endsWith('.zip'))
    .map((name) => {
      const path = join(folder, name)
      if (!statSync(path).isDirectory()) return { id, name, files: { '': readFileSync(path) } }
      const inside = readdirSync(path, { recursive: true, encoding: 'utf8' }).filter((each) =>
        statSync(join(path, each)).isFile(),
      )
      return {
        id,
        name,
        files: Object.fromEntries(
          inside.sort().map((each) => [relative('.', each).replaceAll('\\', '/'), readFileSync(join(path, each))]),
        ),
      }
    })
}

const asText = (content: string | Uint8Array): string =>
  typeof content === 'string' ? content : Buffer.from(content).toString('latin1')
const isText = (content: string | Uint8Array): boolean => typeof content === 'string' || !content.includes(0)
const decoded = (content: string | Uint8Array): string =>
  typeof content === 'string' ? content : Buffer.from(content).toString('utf8')

/** The same fixture with one file changed, or now and then taken away. */
function changed(files: Files, seed: number): Files {
  const chance = new Chance(seed)
  const path = chance.pick(Object.keys(files))
  const content = files[path] ?? ''
  if (path !== '' && chance.below(20) === 0)
    return Object.fromEntries(Object.entries(files).filter(([each]) => each !== path))
  if (isText(content)) return { ...files, [path]: mutate(decoded(content), chance) }
  return { ...files, [path]: Buffer.from(mutate(asText(content), chance), 'latin1') }
}

async function readAll(id: string, files: Files): Promise<readonly Reading[]> {
  const whole = files['']
  const readings: Reading[] = []
  if (whole === undefined) {
    for (const { reader, files: claimed } of (await claimExport(filesOf(files))).exports)
      for await (const reading of reader.read(claimed, 'export')) readings.push(reading)
    return readings
  }
  const text = isText(whole) ? decoded(whole) : ''
  const bytes = typeof whole === 'string' ? new TextEncoder().encode(whole) : new Uint8Array(whole)
  const source = { name: 'x', text, bytes }
  for (const reader of readers) {
    // The fixture's own reader must bear what it would no longer claim, too.
    const claims = reader.canRead(source)
    if (!claims && reader.id !== id) continue
    if (reader.fallback === true && reader.id !== id) continue
    const made = await reader.read(source)
    const lines = wrongLines(made, text)
    if (lines !== undefined) throw new Error(lines)
    readings.push(...made)
  }
  return readings
}

/** What a reader that cuts large texts makes of this one, in parts cut anywhere, put together for each conversation. */
async function readInPieces(id: string, files: Files, chance: Chance): Promise<readonly Reading[]> {
  const reader = readers.find((one) => one.id === id)
  const whole = files['']
  if (reader?.pieces === undefined || whole === undefined || !isText(whole)) return []
  const text = reader.needsBytes === true ? asText(whole) : decoded(whole)
  const length = 1 + chance.below(2000)
  async function* chunks(): AsyncGenerator<string, void, undefined> {
    for (let at = 0; at < text.length; at += length) yield await Promise.resolve(text.slice(at, at + length))
  }
  const readings: Reading[] = []
  for await (const { reading, continues } of reader.pieces(chunks, 'x')) {
    const before = continues ? readings.pop() : undefined
    readings.push(
      before === undefined
        ? reading
        : { ...reading, turns: [...before.turns, ...reading.turns], events: [...before.events, ...reading.events] },
    )
  }
  return readings
}

/** For texts in which lines make messages there is a second opinion on how many lines there are. */
function wrongLines(readings: readonly Reading[], text: string): string | undefined {
  if (readings.length === 0 || readings.some(({ tally }) => tally?.unit !== 'line')) return undefined
  const cursor = new LineCursor(text)
  let filled = 0
  while (cursor.advance()) if (!cursor.blank) filled += 1
  const found = readings.reduce((sum, { tally }) => sum + (tally?.found ?? 0), 0)
  return found === filled ? undefined : `${String(found)} lines are accounted for, ${String(filled)} are there`
}

const LEAVING: ReadonlySet<string> = new Set([
  'read/line-without-turn',
  'read/record-not-understood',
  'read/duplicate-left-out',
])

/** What is wrong with a reading, whatever it was made of. */
function wrong({ tally, turns, events, posts = [], notices }: Reading): string | undefined {
  if (tally === undefined) return 'no tally'
  const { unit, found, said, frame, left } = tally
  if (found !== said + frame + left || Math.min(said, frame, left) < 0) return 'the tally does not add up'
  const noticed = notices.reduce((sum, { code, count }) => sum + (LEAVING.has(code) ? (count ?? 1) : 0), 0)
  if (left !== noticed) return 'notices do not stand for what was left out'
  const made = turns.length + events.length + posts.length
  if (unit === 'line' ? made > said : said > made) return 'more or less was made than was said'
  for (const { text, speaker, at, line, replyTo, quoted = [] } of turns) {
    if (typeof text !== 'string' || typeof speaker !== 'string') return 'a turn without text or speaker'
    if (at !== undefined && !isIsoTime(at)) return 'a time that is none'
    if (line !== undefined && !(line >= 1)) return 'a line that is none'
    if (replyTo !== undefined && !(replyTo >= 0 && replyTo < turns.length)) return 'an answer to nothing'
    let last = 0
    for (const [start, end] of quoted) {
      if (start < last || end <= start || end > text.length) return 'a quotation that is not in the text'
      last = end
    }
  }
  for (const { text, at, afterTurn } of events) {
    if (typeof text !== 'string' || !(afterTurn >= 0 && afterTurn <= turns.length)) return 'an event out of place'
    if (at !== undefined && !isIsoTime(at)) return 'a time of an event that is none'
  }
  for (const { text, at } of posts) {
    if (typeof text !== 'string') return 'a post without text'
    if (at !== undefined && !isIsoTime(at)) return 'a time of a post that is none'
  }
  return undefined
}

/** What went wrong with this change of a fixture, in one line that names its seed; undefined when nothing did. */
async function problemOf({ id, name, files }: Fixture, seed: number): Promise<string | undefined> {
  const input = changed(files, seed)
  let problem: string | undefined
  try {
    for (const reading of await readAll(id, input)) problem ??= wrong(reading)
    for (const reading of await readInPieces(id, input, new Chance(seed))) problem ??= wrong(reading)
  } catch (error) {
    problem = error instanceof Error ? (error.stack ?? error.message) : 'something was thrown'
  }
  return problem === undefined ? undefined : `${id}/${name}, seed ${String(seed)}: ${problem}`
}

describe.each(readers.map(({ id }) => [id] as const))('%s bears', (id) => {
  const fixtures = fixturesOf(id)
  test.skipIf(fixtures.length === 0)(
    `what once failed, and ${String(COUNT)} changes`,
    async () => {
      const problems: string[] = []
      const tryOne = async (fixture: Fixture, seed: number): Promise<void> => {
        const problem = await problemOf(fixture, seed)
        if (problem !== undefined && problems.length < MOST_PROBLEMS) problems.push(problem)
      }
      for (const fixture of fixtures)
        for (const seed of KEPT[`${id}/${fixture.name}`] ?? []) await tryOne(fixture, seed)
      const each = Math.ceil(COUNT / fixtures.length)
      for (const fixture of fixtures) for (let seed = FIRST; seed < FIRST + each; seed++) await tryOne(fixture, seed)
      expect(problems).toEqual([])
    },
    60_000 + COUNT * 50,
  )

  const single = fixtures.find(({ files }) => files[''] !== undefined && isText(files['']))
  test.skipIf(single === undefined)('changed texts, repeated until they are long', async () => {
    if (single === undefined) return
    for (let seed = 1; seed <= 3; seed++) {
      const piece = `${decoded(changed(single.files, seed)[''] ?? '').slice(0, 2000)}\n`
      const readings = await readAll(id, { '': piece.repeat(Math.ceil(480_000 / piece.length)) })
      expect(
        readings.flatMap((reading) => wrong(reading) ?? []),
        `seed ${String(seed)}`,
      ).toEqual([])
    }
  })
})

test('the same seed makes the same change', () => {
  expect(mutate('{"a": [1, 2, 3]}\n', new Chance(7))).toBe(mutate('{"a": [1, 2, 3]}\n', new Chance(7)))
  const all = new Set(Array.from({ length: 200 }, (_, seed) => mutate('{"a": [1, 2, 3]}\n', new Chance(seed))))
  expect(all.size).toBeGreaterThan(100)
})
