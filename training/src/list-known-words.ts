import { keyOfWord } from '@telltale/classifier'
import { TokenList, tokenise, type buildLexicon } from '@telltale/engine'
import type { KnownWords } from '@telltale/model'
import type { Lesson } from './sides.js'

/** A word of one conversation alone may itself be a slip. */
const LEAST_LESSONS = 2
/** A letter of fewer words is a guest in its alphabet. */
const LEAST_WORDS = 20
/** Scripts in which a slip leaves out a letter; one of syllables, as Hangul, has too many signs to try. */
const SCRIPTS = ['Latin', 'Cyrillic', 'Hebrew', 'Arabic']
/** Shorter words are no word's slip: see `Speller`. */
const WORDS = SCRIPTS.map((script) => new RegExp(`^(?:(?=\\p{L})\\p{Script=${script}}){3,}$`, 'u'))
/** The stored commonness of each doubling; see `KnownWords`. */
const DOUBLING = 16

/** Lists the words that the lessons are written in, for the speller. */
export function listKnownWords(lessons: readonly Lesson[], lexicon: ReturnType<typeof buildLexicon>): KnownWords {
  const counts = new Map<string, { last: string; lessons: number }>()
  const tokens = new TokenList()
  for (const { pair, turns } of lessons) {
    for (const { text } of turns) {
      tokenise(text, lexicon, tokens)
      for (let i = 0; i < tokens.length; i++) {
        const word = tokens.wordAt(i)
        const known = counts.get(word)
        if (!known) {
          if (WORDS.some((written) => written.test(word))) counts.set(word, { last: pair, lessons: 1 })
        } else if (known.last !== pair) {
          known.last = pair
          known.lessons++
        }
      }
    }
  }
  const words = [...counts].filter(([, { lessons: count }]) => count >= LEAST_LESSONS)
  const bytes = Buffer.alloc(words.length * 5)
  words
    .map(([word, { lessons: count }]) => ({ key: keyOfWord(word), count }))
    .sort((a, b) => a.key - b.key)
    .forEach(({ key, count }, row) => {
      bytes.writeUInt32LE(key, row * 5)
      bytes.writeUInt8(Math.min(255, Math.round(DOUBLING * Math.log2(count))), row * 5 + 4)
    })
  return { alphabets: alphabetsOf(words.map(([word]) => word)), rows: words.length, table: bytes.toString('base64') }
}

function alphabetsOf(words: readonly string[]): readonly string[] {
  return WORDS.map((written) => {
    const counts = new Map<string, number>()
    for (const word of words)
      if (written.test(word)) for (const letter of new Set(word)) counts.set(letter, (counts.get(letter) ?? 0) + 1)
    return [...counts]
      .filter(([letter, count]) => count >= LEAST_WORDS && letter.length === 1)
      .map(([letter]) => letter)
      .sort()
      .join('')
  }).filter((alphabet) => alphabet !== '')
}
