import { keyOfWord, Speller } from '@telltale/classifier'
import { buildLexicon } from '@telltale/engine'
import { pack } from '@telltale/packs'
import { expect, test } from 'vitest'
import { listKnownWords } from '../src/list-known-words.js'
import type { Lesson } from '../src/sides.js'

const LETTERS = Array.from('abcdefghijklmnopqrstuvwxyz')

function lesson(pair: string, ...texts: readonly string[]): Lesson {
  const turns = texts.map((text) => ({ speaker: 'A', text }))
  return { pair, file: 'a', language: 'en', isApproach: false, kind: '', person: '', turns, techniques: [] }
}

/** Enough words for every letter to be one of an alphabet. */
const filler = LETTERS.flatMap((first) => LETTERS.map((second) => `${first}qx${second}`)).join(' ')
const lessons = [
  ...['1', '2', '3', '5', '6'].map((pair) => lesson(pair, filler, 'telegram', 'Telegram 2000 $50 照片')),
  lesson('4', 'telegram telegram rarely'),
  lesson('4', 'rarely'),
]
const known = listKnownWords(lessons, buildLexicon(pack))
const bytes = Buffer.from(known.table, 'base64')
const commonness = new Map(
  Array.from({ length: known.rows }, (_, row) => [bytes.readUInt32LE(row * 5), bytes.readUInt8(row * 5 + 4)]),
)

test('a word is as common as the conversations are many that have it', () => {
  expect(commonness.get(keyOfWord('telegram'))).toBe(Math.round(16 * Math.log2(6)))
  expect(commonness.get(keyOfWord('aqxb'))).toBe(Math.round(16 * Math.log2(5)))
})

test('twins are one, and a word of one conversation is not known', () =>
  expect(commonness.has(keyOfWord('rarely'))).toBe(false))

test('numbers, amounts and single signs are no words', () => {
  for (const other of ['2000', '#amount', '#digits', '照']) expect(commonness.has(keyOfWord(other))).toBe(false)
})

test('letters of few words are in no alphabet', () => expect(known.alphabets).toEqual([LETTERS.join('')]))

test('what is listed can be spelt with', () => expect(new Speller(known).meantBy('telgeram')).toBe('telegram'))
