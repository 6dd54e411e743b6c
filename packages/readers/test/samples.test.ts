import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { isRecord, type Reading } from '@telltale/model'
import { readers, readSource } from '../src/index.js'

/** Real exports of other projects' test suites lie beside the repository, where somebody has them. */
const SAMPLES = fileURLToPath(new URL('../../../../shared/formats/samples', import.meta.url))
const ARTICLES = fileURLToPath(new URL('../../../../shared/articles', import.meta.url))
const has = existsSync(SAMPLES)
const hasArticles = existsSync(ARTICLES)

const FORMATS: Readonly<Record<string, string>> = {
  whatsapp: 'whatsapp',
  'telegram-json': 'telegram-json',
  'email-eml': 'email',
}

/** Expectations that are another project's policy, or not ours, with the reason. */
const NOT_OURS: Readonly<Record<string, string>> = {
  'mail-rb__rfc2822__example13.eml':
    'a header with a broken line and spaces before colons; the peer’s own test is pending',
  'stalwart_legacy__001.eml': 'UTF-7, which browsers and Node do not decode',
  'stalwart_legacy__005.eml': 'UTF-7, which browsers and Node do not decode',
}

interface Sample {
  readonly folder: string
  readonly file: string
  readonly expected: Readonly<Record<string, unknown>>
}

function samples(): readonly Sample[] {
  if (!has) return []
  return Object.keys(FORMATS).flatMap((folder) => {
    const all: unknown = JSON.parse(readFileSync(join(SAMPLES, folder, 'expected.json'), 'utf8'))
    return readdirSync(join(SAMPLES, folder))
      .filter((file) => file !== 'expected.json' && file !== 'SOURCE.txt')
      .map((file) => {
        const expected = isRecord(all) ? all[file] : undefined
        return { folder, file, expected: isRecord(expected) ? expected : {} }
      })
  })
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)
const number = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined)
const texts = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []
const flat = (words: string): string => words.replace(/\s+/gu, ' ').trim()

describe.skipIf(!has)(has ? 'real samples' : 'real samples (skipped: they are not beside this repository)', () => {
  test.each(samples())('$folder/$file', async ({ folder, file, expected }) => {
    const bytes = readFileSync(join(SAMPLES, folder, file))
    const source = { name: file, text: bytes.toString('utf8'), bytes: new Uint8Array(bytes) }
    const claims = readers.filter((reader) => reader.id !== 'plain-text' && reader.canRead(source)).map(({ id }) => id)
    const readings = await readSource(source)
    if (NOT_OURS[file] !== undefined) return
    expect(claims).toEqual([FORMATS[folder]])
    const [reading] = readings
    if (reading === undefined) throw new Error('a reading was expected')
    if (folder === 'whatsapp') compareChat(reading, expected)
    else if (folder === 'telegram-json') compareTelegram(reading, expected)
    else compareMail(reading, expected)
  })
})

function compareChat(reading: Reading, expected: Readonly<Record<string, unknown>>): void {
  const { turns, events } = reading
  for (const author of [...texts(expected['authors']), ...texts(expected['authorsInclude'])]) {
    expect(turns.map(({ speaker }) => speaker)).toContain(author)
  }
  const words = text(expected['text'])
  if (words !== undefined) expect(turns[0]?.text).toBe(words)
  const entries = number(expected['entries']) ?? number(expected['lines'])
  if (entries !== undefined) expect(turns.length + events.length).toBe(entries)
  const system = number(expected['systemEntries']) ?? number(expected['systemLines'])
  if (system !== undefined) expect(events).toHaveLength(system)
  if (!texts(expected['oddLines']).length) {
    const messages = number(expected['userMessages'])
    if (messages !== undefined) expect(turns).toHaveLength(messages)
  }
  const stamps = texts(expected['timestampsLocal'])
  const at = [...turns, ...events].sort((a, b) => (a.line ?? 0) - (b.line ?? 0)).map((one) => one.at)
  if (stamps.length > 0) expect(at).toEqual(stamps)
  const first = text(expected['firstTimestampLocal'])
  if (first !== undefined) expect(at[0]).toBe(first)
  const last = text(expected['lastTimestampLocal'])
  if (last !== undefined) expect(at.at(-1)).toBe(last)
  // This peer sorts newest first and joins lines with a space.
  const target = Array.isArray(expected['target']) ? expected['target'] : []
  for (const one of target) {
    if (!isRecord(one)) continue
    const match = turns.find((turn) => turn.at === one['timestamp'] && turn.speaker === one['author'])
    expect(flat(match?.text ?? '')).toBe(one['message'])
  }
}

function compareTelegram(reading: Reading, expected: Readonly<Record<string, unknown>>): void {
  const { turns, events } = reading
  const derived = isRecord(expected['derived']) ? expected['derived'] : {}
  const messages = number(derived['messages'])
  const service = number(derived['service']) ?? number(expected['service'])
  if (messages !== undefined) expect(turns.length + events.length).toBe(messages)
  if (service !== undefined) expect(events).toHaveLength(service)
  const mine = number(expected['userMessages'])
  if (mine !== undefined) expect(turns).toHaveLength(mine)
  const first = text(derived['firstDate']) ?? text(expected['firstTimestampLocal'])
  if (first !== undefined) expect([turns[0]?.at, events[0]?.at]).toContain(first)
}

function compareMail(reading: Reading, expected: Readonly<Record<string, unknown>>): void {
  const { turns } = reading
  const subject = text(expected['subject'])
  if (subject !== undefined) expect(reading.title).toBe(subject)
  const date = text(expected['date'])
  if (date !== undefined && turns.length > 0) expect(Date.parse(turns[0]?.at ?? '')).toBe(Date.parse(date))
  const body = text(expected['body']) ?? text(expected['text'])
  if (body !== undefined) expect(flat(turns.at(-1)?.text ?? '')).toBe(flat(body))
  const start = text(expected['textStart'])
  if (start !== undefined) expect(flat(turns.at(-1)?.text ?? '').startsWith(flat(start).slice(0, 80))).toBe(true)
  const from = isRecord(expected['from'])
    ? (text(expected['from']['name']) ?? text(expected['from']['address']))
    : text(expected['fromName'])
  if (from !== undefined && turns.length > 0) expect(turns[0]?.speaker).toBe(from)
  const names = texts(expected['attachments'])
  if (names.length > 0) expect(turns.at(-1)?.attachments?.map(({ name }) => name)).toEqual(names)
  const count = number(expected['attachmentCount'])
  if (count !== undefined) expect(turns.at(-1)?.attachments).toHaveLength(count)
}

describe.skipIf(!hasArticles)(
  hasArticles ? 'published accounts' : 'published accounts (skipped: they are not beside this repository)',
  () => {
    test.each(hasArticles ? readdirSync(ARTICLES) : [])(
      '%s tells what happened to others, one turn for each paragraph',
      async (file) => {
        const content = readFileSync(join(ARTICLES, file), 'utf8')
        const [reading] = await readSource({ name: file, text: content })
        expect(reading?.format).toBe('plain-text')
        expect(reading?.voice).toBe('account')
        const paragraphs = content
          .split('\n')
          .map((line) => line.trim())
          .filter((line) => line !== '')
        expect(reading?.turns.map((turn) => turn.text)).toEqual(paragraphs)
      },
    )
  },
)
