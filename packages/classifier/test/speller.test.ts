import { Speller } from '@telltale/classifier'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { knownWords } from '../../../test/support/known-words.js'

const WORDS = ['anyone', 'secret', 'messages', 'telegram', 'committee', 'delete', 'money', 'секрет', 'деньги']
const speller = new Speller(
  knownWords({
    ...Object.fromEntries(WORDS.map((word) => [word, 100])),
    planet: 60,
    plane: 90,
    plinth: 30,
    form: 50,
    from: 120,
  }),
)

describe('a slip is read as the word that was meant', () => {
  test.each([
    ['two letters changed places', 'anyoen', 'anyone'],
    ['at the beginning', 'oneym', undefined],
    ['the first two', 'omney', 'money'],
    ['a letter hit twice', 'seecret', 'secret'],
    ['a letter left out', 'telgram', 'telegram'],
    ['the first left out', 'elegram', 'telegram'],
    ['the last left out', 'message', 'messages'],
    ['one of two alike left out', 'comittee', 'committee'],
    ['in Cyrillic', 'сектер', undefined],
    ['in Cyrillic, changed places', 'секерт', 'секрет'],
    ['in Cyrillic, left out', 'денги', 'деньги'],
  ])('%s: %s', (_what, word, meant) => {
    expect(speller.meantBy(word)).toBe(meant)
  })

  test('the commoner of two', () => {
    expect(speller.meantBy('plaen')).toBe('plane')
    expect(speller.meantBy('plnaet')).toBe('planet')
  })
})

describe('a word is left as it is', () => {
  test.each([
    ['that is known', 'form'],
    ['that is known and rarer than its neighbour', 'planet'],
    ['with another letter in the place of one', 'sacret'],
    ['with a letter too many', 'secrept'],
    ['with two slips', 'secertt'],
    ['near to a rare one only', 'pilnth'],
    ['that is short', 'fro'],
    ['that is long', 'a'.repeat(500)],
    ['with a digit in it', 'telegrm4'],
    ['of two alphabets', 'секрtе'],
    ['of no known alphabet', '안녕하세요'],
    ['that is none', ''],
  ])('%s: %s', (_what, word) => {
    expect(speller.meantBy(word)).toBeUndefined()
  })
})

test('whatever is meant is a known word, one slip away and never itself', () => {
  const letters = fc.constantFrom('a', 'm', 'o', 'n', 'e', 'y', 's', 'c', 'r', 't', 'd', 'l')
  fc.assert(
    fc.property(fc.array(letters, { minLength: 3, maxLength: 9 }), (list) => {
      const word = list.join('')
      const meant = speller.meantBy(word)
      if (meant === undefined) return
      expect([...WORDS, 'planet', 'plane', 'form', 'from']).toContain(meant)
      expect(meant).not.toBe(word)
      expect(Math.abs(meant.length - word.length)).toBeLessThanOrEqual(1)
    }),
  )
})

test('a table that is cut short is refused', () => {
  const known = knownWords({ money: 10, secret: 10 })
  expect(() => new Speller({ ...known, rows: 3 })).toThrow(RangeError)
})
