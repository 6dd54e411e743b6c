import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import type { Reading } from '@telltale/model'
import { readers, readSource } from '../src/index.js'
import { expectAccounted } from './behaviour.js'
import { readFiles } from './export-behaviour.js'

/** Real exports of other projects' test suites lie beside the repository, where somebody has them. */
const SAMPLES = fileURLToPath(new URL('../../../../shared/formats/samples', import.meta.url))
const has = existsSync(SAMPLES)

async function read(path: string, format: string): Promise<readonly Reading[]> {
  const source = { name: path, text: readFileSync(join(SAMPLES, path), 'utf8') }
  const claims = readers.filter(
    (reader) => reader.fallback !== true && reader.id !== 'plain-text' && reader.canRead(source),
  )
  expect(claims.map(({ id }) => id)).toEqual([format])
  const readings = await readSource(source)
  expectAccounted(readings)
  return readings
}

const sum = (readings: readonly Reading[], count: (reading: Reading) => number): number =>
  readings.reduce((all, reading) => all + count(reading), 0)
const turnsIn = (readings: readonly Reading[]): number => sum(readings, ({ turns }) => turns.length)
const foundIn = (readings: readonly Reading[]): number =>
  sum(readings, ({ tally }) => (tally?.found ?? 0) - (tally?.frame ?? 0))

describe.skipIf(!has)(
  has ? 'real samples of messengers' : 'real samples of messengers (skipped: they are not beside this repository)',
  () => {
    test('a page of Telegram', async () => {
      const [reading] = await read('telegram-html/langchain__messages.html', 'telegram-html')
      expect(reading?.turns).toHaveLength(4)
      expect(reading?.tally).toEqual({ unit: 'record', found: 5, said: 4, frame: 1, left: 0 })
      expect([...new Set(reading?.turns.map(({ speaker }) => speaker))]).toEqual([
        'Jimmeny Marvelton',
        'Batman & Robin',
      ])
      expect(reading?.turns[0]?.at).toBe('2023-08-23T13:11:23-08:00')
      expect(reading?.turns[3]?.speaker).toBe('Jimmeny Marvelton')
    })

    test('an older export of Signal', async () => {
      const [reading] = await read('signal/chat-miner__signal-export.txt', 'signal-text')
      expect(reading?.turns.map(({ speaker, text, at }) => [speaker, text, at])).toEqual([
        ['Jane Doe', 'Hello John!', '2019-12-24T12:23:00'],
        ['John Doe', 'Hello\nJane!', '2020-01-17T21:49:00'],
      ])
    })

    test.each([
      ['zulip__thread_with_broadcast_reply.json', 3],
      ['zulip__message_with_user_mentions.json', 1],
    ])('Slack: %s', async (file, messages) => {
      const readings = await read(`slack/${file}`, 'slack-json')
      expect(turnsIn(readings)).toBe(messages)
      const [reading] = readings
      if (messages === 3) expect(reading?.turns.map(({ replyTo }) => replyTo)).toEqual([undefined, 0, 0])
    })

    test.each([
      ['sbr2__sms_small.xml', 12],
      ['sbr2__corrupt_attachments.xml', 2],
      ['sbr2__sample_mms.xml', 4],
    ])('SMS Backup & Restore: %s', async (file, messages) => {
      const readings = await read(`sms-backup-restore/${file}`, 'sms-xml')
      expect(turnsIn(readings)).toBe(messages)
      expect(readings.flatMap(({ notices }) => notices)).toEqual([])
    })

    test('a backup of text messages that was cut', async () => {
      const readings = await read('sms-backup-restore/sbr2__sms_and_mms.xml', 'sms-xml')
      expect(turnsIn(readings)).toBe(41 + 8)
      expect(foundIn(readings)).toBe(41 + 9)
      expect(readings.at(-1)?.notices.map(({ code }) => code)).toContain('read/cut-short')
    })

    test('a text message of an unknown type is nobody’s', async () => {
      const readings = await read('sms-backup-restore/locket__weird_type.xml', 'sms-xml')
      expect(turnsIn(readings)).toBe(0)
      expect(readings.flatMap(({ notices }) => notices.map(({ code }) => code))).toContain('read/record-not-understood')
    })

    test.each([
      ['DM 1pRI-QAAAAE', 51, '2015-04-15T00:51:08Z', 9],
      ['Space AAAATeQdkhI', 9, '2018-11-18T18:02:21Z', 3],
    ])('Google Chat: %s', async (folder, messages, first, files) => {
      const [reading] = await read(`google-chat/${folder}/messages.json`, 'google-chat')
      expect(reading?.turns).toHaveLength(messages)
      expect(reading?.turns[0]?.at).toBe(first)
      expect(reading?.turns.filter(({ attachments }) => attachments !== undefined)).toHaveLength(files)
      expect(reading?.turns.filter(({ text }) => text === '')).toHaveLength(files)
      expect(reading?.notices).toEqual([])
    })

    const VOICE = 'google-voice'
    const pages = has ? readdirSync(join(SAMPLES, VOICE)).filter((file) => file.endsWith('.html')) : []

    test.each(pages)('Google Voice: %s', async (file) => {
      const text = readFileSync(join(SAMPLES, VOICE, file), 'utf8')
      const readings = await read(`${VOICE}/${file}`, 'google-voice')
      const messages = text.split('<div class="message">').length - 1
      expect(turnsIn(readings)).toBe(messages)
      const [reading] = readings
      const first = /<abbr class="(?:dt|published)" title="([^"]*)"/u.exec(text)?.[1]
      expect((messages > 0 ? reading?.turns[0] : reading?.events[0])?.at).toBe(first)
    })

    test('pages of Google Voice together are one conversation for each side', async () => {
      const files = Object.fromEntries(
        pages.map((file) => [`Takeout/Voice/Calls/${file}`, readFileSync(join(SAMPLES, VOICE, file), 'utf8')]),
      )
      const readings = await readFiles(files)
      expect(turnsIn(readings)).toBe(4 + 2 + 18 + 2 + 3 + 1 + 20)
      expect(readings.filter(({ title }) => title === 'Edson Arantes do Nascimento')).toHaveLength(1)
    })
  },
)
