import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { isRecord, type Reading } from '@telltale/model'
import { readers } from '../src/index.js'
import { expectAccounted } from './behaviour.js'
import { readFiles } from './export-behaviour.js'

/** Real exports of other projects' test suites lie beside the repository, where somebody has them. */
const SAMPLES = fileURLToPath(new URL('../../../../shared/formats/samples', import.meta.url))
const has = existsSync(SAMPLES)

/** Which reader must claim a file of these folders, and nobody else. */
const FORMATS: readonly (readonly [folder: string, path: RegExp, reader: string])[] = [
  ['qq-txt', /\.txt$/u, 'qq-text'],
  ['line-txt', /\.txt$/u, 'line-text'],
  ['kakaotalk', /\.txt$/u, 'kakaotalk-text'],
  ['kakaotalk', /\.csv$/u, 'kakaotalk-csv'],
  ['instagram-dm', /\.json$/u, 'meta-json'],
  ['facebook-messenger', /\.json$/u, 'meta-json'],
  ['facebook-messenger', /\.html$/u, 'meta-html'],
  ['linkedin', /messages\.csv$/u, 'linkedin-csv'],
]

/** Expectations that are another project's policy, or not ours, with the reason. */
const NOT_OURS: Readonly<Record<string, string>> = {
  'line-txt/lcp__special_name.txt':
    'one message with spaces between its parts: the peer is told the name, which no text could tell',
  'facebook-messenger/msgvault/corrupt/your_activity_across_facebook/messages/inbox/broken_BAD/message_1.json':
    'no JSON at all: only its place in the export tells what it is, which a test below covers',
}

interface Sample {
  readonly path: string
  readonly reader: string
  readonly expected: Readonly<Record<string, unknown>>
}

function walk(folder: string): readonly string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? walk(path) : [path]
  })
}

function samples(): readonly Sample[] {
  if (!has) return []
  return FORMATS.flatMap(([folder, pattern, reader]) => {
    const root = join(SAMPLES, folder)
    const all: unknown = JSON.parse(readFileSync(join(root, 'expected.json'), 'utf8'))
    return walk(root)
      .filter((path) => pattern.test(path) && !/SOURCE\.txt$|expected\.json$/u.test(path))
      .map((path) => {
        const inside = path.slice(root.length + 1)
        const expected = isRecord(all) ? all[inside] : undefined
        return { path: `${folder}/${inside}`, reader, expected: isRecord(expected) ? expected : {} }
      })
      .filter(({ path }) => NOT_OURS[path] === undefined)
  })
}

const number = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined)
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
const lines = (text: string): string => text.replace(/\r\n?/gu, '\n')

describe.skipIf(!has)(has ? 'real samples of chats' : 'real samples of chats (skipped: they are not here)', () => {
  test.each(samples())('$path', async ({ path, reader: id, expected }) => {
    const source = { name: path, text: readFileSync(join(SAMPLES, path), 'utf8') }
    expect(readers.filter((one) => one.id !== 'plain-text' && one.canRead(source)).map((one) => one.id)).toEqual([id])
    const reader = readers.find((one) => one.id === id)
    const readings = (await reader?.read(source)) ?? []
    expectAccounted(readings)
    const [reading] = readings
    if (reading === undefined) throw new Error('a reading was expected')
    expect(reading.tally?.left).toBe(0)
    compare(reading, expected)
  })

  test.each([
    ['facebook-messenger/msgvault/json_multifile', [4]],
    ['facebook-messenger/msgvault/mixed', [2]],
    ['facebook-messenger/msgvault/corrupt', [0, 1]],
    ['facebook-messenger/msgvault/json_simple', [1, 3]],
    ['facebook-messenger/msgvault/e2ee_simple', [4, 2]],
    ['instagram-dm/locket_thread', [4]],
  ])('%s as an export: every thread once, oldest first', async (folder, counts) => {
    const root = join(SAMPLES, folder)
    const files = Object.fromEntries(
      walk(root).map((path) => [path.slice(root.length + 1), readFileSync(path, 'utf8')] as const),
    )
    const readings = await readFiles(files)
    expectAccounted(readings)
    expect(readings.map(({ turns }) => turns.length)).toEqual(counts)
    for (const { turns } of readings) {
      const times = turns.map(({ at }) => at ?? '')
      expect(times).toEqual([...times].sort())
    }
  })
})

function compare(reading: Reading, expected: Readonly<Record<string, unknown>>): void {
  const { turns, events } = reading
  const all = turns.length + events.length
  const count = number(expected['userMessages']) ?? number(expected['rows'])
  if (count !== undefined) expect(all).toBe(count)
  const messages = number(expected['messages'])
  if (messages !== undefined) expect(all).toBe(messages + (number(expected['unsentDropped']) ?? 0))
  for (const author of list(expected['authors'])) expect(turns.map(({ speaker }) => speaker)).toContain(author)
  for (const [index, words] of list(expected['text']).entries()) expect(lines(turns[index]?.text ?? '')).toBe(words)
  for (const [index, at] of list(expected['timestampsLocal']).entries()) expect(turns[index]?.at).toBe(at)
  const first = expected['firstTimestampLocal'] ?? expected['peerTimestampLocal'] ?? expected['oldestTimestampUtc']
  if (typeof first === 'string') expect(turns[0]?.at).toBe(first)
  if (typeof expected['title'] === 'string') expect(reading.title).toBe(expected['title'])
  // This peer leaves blank lines within a message out.
  for (const [index, one] of list(expected['messages']).entries()) {
    if (!isRecord(one)) continue
    expect(turns[index]?.speaker).toBe(one['name'])
    expect(turns[index]?.text.replace(/\n{2,}/gu, '\n')).toBe(one['content'])
    expect(turns[index]?.at?.replace('T', ' ')).toBe(one['date'])
  }
}
