import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { TelltaleError, type Reading } from '@telltale/model'
import { readFileAsReadings } from '@telltale/host-node'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeZip, type ZipPart } from '../../host-node/test/make-zip.js'
import { closeWaysOut, readBlob } from '../src/index.js'

const FIXTURES = fileURLToPath(new URL('../../readers/fixtures/', import.meta.url))
const CHAT = '12/05/2024, 10:32 - Anna: hi\n12/05/2024, 10:33 - Ben: ho\n'

const fixture = (name: string): Buffer => readFileSync(join(FIXTURES, name))

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'telltale-host-web-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What came of it: readings, or the error in its words. */
async function outcome(readings: () => Promise<readonly Reading[]>): Promise<unknown> {
  try {
    return await readings()
  } catch (error) {
    if (!(error instanceof TelltaleError)) throw error
    return { code: error.code, message: error.message, remedy: error.remedy }
  }
}

async function inBrowser(path: string): Promise<unknown> {
  return await outcome(async () => {
    const readings: Reading[] = []
    for await (const reading of readBlob(basename(path), new Blob([readFileSync(path)]))) readings.push(reading)
    return readings
  })
}

const onNode = async (path: string): Promise<unknown> => outcome(async () => readFileAsReadings(path))

const files = readdirSync(FIXTURES, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap((entry) => readdirSync(join(FIXTURES, entry.name), { withFileTypes: true }).map((file) => ({ entry, file })))
  .filter(({ file }) => file.isFile() && !file.name.endsWith('.expected.json'))
  .map(({ entry, file }) => `${entry.name}/${file.name}`)

describe('the same file is read in the browser as on the command line', () => {
  test('there is something to read', () => expect(files.length).toBeGreaterThan(40))

  test.each(files)('%s', async (name) => {
    expect(await inBrowser(join(FIXTURES, name))).toEqual(await onNode(join(FIXTURES, name)))
  })

  const archives: readonly (readonly [what: string, bytes: Uint8Array])[] = [
    [
      'a chat with media',
      zip([
        { name: '_chat.txt', content: CHAT },
        { name: 'IMG-1.jpg', content: 'x' },
      ]),
    ],
    [
      'parts that count up',
      zip([
        { name: 'b10.txt', content: CHAT },
        { name: 'b2.txt', content: 'Zoe: hello\nMax: hi\n' },
      ]),
    ],
    ['stored, not compressed', zip([{ name: 'chat.txt', content: CHAT, stored: true }])],
    ['an archive within', zip([{ name: 'in.zip', content: zip([{ name: 'chat.txt', content: CHAT }]) }])],
    [
      'one within one within',
      zip([{ name: 'a.zip', content: zip([{ name: 'b.zip', content: zip([{ name: 'c.txt', content: CHAT }]) }]) }]),
    ],
    [
      'hidden files and the folder of a Mac',
      zip([
        { name: '.x.txt', content: CHAT },
        { name: '__MACOSX/y.txt', content: CHAT },
        { name: 'z.txt', content: CHAT },
      ]),
    ],
    [
      'a link',
      zip([
        { name: 'l.txt', content: '/etc/passwd', externalAttributes: 0xa1ff0000 },
        { name: 'z.txt', content: CHAT },
      ]),
    ],
    [
      'a locked file beside others',
      zip([
        { name: 'l.txt', content: CHAT, encrypted: true },
        { name: 'z.txt', content: CHAT },
      ]),
    ],
    ['locked as a whole', zip([{ name: 'l.txt', content: CHAT, encrypted: true }])],
    ['without text', zip([{ name: 'a.jpg', content: 'x' }])],
    [
      'an office document',
      zip([
        { name: '[Content_Types].xml', content: '<x/>' },
        { name: 'xl/workbook.xml', content: '<x/>' },
      ]),
    ],
    [
      'a Word document and nothing to read beside it',
      zip([{ name: 'offer.docx', content: fixture('docx/offer.docx') }]),
    ],
    [
      'a PDF and a picture of it',
      zip([
        { name: 'offer.pdf', content: fixture('pdf/offer.pdf') },
        { name: 'a.jpg', content: 'x' },
      ]),
    ],
    ['names that lead out', zip([{ name: '../out.txt', content: CHAT }])],
    ['a name from the root', zip([{ name: '/out.txt', content: CHAT }])],
    ['a name with backslashes', zip([{ name: 'a\\b.txt', content: CHAT }])],
    ['a bomb', zip([{ name: 'bomb.txt', content: 'a'.repeat(20_000_000) }])],
    ['a bomb that lies about its size', zip([{ name: 'bomb.txt', content: 'a'.repeat(20_000_000), claimedSize: 10 }])],
    ['a bomb within', zip([{ name: 'in.zip', content: zip([{ name: 'bomb.txt', content: 'a'.repeat(20_000_000) }]) }])],
    ['one that claims to be enormous', zip([{ name: 'a.txt', content: CHAT, claimedSize: 4_000_000_000 }])],
    ['cut short', zip([{ name: 'a.txt', content: CHAT }]).subarray(0, 60)],
    ['nothing but its first bytes', Uint8Array.of(0x50, 0x4b, 3, 4)],
    ['empty', Uint8Array.of(0x50, 0x4b, 5, 6, ...new Uint8Array(18))],
  ]

  test.each(archives)('an archive: %s', async (what, bytes) => {
    const path = join(folder, `${what.replace(/\W+/gu, '-')}.zip`)
    writeFileSync(path, bytes)
    expect(await inBrowser(path)).toEqual(await onNode(path))
  })

  const texts: readonly (readonly [what: string, bytes: Uint8Array])[] = [
    ['nothing', new Uint8Array(0)],
    ['white space', Buffer.from('  \n ')],
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1, 2, 3)],
    ['UTF-16', Buffer.from(`\ufeff${CHAT}`, 'utf16le')],
    ['windows-1252', Buffer.from('12/05/2024, 10:32 - Jos\u00e9: caf\u00e9 ol\u00e9\n', 'latin1')],
    [
      'a mail in windows-1252',
      Buffer.from(
        'From: Jos\u00e9 <j@example.org>\nSubject: x\nDate: Mon, 1 Jan 2024 10:00:00 +0000\n\nCaf\u00e9?\n',
        'latin1',
      ),
    ],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${CHAT}`)],
  ]
  test.each(texts)('a file: %s', async (what, bytes) => {
    const path = join(folder, `${what}.txt`)
    writeFileSync(path, bytes)
    expect(await inBrowser(path)).toEqual(await onNode(path))
  })
})

test('a file that is gone since it was chosen says so', async () => {
  const gone = new Blob(['x'])
  Object.defineProperty(gone, 'slice', {
    value: () => ({ arrayBuffer: async () => Promise.reject(new Error('gone')) }),
  })
  await expect(readBlob('a.txt', gone).next()).rejects.toMatchObject({ code: 'read/not-readable' })
})

test('a worker loses every way to send, also those that it inherits', () => {
  class Scope {
    fetch(): void {
      throw new Error('sent')
    }
  }
  class Inner extends Scope {
    readonly XMLHttpRequest = 1
  }
  const scope = new Inner()
  closeWaysOut(scope)
  expect(Reflect.get(scope, 'fetch')).toBeUndefined()
  expect(scope.XMLHttpRequest).toBeUndefined()
  expect(() => {
    Object.defineProperty(scope, 'fetch', { value: 1 })
  }).toThrow()
})

function zip(parts: readonly ZipPart[]): Uint8Array {
  return makeZip(parts)
}
