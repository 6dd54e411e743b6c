import { describe, expect, test } from 'vitest'
import {
  canonicalJson,
  openContainer,
  parseManifest,
  sealContainer,
  sealFiles,
  verifyContainer,
  type FileSink,
  type OpenKeys,
  type Verification,
} from '../src/index.js'
import { allOf, bytesOf, entryOf, KEYS, manifestOf, sealed, streamOf, type Given } from './made.js'

const FILES: readonly Given[] = [
  { path: 'README.txt', content: 'how to open it', role: 'about' },
  { path: 'transcript.txt', content: 'Lin: hello\n'.repeat(3_000), role: 'transcript' },
  { path: 'originals/对话 with Lin.txt', content: 'Lin: 你好\n'.repeat(12_000) },
  { path: 'originals/empty.txt', content: '' },
  { path: 'originals/photo.jpg', content: Uint8Array.from({ length: 100_000 }, (_, at) => (at * 7919) & 255) },
]

async function check(
  container: Uint8Array,
  keys: OpenKeys = KEYS,
  kept?: Map<string, Uint8Array>,
): Promise<Verification> {
  return await verifyContainer(await openContainer(streamOf(container), keys), {
    ...(kept === undefined ? {} : { keep: async ({ path }) => sinkInto(kept, path) }),
  })
}

function sinkInto(kept: Map<string, Uint8Array>, path: string): FileSink {
  const pieces: Uint8Array[] = []
  return {
    async write(bytes) {
      pieces.push(bytes.slice())
    },
    async end(isWhole) {
      if (isWhole) kept.set(path, Buffer.concat(pieces))
    },
  }
}

/** Opens a container as any program of the format would. */
async function plainOf(container: Uint8Array): Promise<Uint8Array> {
  return await allOf(await openContainer(streamOf(container), KEYS))
}

/** Closes bytes as a container, whatever they are. */
async function closed(plain: Uint8Array): Promise<Uint8Array> {
  const { Encrypter } = await import('age-encryption')
  const encrypter = new Encrypter()
  encrypter.setPassphrase(KEYS.passphrase)
  encrypter.setScryptWorkFactor(KEYS.workFactor)
  return await encrypter.encrypt(plain)
}

describe('a container', () => {
  test('gives back every file bit for bit, and says that it is whole', async () => {
    const kept = new Map<string, Uint8Array>()
    const result = await check(await sealed(FILES), KEYS, kept)
    expect(result.isWhole).toBe(true)
    expect(result.damage).toBeUndefined()
    expect(result.files.map(({ state }) => state)).toEqual(FILES.map(() => 'whole'))
    for (const { path, content } of FILES)
      expect(Buffer.from(kept.get(path)!).equals(bytesOf(content)), path).toBe(true)
    expect(kept.has('manifest.json')).toBe(true)
  })

  test('of no files at all is a container too', async () => {
    expect((await check(await sealed([]))).isWhole).toBe(true)
  })

  test('is opened by any of its recipients, and by nobody else', async () => {
    const { generateX25519Identity, identityToRecipient } = await import('age-encryption')
    const [one, two, other] = await Promise.all([1, 2, 3].map(async () => await generateX25519Identity()))
    const recipients = await Promise.all([one!, two!].map(async (key) => await identityToRecipient(key)))
    const container = await sealed(FILES, { keys: { recipients } })
    expect((await check(container, { identities: [two!] })).isWhole).toBe(true)
    expect((await check(container, { identities: [other!, one!] })).isWhole).toBe(true)
    await expect(check(container, { identities: [other!] })).rejects.toMatchObject({ code: 'seal/wrong-key' })
  })

  test('keeps what it is closed to: a wrong passphrase, and words that are no keys', async () => {
    const container = await sealed(FILES)
    await expect(check(container, { passphrase: 'another' })).rejects.toMatchObject({ code: 'seal/wrong-key' })
    await expect(check(container, { identities: ['not a key'] })).rejects.toMatchObject({ code: 'seal/bad-key' })
    await expect(sealContainer([], { recipients: ['age1nonsense'] })).rejects.toMatchObject({ code: 'seal/bad-key' })
  })

  test.each([
    ['nothing', ''],
    ['a text', 'hello there, how are you?'],
    ['a beginning without an end', `age-encryption.org/v1\n${'x'.repeat(400_000)}`],
    ['an armoured file', '-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n-----END AGE ENCRYPTED FILE-----\n'],
  ])('is not %s', async (_, content) => {
    await expect(check(bytesOf(content))).rejects.toMatchObject({ code: 'seal/no-container' })
  })
})

describe('files in memory', () => {
  const by = { sealedAt: new Date('2026-03-01T10:00:00Z'), version: '0.1.0', pack: { version: '1', digest: 'abc' } }
  const files = [
    { name: 'chat?.txt', role: 'original', bytes: bytesOf('Lin: hello'), modified: new Date('2026-02-01T00:00:00Z') },
    { name: 'chat*.txt', role: 'original', bytes: bytesOf('Lin: hello again') },
    { name: 'README.txt', role: 'transcript', bytes: bytesOf('not the readme') },
  ] as const

  test('are sealed with a manifest and a README of their own', async () => {
    const { container, manifestDigest } = await sealFiles(files, by, KEYS)
    const result = await check(await allOf(container))
    expect(result).toMatchObject({ isWhole: true, manifestDigest })
    expect(result.manifest?.files.map(({ path, role, name }) => [path, role, name])).toEqual([
      ['README.txt', 'about', undefined],
      ['README (2).txt', 'transcript', 'README.txt'],
      ['originals/chat_.txt', 'original', 'chat?.txt'],
      ['originals/chat_ (2).txt', 'original', 'chat*.txt'],
    ])
  })

  test('may leave the originals out, and their digests stay', async () => {
    const { container } = await sealFiles(files, { ...by, withoutOriginals: true }, KEYS)
    const result = await check(await allOf(container))
    expect(result.isWhole).toBe(true)
    expect(result.manifest?.withheld.map(({ path }) => path)).toEqual([
      'originals/chat_.txt',
      'originals/chat_ (2).txt',
    ])
  })

  test('of which one is named as the folder of another have each a place of their own', async () => {
    const names = ['chat', 'chat/one.txt', 'CHAT/two.txt']
    const given = names.map((name) => ({ name, role: 'original' as const, bytes: bytesOf(name) }))
    const transcript = { name: 'originals', role: 'transcript' as const, bytes: bytesOf('') }
    const { container } = await sealFiles([transcript, ...given], by, KEYS)
    const result = await check(await allOf(container))
    expect(result.isWhole).toBe(true)
    expect(result.manifest?.files.map(({ path }) => path)).toEqual([
      'README.txt',
      'originals (2)',
      'originals/chat',
      'originals/chat (2)/one.txt',
      'originals/CHAT (2)/two.txt',
    ])
  })

  test('are never sealed alike twice, so that a digest does not tell what is in it', async () => {
    const [one, two] = [await sealFiles(files, by, KEYS), await sealFiles(files, by, KEYS)]
    expect(one.manifestDigest).not.toBe(two.manifestDigest)
    await Promise.all([one.container.cancel(), two.container.cancel()])
  })
})

describe('a change', () => {
  test('of one bit, anywhere in the file, is found; and named once the list of files is known', async () => {
    const container = await sealed(FILES)
    const header = Buffer.from(container).indexOf('\n---')
    for (let sample = 0; sample < 240; sample++) {
      const at = sample < 60 ? sample * 3 : (sample * 104_729) % container.length
      const changed = container.slice()
      changed[at] = (changed[at] ?? 0) ^ (1 << (sample & 7))
      const result = await check(changed).catch((error: unknown) => error)
      if (result instanceof Error) expect(at).toBeLessThan(header + 60)
      else {
        expect(result, String(at)).toMatchObject({ isWhole: false, damage: { is: 'damaged' } })
        const { damage, files } = result as Verification
        if (files.some(({ state }) => state === 'whole') && files.some(({ state }) => state !== 'whole'))
          expect(damage?.path ?? files.find(({ state }) => state !== 'whole')?.path).toBeDefined()
      }
    }
  })

  test('of the end: cut anywhere, it says so, and what was whole before is still known to be', async () => {
    const container = await sealed(FILES)
    for (const length of [200, 70_000, 150_000, container.length - 1, container.length - 65_536]) {
      const result = await check(container.slice(0, length))
      expect(result.isWhole).toBe(false)
      expect(result.damage?.is).toBe('damaged')
    }
    const late = await check(container.slice(0, container.length - 1_000))
    expect(late.files.slice(0, 3).map(({ state }) => state)).toEqual(['whole', 'whole', 'whole'])
    expect((await check(Buffer.concat([container, Buffer.from('x')]))).isWhole).toBe(false)
  })

  test('by somebody who has the key is found and the file named', async () => {
    const manifest = manifestOf(FILES)
    const changed = FILES.map((file) =>
      file.path === 'transcript.txt'
        ? { ...file, content: bytesOf(file.content).map((b, at) => (at === 500 ? b ^ 4 : b)) }
        : file,
    )
    const result = await check(await sealed(changed, { manifest }))
    expect(result.isWhole).toBe(false)
    expect(result.files.filter(({ state }) => state !== 'whole')).toEqual([
      { path: 'transcript.txt', state: 'changed' },
    ])
  })

  test('of the list of files, too: one added, taken out, put twice or moved', async () => {
    const manifest = manifestOf(FILES)
    const more = await check(await sealed([...FILES, { path: 'more.txt', content: 'x' }], { manifest }))
    expect(more.files.at(-1)).toEqual({ path: 'more.txt', state: 'not-listed' })
    const fewer = await check(await sealed(FILES.slice(0, -1), { manifest }))
    expect(fewer.files.at(-1)).toEqual({ path: 'originals/photo.jpg', state: 'missing' })
    const moved = await check(await sealed([...FILES].reverse(), { manifest }))
    for (const result of [more, fewer, moved]) expect(result.isWhole).toBe(false)
  })

  test('of the bytes between the files is found: every byte of the zip counts', async () => {
    const small = [FILES[0]!, { path: 'originals/a.txt', content: 'abc' }]
    const plain = await plainOf(await sealed(small))
    expect((await check(await closed(plain))).isWhole).toBe(true)
    const unnoticed: number[] = []
    for (let at = 0; at < plain.length; at++) {
      const changed = plain.slice()
      changed[at] = (changed[at] ?? 0) ^ 1
      if ((await check(await closed(changed))).isWhole) unnoticed.push(at)
    }
    // Only what says nothing about a file: dates, and versions of the format.
    expect(unnoticed.length).toBeLessThan(60)
    expect(plain.length).toBeGreaterThan(600)
  })
})

test('sizes and places longer than 32 bits are read', async () => {
  const { BlobReader, Uint8ArrayWriter, ZipWriter } = await import('@zip.js/zip.js/lib/zip-core-native.js')
  const files = [{ path: 'manifest.json', content: canonicalJson(manifestOf(FILES)) }, ...FILES].map(entryOf)
  const zip = new ZipWriter(new Uint8ArrayWriter(), { zip64: true, extendedTimestamp: false, useWebWorkers: false })
  for (const { path, size, crc32, open } of files) {
    const pieces: Uint8Array<ArrayBuffer>[] = []
    for await (const piece of open()) pieces.push(new Uint8Array(piece))
    const blob = new Blob(pieces)
    await zip.add(path, new BlobReader(blob), {
      passThrough: true,
      level: 0,
      compressionMethod: 0,
      uncompressedSize: size,
      crc32,
    })
  }
  const plain = await zip.close()
  expect(Buffer.from(plain).includes(Buffer.from([0x50, 0x4b, 6, 6]))).toBe(true)
  expect(await check(await closed(plain))).toMatchObject({ isWhole: true })
})

describe('a container that was made to do harm', () => {
  test.each(['../up.txt', '/etc/passwd', 'a/../../b', 'C:\\x', 'con', 'a\u202etxt.exe', 'x\n', '', 'a//b', '.', '..'])(
    'cannot name a file %j',
    async (path) => {
      const files = [{ path, content: 'x' }]
      const kept = new Map<string, Uint8Array>()
      const result = await check(await sealed(files), KEYS, kept)
      expect(result.isWhole).toBe(false)
      expect(result.manifest).toBeUndefined()
      expect(kept.size).toBe(0)
    },
  )

  test.each([
    ['{}'],
    ['[]'],
    ['null'],
    ['{"manifestVersion":2}'],
    [JSON.stringify({ ...manifestOf([]), files: 'many' })],
    [JSON.stringify({ ...manifestOf([]), files: [{ path: 'a', role: 'original', size: -1, sha256: 'f'.repeat(64) }] })],
    [JSON.stringify({ ...manifestOf([]), seal: '__proto__' })],
    [`{"__proto__":{"manifestVersion":1}}`],
    ['['.repeat(50_000)],
  ])('with a list that is none is not taken for whole: %#', async (text) => {
    const list = { path: 'manifest.json', content: text }
    const container = await allOf(await sealContainer([entryOf(list)], KEYS))
    expect(await check(container)).toMatchObject({ isWhole: false, damage: { is: 'irregular' } })
  })

  test('two paths that one machine takes for the same are refused', async () => {
    const result = await check(
      await sealed([
        { path: 'A.txt', content: 'x' },
        { path: 'a.txt', content: 'y' },
      ]),
    )
    expect(result.manifest).toBeUndefined()
  })

  test.each([
    [['Manifest.json']],
    [['mani\u017fe\u017ft.json', 'manifest.json/x']],
    [['a', 'a/b']],
    [['A', 'a.txt', 'a/b/c']],
    [['\u00e9/x', 'e\u0301']],
    [['stra\u00dfe', 'STRASSE']],
  ])('paths of which one would lie over another are refused: %j', async (paths) => {
    const kept = new Map<string, Uint8Array>()
    const result = await check(await sealed(paths.map((path) => ({ path, content: path }))), KEYS, kept)
    expect(result).toMatchObject({ isWhole: false })
    expect(result.manifest).toBeUndefined()
    expect(kept.size).toBe(0)
  })

  test('a list that names itself is refused, and one that is deep is not', () => {
    const listing = (paths: readonly string[]): string =>
      canonicalJson(manifestOf(paths.map((path) => ({ path, content: '' }))))
    expect(parseManifest(listing(['manifest.json']))).toBeUndefined()
    expect(parseManifest(listing(['a', 'b']))).toBeDefined()
    const deep = listing(Array.from({ length: 5_000 }, (_, at) => `${'d/'.repeat(1_000)}${at}`))
    expect(parseManifest(deep)?.files).toHaveLength(5_000)
  })

  test('paths that only begin alike are not', async () => {
    const paths = ['a', 'a-b', 'a.b', 'a b/c', 'ab', 'manifest.json.txt']
    expect(await check(await sealed(paths.map((path) => ({ path, content: path }))))).toMatchObject({ isWhole: true })
  })

  test('a zip by another program, compressed or not, is not taken for ours', async () => {
    for (const bytes of [bytesOf('PK\u0003\u0004'), new Uint8Array(100), bytesOf('PK\u0005\u0006'.padEnd(22, '\0'))])
      expect((await check(await closed(bytes))).isWhole).toBe(false)
  })
})

test('a file that is not what it was a moment ago ends the container with an error', async () => {
  const entry = entryOf({ path: 'a.txt', content: 'abc' })
  for (const content of ['abd', 'ab', 'abcd']) {
    const stream = await sealContainer([{ ...entry, open: entryOf({ path: 'a.txt', content }).open }], KEYS)
    await expect(allOf(stream)).rejects.toMatchObject({ code: 'seal/changed-meanwhile' })
  }
})
