import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sourceFromBytes } from '@telltale/host'
import { readBytesAsReadings, readFileAsReadings } from '../src/index.js'
import { Chance, mutate } from '../../readers/test/mutate.js'
import { readApart } from '../src/read-apart.js'
import { makePackedPdf } from './make-packed-pdf.js'

// The thread runs what is built: a failure that nobody catches in it would fail this file as a whole, were it here.
let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'telltale-apart-'))
})
afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
})

const wordsOf = async (bytes: Uint8Array, longestMs?: number): Promise<readonly string[]> =>
  (await readApart(await sourceFromBytes('x', bytes), false, longestMs)).flatMap(({ turns }) =>
    turns.map(({ text }) => text),
  )

test('a packed PDF is read, page by page', async () => {
  const path = join(folder, 'packed.pdf')
  await writeFile(path, makePackedPdf())
  const [reading] = await readFileAsReadings(path)
  expect(reading).toMatchObject({ format: 'pdf', title: 'Harbour job' })
  expect(reading?.turns.map(({ text, line }) => [line, text])).toEqual(
    [1, 2, 3].map((page) => [page, 'We look for people who photograph ports.']),
  )
})

describe('a PDF whose table leads astray costs nothing but itself:', () => {
  test.each([
    ['a page in a container that is none', { 11: [2, 1, 0] }],
    ['a page in a container that is not there', { 9: [2, 300, 0] }],
    ['a page at a place where nothing is', { 9: [1, 3, 0] }],
    ['a page behind the end', { 11: [1, 65_000, 0] }],
    ['a page in itself', { 9: [2, 9, 0] }],
    ['a container in a container', { 6: [2, 6, 0] }],
  ] as const)('%s', async (_what, entries) => {
    const readings = await readApart(await sourceFromBytes('x', makePackedPdf({ entries })))
    expect(readings).toHaveLength(1)
    expect(readings[0]?.format).toBe('pdf')
    const { tally } = readings[0] ?? {}
    expect(tally?.found).toBe((tally?.said ?? 0) + (tally?.frame ?? 0) + (tally?.left ?? 0))
    // Time for what fails late.
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(await wordsOf(makePackedPdf())).toHaveLength(3)
  })

  test('a page of an unknown kind, of which nothing is left', async () => {
    const source = await sourceFromBytes('x', makePackedPdf({ entries: { 11: [7, 1, 1] } }))
    await expect(readApart(source)).rejects.toMatchObject({ code: 'read/not-understood' })
    expect(await wordsOf(makePackedPdf())).toHaveLength(3)
  })
})

test('changed packed PDFs are borne, whatever their parts say of each other', async () => {
  const count = Number(process.env['TELLTALE_FUZZ'] ?? 100)
  for (let seed = 1; seed <= count; seed++) {
    const chance = new Chance(seed)
    const entry = chance.below(12)
    const entries = { [entry]: [chance.below(4), chance.below(1500), chance.below(12)] as const }
    const whole = Buffer.from(makePackedPdf(chance.below(3) === 0 ? {} : { entries })).toString('latin1')
    const text = chance.below(2) === 0 ? whole : mutate(whole, chance)
    const readings = await readBytesAsReadings(new Uint8Array(Buffer.from(text, 'latin1'))).catch(() => [])
    for (const { tally } of readings)
      expect(tally?.found, `seed ${String(seed)}`).toBe((tally?.said ?? 0) + (tally?.frame ?? 0) + (tally?.left ?? 0))
  }
}, 600_000)

test('one that takes too long is one that was not understood, and the next is read', async () => {
  // Long enough that no machine is done with it before the time is up.
  const source = await sourceFromBytes('x', makePackedPdf({ times: 20_000 }))
  await expect(readApart(source, false, 1)).rejects.toMatchObject({ code: 'read/not-understood' })
  expect(await wordsOf(makePackedPdf())).toHaveLength(3)
})

test('several at once get their own answers', async () => {
  const answers = await Promise.all(Array.from({ length: 4 }, async () => await wordsOf(makePackedPdf())))
  expect(answers.map((words) => words.length)).toEqual([3, 3, 3, 3])
})
