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
}

/** Single expectations that are another project's policy, with the reason. */
const OTHER_POLICY: Readonly<Record<string, readonly string[]>> = {
  // What a machine reports of a delivery is named as a file beside the words; there it is part of them.
  'mailparser__delivery-status.eml': ['textContains'],
  // Nobody attached a file to these: there is one part, or a border between parts is missing or not closed. The other
  // project counts as a file what is then left over; a person sees words, or nothing.
  'stalwart_malformed__002.eml': ['attachments'],
  'stalwart_malformed__006.eml': ['attachments'],
  'stalwart_malformed__007.eml': ['attachments'],
  'stalwart_malformed__008.eml': ['attachments'],
  'stalwart_malformed__009.eml': ['attachments'],
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
        const other = OTHER_POLICY[file] ?? []
        const ours = Object.entries(isRecord(expected) ? expected : {}).filter(([name]) => !other.includes(name))
        return { folder, file, expected: Object.fromEntries(ours) }
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
    else if (folder === 'telegram-json') compareTelegram(reading, expected, recordsById(source.text))
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
  const messages = number(expected['userMessages'])
  // A line that the other project does not count is kept here.
  if (messages !== undefined) expect(turns).toHaveLength(messages + texts(expected['oddLines']).length)
  const stamps = texts(expected['timestampsLocal'])
  const at = [...turns, ...events].sort((a, b) => (a.line ?? 0) - (b.line ?? 0)).map((one) => one.at)
  if (stamps.length > 0) expect(at).toEqual(stamps)
  const first = text(expected['firstTimestampLocal'])
  if (first !== undefined) expect(at[0]).toBe(first)
  const last = text(expected['lastTimestampLocal'])
  if (last !== undefined) expect(at.at(-1)).toBe(last)
  const all = [...turns, ...events].sort((a, b) => (a.line ?? 0) - (b.line ?? 0))
  for (const [index, entry] of Object.entries(isRecord(expected['entry']) ? expected['entry'] : {})) {
    if (!isRecord(entry)) continue
    const one = all[Number(index)]
    if (entry['type'] === 'system') expect(events).toContain(one)
    else if (text(entry['author']) !== undefined) expect(one).toMatchObject({ speaker: entry['author'] })
    if (text(entry['text']) !== undefined) expect(one?.text).toBe(entry['text'])
    if (text(entry['textContains']) !== undefined) expect(one?.text).toContain(entry['textContains'])
  }
  if (number(expected['unmatchedLines']) !== undefined) expect(reading.tally?.left).toBe(expected['unmatchedLines'])
  // This peer sorts newest first and joins lines with a space.
  const target = Array.isArray(expected['target']) ? expected['target'] : []
  for (const one of target) {
    if (!isRecord(one)) continue
    const match = turns.find((turn) => turn.at === one['timestamp'] && turn.speaker === one['author'])
    expect(flat(match?.text ?? '')).toBe(one['message'])
  }
}

/** The record in which each message of an export stands, by its number. */
function recordsById(content: string): ReadonlyMap<string, number> {
  const parsed: unknown = JSON.parse(content)
  const messages = isRecord(parsed) && Array.isArray(parsed['messages']) ? parsed['messages'] : []
  return new Map(messages.map((message: unknown, index) => [isRecord(message) ? String(message['id']) : '', index + 1]))
}

function compareTelegram(
  reading: Reading,
  expected: Readonly<Record<string, unknown>>,
  lines: ReadonlyMap<string, number>,
): void {
  const { turns, events } = reading
  const derived = isRecord(expected['derived']) ? expected['derived'] : {}
  const messages = number(derived['messages'])
  const service = number(derived['service']) ?? number(expected['service'])
  if (messages !== undefined) expect(turns.length + events.length).toBe(messages)
  if (service !== undefined) expect(events).toHaveLength(service)
  const mine = number(expected['userMessages'])
  if (mine !== undefined) expect(turns).toHaveLength(mine)
  for (const author of texts(expected['authors'])) expect(turns.map(({ speaker }) => speaker)).toContain(author)
  if (expected['chatType'] !== undefined)
    expect(reading.voice).toBe(text(expected['chatType'])?.endsWith('channel') === true ? 'offer' : 'conversation')
  const least = number(expected['userMessagesAtLeast'])
  if (least !== undefined) expect(turns.length).toBeGreaterThanOrEqual(least)
  const turnOf = (id: string): Reading['turns'][number] | undefined => turns.find(({ line }) => line === lines.get(id))
  const replies = isRecord(expected['replyTo']) ? expected['replyTo'] : expected['hasReply']
  for (const [id, to] of Object.entries(isRecord(replies) ? replies : {})) {
    const answered = turnOf(String(to))
    expect(turns[turnOf(id)?.replyTo ?? -1]).toBe(answered)
  }
  for (const id of texts(expected['hasEdited'])) expect(turnOf(id)?.edited).toBe(true)
  for (const [id, words] of Object.entries(isRecord(expected['messageText']) ? expected['messageText'] : {}))
    expect(turnOf(id)?.text).toBe(words)
  const kinds: Readonly<Record<string, string>> = { image: 'image', video: 'video', animation: 'video' }
  for (const [id, kind] of Object.entries(isRecord(expected['contentType']) ? expected['contentType'] : {})) {
    expect(turnOf(id)?.attachments?.[0]?.kind).toBe(kinds[String(kind)])
    if (kind === 'poll' || kind === 'text') expect(turnOf(id)?.text).not.toBe('')
  }
  const contains = isRecord(expected['first']) ? text(expected['first']['textContains']) : undefined
  if (contains !== undefined) expect(turns[0]?.text).toContain(contains)
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
  for (const words of texts(expected['textContains']))
    expect(turns.map((turn) => turn.text).join('\n')).toContain(words)
  if (expected['htmlNotEmpty'] === true) expect(turns.at(-1)?.text).not.toBe('')
  const count = number(expected['attachmentCount']) ?? number(expected['attachments'])
  if (count !== undefined) expect(turns.at(-1)?.attachments ?? []).toHaveLength(count)
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
