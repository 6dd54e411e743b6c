import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ChatEvent, Reading, ReadingPiece, Turn } from '@telltale/model'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readFileAsReadings, readFileInPieces, readFolder } from '../src/index.js'
import { makeZip } from './make-zip.js'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'telltale-pieces-'))
})
afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
})

const two = (value: number): string => String(value).padStart(2, '0')
const WORDS = 'could you send the papers of the conference by tomorrow, 谢谢, it is for a friend'

/** About three megabytes, so that it comes in several pieces. */
function whatsapp(lineBreak = '\n'): string {
  const lines: string[] = []
  for (let at = 0; at < 30_000; at++) {
    const day = new Date(Date.UTC(2023, 0, 1) + at * 1_200_000)
    const stamp = `${String(day.getUTCMonth() + 1)}/${String(day.getUTCDate())}/${two(day.getUTCFullYear() % 100)}, ${two(day.getUTCHours())}:${two(day.getUTCMinutes())}`
    if (at % 501 === 0) lines.push(`${stamp} - Anna added Ben`)
    lines.push(`${stamp} - ${at % 3 === 0 ? 'Dr: Anna' : 'Ben'}: ${String(at)} ${WORDS}`)
    if (at % 11 === 0) lines.push('and on the next line', '', 'and below a blank one')
  }
  return lines.join(lineBreak) + lineBreak
}

function telegramChat(count: number, first = 1): string {
  const list = Array.from({ length: count }, (_, at) =>
    JSON.stringify({
      id: first + at,
      type: at % 100 === 7 ? 'service' : 'message',
      date: `2024-05-${two((at % 28) + 1)}T10:00:00`,
      ...(at % 100 === 7
        ? { actor: 'Anna', action: 'pin_message' }
        : { from: at % 2 === 0 ? 'Anna' : 'Ben', from_id: `user${String(at % 2)}` }),
      text: `${String(at)} ${WORDS} "}]{[`,
    }),
  )
  return `[\n${list.join(',\n')}\n]`
}

interface Joined {
  readonly title: string | undefined
  readonly owner: string | undefined
  readonly turns: readonly Turn[]
  readonly events: readonly ChatEvent[]
  readonly notices: Reading['notices']
  readonly tally: Reading['tally']
}

/** The pieces put together again as the contract says. */
async function inPieces(
  path: string,
  pieces: AsyncIterable<ReadingPiece> = readFileInPieces(path, { largerThan: 0 }),
): Promise<{ readonly joined: readonly Joined[]; readonly count: number }> {
  const joined: {
    title: string | undefined
    owner: string | undefined
    turns: Turn[]
    events: ChatEvent[]
    notices: Reading['notices']
    tally: Reading['tally']
  }[] = []
  let count = 0
  for await (const { reading, continues } of pieces) {
    count += 1
    if (!continues)
      joined.push({ title: reading.title, owner: undefined, turns: [], events: [], notices: [], tally: undefined })
    const last = joined.at(-1)
    if (last === undefined) throw new Error('a first piece that continues')
    const base = last.turns.length
    last.events.push(...reading.events.map((event) => ({ ...event, afterTurn: event.afterTurn + base })))
    last.turns.push(
      ...reading.turns.map((turn) => (turn.replyTo === undefined ? turn : { ...turn, replyTo: turn.replyTo + base })),
    )
    last.notices = reading.notices
    last.tally = reading.tally
  }
  return { joined, count }
}

async function asAWhole(path: string): Promise<readonly Joined[]> {
  return (await readFileAsReadings(path)).map(({ title, turns, events, notices, tally }) => ({
    title,
    owner: undefined,
    turns,
    events,
    notices,
    tally,
  }))
}

describe('a large file in pieces is what it is as a whole:', () => {
  test.each([
    ['a WhatsApp export', 'a.txt', () => whatsapp()],
    ['with CRLF', 'b.txt', () => whatsapp('\r\n')],
    ['with a byte-order mark', 'c.txt', () => `\ufeff${whatsapp()}`],
    ['with lines before the first message', 'd.txt', () => `what is this\n\n${whatsapp()}`],
    [
      'a Telegram chat',
      'e.json',
      () => `{"name": "Anna", "type": "personal_chat", "id": 9, "messages": ${telegramChat(20_000)}}`,
    ],
    [
      'a full Telegram export',
      'f.json',
      () =>
        `{"about": "x", "personal_information": {"user_id": 1, "bio": "${'y'.repeat(100_000)}"}, "contacts": {"list": [${'{"a": "b"},'.repeat(20_000)} {"a": 1}]}, "chats": {"about": "z", "list": [{"name": "One", "type": "personal_chat", "id": 1, "messages": ${telegramChat(12_000)}}, {"name": "Empty", "type": "private_group", "id": 2, "messages": []}, {"name": "Two", "type": "private_group", "id": 3, "messages": ${telegramChat(9000)}}]}}`,
    ],
  ])('%s', async (_what, name, make) => {
    const path = join(folder, name)
    await writeFile(path, make())
    const { joined, count } = await inPieces(path)
    const whole = await asAWhole(path)
    expect(count).toBeGreaterThan(joined.length)
    expect(joined.map(({ title, tally }) => [title, tally])).toEqual(whole.map(({ title, tally }) => [title, tally]))
    for (const [index, one] of joined.entries()) {
      expect(one.turns.length).toBe(whole[index]?.turns.length)
      expect(one.turns).toEqual(whole[index]?.turns)
      expect(one.events).toEqual(whole[index]?.events)
      expect(one.notices).toEqual(whole[index]?.notices)
    }
  })
})

describe('a large file that is damaged', () => {
  test('keeps what is whole when the end is missing, and says so', async () => {
    const path = join(folder, 'cut.json')
    const text = `{"name": "Anna", "type": "personal_chat", "id": 9, "messages": ${telegramChat(20_000)}}`
    await writeFile(path, text.slice(0, Math.floor(text.length * 0.7)))
    const { joined } = await inPieces(path)
    expect(joined).toHaveLength(1)
    expect(joined[0]?.turns.length).toBe((await asAWhole(path))[0]?.turns.length)
    expect(joined[0]?.notices.map(({ code }) => code)).toContain('read/cut-short')
  })
  test('counts a broken record in the middle, and goes on behind it', async () => {
    const path = join(folder, 'broken.json')
    const text = `{"name": "Anna", "type": "personal_chat", "id": 9, "messages": ${telegramChat(20_000)}}`
    const at = text.indexOf('"text"', text.length / 2)
    await writeFile(path, `${text.slice(0, at)}"${text.slice(at)}`)
    const { joined } = await inPieces(path)
    expect(joined[0]?.turns.length).toBeGreaterThan(19_000)
    expect(joined[0]?.notices.map(({ code }) => code)).toContain('read/record-not-understood')
  })
  test('characters that are none are counted', async () => {
    const path = join(folder, 'bytes.txt')
    await writeFile(path, Buffer.concat([Buffer.from(whatsapp()), Buffer.from([0xff, 0xfe, 0x0a])]))
    const { joined } = await inPieces(path)
    expect(joined[0]?.notices).toContainEqual({ code: 'read/characters-replaced', count: 2 })
  })
  test.each(['"', '{', '[', '{"id": 1, "text": "', '\\'])(
    'a list of nothing but %j makes no words, and that is said',
    async (filler) => {
      const path = join(folder, 'hostile.json')
      await writeFile(
        path,
        `{"name": "Anna", "type": "personal_chat", "id": 9, "messages": [${filler.repeat(3_200_000 / filler.length)}`,
      )
      const { joined } = await inPieces(path)
      expect(joined).toHaveLength(1)
      expect(joined[0]?.turns.map(({ text }) => text).join('')).toBe('')
      expect(joined[0]?.notices.map(({ code }) => code)).toContain('read/cut-short')
    },
  )
})

describe('a large text', () => {
  test('in an archive is what it is by itself', async () => {
    const alone = join(folder, 'alone.txt')
    const packed = join(folder, 'packed.zip')
    await writeFile(alone, whatsapp())
    await writeFile(
      packed,
      makeZip([
        { name: 'alone.txt', content: whatsapp() },
        { name: 'photo.jpg', content: 'x' },
      ]),
    )
    const { joined, count } = await inPieces(packed)
    const [whole] = await asAWhole(alone)
    expect(count).toBeGreaterThan(1)
    expect(joined).toHaveLength(1)
    expect(joined[0]?.turns).toEqual(whole?.turns)
    expect(joined[0]?.events).toEqual(whole?.events)
    expect(joined[0]?.tally).toEqual(whole?.tally)
    expect(joined[0]?.notices).toContainEqual({ code: 'read/archive-entry-left-out', count: 1, detail: 'media' })
  })
  test('in an archive that grows further than a text does is refused while it is unpacked', async () => {
    const path = join(folder, 'grows.zip')
    const line = '30/12/2023, 21:41 - Lin: ok\n'
    await writeFile(path, makeZip([{ name: 'chat.txt', content: line.repeat(400_000) }]))
    await expect(inPieces(path)).rejects.toMatchObject({ code: 'read/archive-unsafe' })
  })
  test('in a folder is what it is by itself, and one that is no chat costs it nothing', async () => {
    const inside = await mkdtemp(join(folder, 'inside-'))
    await writeFile(join(inside, 'a.txt'), whatsapp())
    await writeFile(join(inside, 'b.bin'), Buffer.from([0, 1, 2, 3]))
    async function* pieces(): AsyncGenerator<ReadingPiece, void, undefined> {
      for await (const { piece } of readFolder(inside, { largerThan: 0 })) if (piece !== undefined) yield piece
    }
    const { joined, count } = await inPieces('', pieces())
    expect(count).toBeGreaterThan(1)
    expect(joined[0]?.turns).toEqual((await asAWhole(join(inside, 'a.txt')))[0]?.turns)
  })
  test('tells how much of it was read', async () => {
    const path = join(folder, 'told.txt')
    await writeFile(path, whatsapp())
    const told: (readonly [number, number])[] = []
    const pieces = readFileInPieces(path, { largerThan: 0, onProgress: (done, total) => told.push([done, total]) })
    const { joined } = await inPieces('', pieces)
    expect(joined).toHaveLength(1)
    const { length } = Buffer.from(whatsapp())
    expect(told.every(([done, total]) => done > 0 && done <= total && total === length)).toBe(true)
    // It is walked twice: once to know how its dates are written.
    expect(told.filter(([done, total]) => done === total)).toHaveLength(2)
  })
})

test('a small file, one in another format, and an archive are read as a whole', async () => {
  const path = join(folder, 'small.txt')
  await writeFile(path, whatsapp().slice(0, 5000))
  const pieces: boolean[] = []
  for await (const { continues } of readFileInPieces(path)) pieces.push(continues)
  expect(pieces).toEqual([false])
  await expect(readFileInPieces(join(folder, 'none.txt')).next()).rejects.toMatchObject({ code: 'read/not-found' })
})
