// Every reader: long conversations in its format, one message of hostile text, and its fixtures, changed and repeated.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readers } from '../../packages/readers/dist/index.js'
import { filled } from './filled.mjs'
import { fromTests } from './from-tests.mjs'

const { formats } = await fromTests('bench/growth/every-format.mjs')
const { Chance, mutate } = await fromTests('packages/readers/test/mutate.ts')

const TALK = [
  { speaker: 'Anna', text: 'Hello, nice to meet you here' },
  { speaker: 'Ben', text: 'Hi! How did you find me?' },
  { speaker: 'Anna', text: 'Your profile came up, I am a researcher' },
  { speaker: 'Ben', text: 'What do you work on' },
]
const FILLERS = ['a', 'a: ', '{"', '<', '[1/1/20', '> ', '\\"', '12:30 ']
const FIXTURES = fileURLToPath(new URL('../../packages/readers/fixtures', import.meta.url))

const seen = new Map()
/** A reader of several formats has each of them measured. */
const named = formats.map((format) => {
  const { id } = format.reader
  const number = (seen.get(id) ?? 0) + 1
  seen.set(id, number)
  return { ...format, id, name: number === 1 ? id : `${id} (${number})` }
})
const readAs = (id) => {
  const reader = readers.find((one) => one.id === id)
  return async (text) => {
    reader.canRead({ name: 'x', text })
    await reader.read({ name: 'x', text })
  }
}

const conversations = named.map(({ id, name, make }) => ({
  what: `${name}, a long conversation`,
  sizes: [1000, 3000, 9000],
  make: (messages) => make(Array.from({ length: messages }, (_, index) => TALK[index % TALK.length])),
  work: readAs(id),
}))

const messages = named
  .filter(({ skips }) => skips?.['long line'] === undefined)
  .flatMap(({ id, name, make }) =>
    FILLERS.map((filler) => ({
      what: `${name}, one message of ${JSON.stringify(filler)} over and over`,
      sizes: [25_000, 75_000, 225_000],
      make: (length) => make([...TALK, { speaker: 'Anna', text: `x${filled(filler)(length)}x` }, ...TALK]),
      work: readAs(id),
    })),
  )

/** The first fixture of a reader that is one file of text; undefined where there is none. */
function fixtureOf(id) {
  const folder = join(FIXTURES, id)
  if (!existsSync(folder)) return undefined
  return readdirSync(folder)
    .filter((name) => !name.endsWith('.expected.json') && !name.endsWith('.zip'))
    .map((name) => join(folder, name))
    .filter((path) => !statSync(path).isDirectory())
    .map((path) => readFileSync(path))
    .find((bytes) => !bytes.includes(0))
    ?.toString('utf8')
}

const changed = readers.flatMap(({ id }) => {
  const fixture = fixtureOf(id)
  if (fixture === undefined) return []
  return [1, 2, 3].map((seed) => {
    const piece = `${mutate(fixture, new Chance(seed)).slice(0, 2000)}\n`
    return {
      what: `${id}, its fixture changed by seed ${seed} and repeated`,
      sizes: [60_000, 180_000, 480_000],
      make: (size) => piece.repeat(Math.ceil(size / piece.length)),
      // As a host reads it: by whichever reader claims it, and by the fixture's own, which must bear it as well.
      work: async (text) => {
        const source = { name: 'x', text, bytes: Buffer.from(text) }
        for (const reader of readers)
          if (reader.id === id || (reader.canRead(source) && reader.fallback !== true)) await reader.read(source)
      },
    }
  })
})

export const cases = [...conversations, ...messages, ...changed]
