import { exposurePack } from '@telltale/packs/exposure'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Stopped } from '../src/post/interruption.js'
import { lookAtPosting, type Looking } from '../src/post/look-at-posting.js'
import { PostBytes } from '../src/post/post-bytes.js'
import type { PostInput } from '../src/post/post-input.js'
import { SafeCopies } from '../src/post/safe-copies.js'
import { telltalePicture } from './post-support/picture-files.js'

/** Fails for one file as a fault in a library would: with an error that nobody foresaw. */
class BytesWithFault extends PostBytes {
  readonly #which: number
  readonly #error: Error

  constructor(which: number, error: Error) {
    super()
    this.#which = which
    this.#error = error
  }

  override async of(input: PostInput): Promise<Uint8Array> {
    if (input.number === this.#which) throw this.#error
    return await super.of(input)
  }
}

let folder = ''
let inputs: readonly PostInput[] = []
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'telltale-unforeseen-'))
  inputs = [1, 2, 3].map((number) => ({
    number,
    name: `${String(number)}.png`,
    path: join(folder, `${String(number)}.png`),
    wasNamed: true,
  }))
  for (const { path } of inputs) writeFileSync(path ?? '', await telltalePicture())
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function lookingWith(bytes: PostBytes, told: string[]): Looking {
  return {
    pack: exposurePack,
    language: 'en',
    profiles: [],
    bytes,
    onProgress: () => undefined,
    onUnreadable: ({ number }, { code }) => told.push(`${String(number)} ${code}`),
  }
}

test('a fault that nobody foresaw costs one file its look, and the others nothing', async () => {
  const told: string[] = []
  const looked = await lookAtPosting(inputs, '1', lookingWith(new BytesWithFault(2, new RangeError('too many')), told))
  expect(looked?.inputs.map(({ number }) => number)).toEqual([1, 3])
  expect(told).toEqual(['2 internal/unexpected'])
})

test('a fault that nobody foresaw costs one file its copy, and the others nothing', async () => {
  const looked = await lookAtPosting(inputs, '1', lookingWith(new PostBytes(), []))
  const out = join(folder, 'copies')
  const wishes = {
    out,
    covers: [],
    coverFound: false,
    keep: { colour: true, copyright: false },
    withCertificate: false,
    madeBy: 'test',
  }
  const copies = new SafeCopies(wishes, lookingWith(new BytesWithFault(2, new RangeError('too many')), []))
  await copies.prepare(inputs)
  const made: string[] = []
  for await (const one of copies.of(looked ? [looked] : [], inputs.length))
    made.push('error' in one ? one.error.code : 'written')
  expect(made).toEqual(['written', 'internal/unexpected', 'written'])
  expect(readdirSync(out)).toHaveLength(2)
})

test('who stops the work stops all of it', async () => {
  const told: string[] = []
  const looking = lookingWith(new BytesWithFault(2, new Stopped()), told)
  await expect(lookAtPosting(inputs, '1', looking)).rejects.toBeInstanceOf(Stopped)
  expect(told).toEqual([])
})
