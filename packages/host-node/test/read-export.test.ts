import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Reading } from '@telltale/model'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readFileAsReadings, readFolder } from '../src/index.js'
import { makePackedPdf } from './make-packed-pdf.js'
import { makeZip, type ZipPart } from './make-zip.js'

const CHAT = '12/05/2024, 10:32 - Anna: hi\n12/05/2024, 10:33 - Ben: ho\n'
/** An export of Slack, which is several files. */
const SLACK: Readonly<Record<string, string>> = {
  'users.json': JSON.stringify([
    { id: 'U1', name: 'anna', real_name: 'Anna', profile: { display_name: 'Anna' } },
    { id: 'U2', name: 'ben', real_name: 'Ben', profile: { display_name: 'Ben' } },
  ]),
  'channels.json': JSON.stringify([{ id: 'C1', name: 'general', members: ['U1', 'U2'] }]),
  'general/2024-05-12.json': JSON.stringify([
    { type: 'message', user: 'U1', text: 'hello', ts: '1715500000.000100' },
    { type: 'message', user: 'U2', text: 'hi', ts: '1715500060.000200' },
  ]),
  'general/2024-05-13.json': JSON.stringify([
    { type: 'message', user: 'U1', text: 'next day', ts: '1715590000.000100' },
  ]),
}

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'telltale-export-'))
})
afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
})

const parts = (files: Readonly<Record<string, string>>, prefix = ''): ZipPart[] =>
  Object.entries(files).map(([path, content]) => ({ name: prefix + path, content }))

let count = 0
async function readZip(list: readonly ZipPart[]): Promise<readonly Reading[]> {
  const path = join(folder, `${String(++count)}.zip`)
  await writeFile(path, makeZip(list))
  return await readFileAsReadings(path)
}

async function readFiles(files: Readonly<Record<string, string>>): Promise<readonly Reading[]> {
  const root = join(folder, String(++count))
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true })
    await writeFile(join(root, path), content)
  }
  const readings: Reading[] = []
  for await (const { piece } of readFolder(root)) if (piece !== undefined) readings.push(piece.reading)
  return readings
}

const said = (readings: readonly Reading[]): readonly string[] =>
  readings.flatMap(({ turns }) => turns.map(({ speaker, text }) => `${speaker}: ${text}`))
const TALK = ['Anna: hello', 'Ben: hi', 'Anna: next day']

describe('an export of several files is one conversation', () => {
  test('as a zip, as a folder, and with a folder around it', async () => {
    expect(said(await readZip(parts(SLACK)))).toEqual(TALK)
    expect(said(await readFiles(SLACK))).toEqual(TALK)
    expect(said(await readZip(parts(SLACK, 'My export/')))).toEqual(TALK)
    expect(said(await readZip([{ name: 'inner.zip', content: makeZip(parts(SLACK)) }]))).toEqual(TALK)
  })
  test('data beside it are nobody’s words, other chats are', async () => {
    const beside = { 'integration.log.json': '{"what": "ever"}', 'chat.txt': CHAT, 'page.html': '<p>settings</p>' }
    expect(said(await readZip(parts({ ...SLACK, ...beside })))).toEqual([...TALK, 'Anna: hi', 'Ben: ho'])
    expect(said(await readFiles({ ...SLACK, ...beside }))).toEqual([...TALK, 'Anna: hi', 'Ben: ho'])
    const left = (await readZip(parts({ ...SLACK, ...beside }))).at(-1)?.notices
    expect(left).toContainEqual({ code: 'read/archive-entry-left-out', count: 2, detail: 'beside an export' })
  })
  test('what is locked in it is told, and the rest is read', async () => {
    const locked = parts(SLACK).map((part) => (part.name.includes('05-13') ? { ...part, encrypted: true } : part))
    const readings = await readZip(locked)
    expect(said(readings)).toEqual(TALK.slice(0, 2))
    expect(readings.at(-1)?.notices).toContainEqual({
      code: 'read/archive-entry-left-out',
      count: 1,
      detail: 'encrypted',
    })
  })
  test('a part that is a bomb stops the whole', async () => {
    const bomb = { name: 'general/2024-05-14.json', content: Buffer.alloc(30_000_000, 0x61) }
    await expect(readZip([...parts(SLACK), bomb])).rejects.toMatchObject({ code: 'read/archive-unsafe' })
  })
  test('an archive that lists tens of thousands of files is sorted, and those of the export are read', async () => {
    const many = Array.from({ length: 12_000 }, (_, index) => ({
      name: `a/${String(index)}/message_1.json`,
      content: '{}',
      stored: true,
    }))
    expect(said(await readZip([...many, ...parts(SLACK)]))).toEqual(TALK)
  })
})

describe('documents in an archive', () => {
  const word = makeZip([
    { name: '[Content_Types].xml', content: '<Types/>' },
    { name: '_rels/.rels', content: '<Relationships/>' },
    {
      name: 'word/document.xml',
      content:
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>We pay 400 a day.</w:t></w:r></w:p></w:body></w:document>',
    },
    { name: 'word/_rels/document.xml.rels', content: '<Relationships/>' },
  ])
  test('that is a document itself are its parts, the one with a dot before its name as well', async () => {
    const path = join(folder, 'offer.docx')
    await writeFile(path, word)
    const readings = await readFileAsReadings(path)
    expect(readings.map(({ format, turns, notices }) => [format, turns[0]?.text, notices])).toEqual([
      ['docx', 'We pay 400 a day.', []],
    ])
  })
  test('are read when there is nothing else, and are files of the chat when there is one', async () => {
    const documents = [
      { name: 'a.pdf', content: makePackedPdf() },
      { name: 'b.docx', content: word },
    ]
    expect((await readZip(documents)).map(({ format }) => format)).toEqual(['pdf', 'docx'])
    const [chat, ...others] = await readZip([
      ...documents,
      { name: '_chat.txt', content: '30/12/2023, 21:41 - Lin: hi\n30/12/2023, 21:42 - Sam: a.pdf (file attached)\n' },
    ])
    expect(others).toEqual([])
    expect(chat?.format).toBe('whatsapp')
    expect(chat?.notices).toEqual([{ code: 'read/archive-entry-left-out', count: 2, detail: 'media' }])
  })
})
