import { readArchive, readLoaded, type ArchiveEntry, type OpenArchive } from '@telltale/host'
import type { Reading } from '@telltale/model'
import { expect, test } from 'vitest'

const CHAT = new TextEncoder().encode('12/05/2024, 10:32 - Anna: hi\n12/05/2024, 10:33 - Ben: ho\n')

const entry = (path: string): ArchiveEntry => ({
  path,
  size: CHAT.length,
  compressedSize: CHAT.length,
  isEncrypted: false,
  isLink: false,
  isReadable: true,
  async *chunks() {
    yield await Promise.resolve(CHAT)
  },
})

test('an error that nobody foresaw costs only the file of the archive that it came from', async () => {
  const archive: OpenArchive = {
    async *entries() {
      yield* await Promise.resolve([entry('a.txt'), entry('b.txt')])
    },
  }
  const readings: Reading[] = []
  for await (const { reading } of readArchive('chats.zip', archive, {
    open: async () => Promise.reject(new Error('none')),
    read: async (loaded, sure) => {
      if (loaded.source.name === 'a.txt') throw new RangeError('words of Anna')
      return await readLoaded(loaded, sure)
    },
  }))
    readings.push(reading)
  expect(readings.map(({ turns }) => turns.length)).toEqual([2])
  expect(readings[0]?.notices).toContainEqual({
    code: 'read/archive-entry-left-out',
    count: 1,
    detail: 'not understood',
  })
})
