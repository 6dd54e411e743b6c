import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { readStdinAsReadings } from '../src/index.js'
import { makeZip } from './make-zip.js'

test('text that is piped in piece by piece is read as one', async () => {
  const bytes = Buffer.from('Ann: grüß dich 😀\nBen: hi\nAnn: ok\n')
  const pieces = Array.from({ length: bytes.length }, (_, at) => bytes.subarray(at, at + 1))
  const [reading] = await readStdinAsReadings(Readable.from(pieces))
  expect(reading?.turns.map(({ text }) => text)).toEqual(['grüß dich 😀', 'hi', 'ok'])
})

test('an archive may be piped in', async () => {
  const zip = makeZip([{ name: 'a.txt', content: 'Ann: hi\nBen: ho\nAnn: ok\n' }])
  expect(await readStdinAsReadings(Readable.from([zip]))).toHaveLength(1)
})

test('nothing, and no text, are errors', async () => {
  await expect(readStdinAsReadings(Readable.from([]))).rejects.toMatchObject({ code: 'read/empty' })
  await expect(readStdinAsReadings(Readable.from([Buffer.from([0, 1, 2, 0, 3])]))).rejects.toMatchObject({
    code: 'read/not-text',
  })
})

test('what never ends is stopped', async () => {
  const block = Buffer.alloc(16_000_000, 0x61)
  const endless = new Readable({
    read() {
      this.push(block)
    },
  })
  await expect(readStdinAsReadings(endless)).rejects.toMatchObject({ code: 'read/too-large' })
})
