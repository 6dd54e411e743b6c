import { describe, expect, test } from 'vitest'
import { detectSignals } from '@telltale/engine'
import { smallPack, smallRule } from '../../../test/support/small-pack.js'
import { formsOfWord, type WordForms } from '../src/word-forms.js'

const forms: WordForms = {
  irregular: { take: ['takes', 'took', 'taken', 'taking'] },
  regular: [
    { ends: '(s|x|ch)', forms: ['+es', '+ed', '+ing'] },
    { ends: '[^aeiou]y', forms: ['-y+ies', '-y+ied', '+ing'] },
    { ends: 'e', forms: ['+s', '+d', '-e+ing'] },
    { ends: '^[^aeiou]*[aeiou][pt]', forms: ['+s', '+^ed', '+^ing'] },
    { ends: '', forms: ['+s', '+ed', '+ing'] },
  ],
}

describe('the forms of a word', () => {
  test.each([
    ['take', ['take', 'takes', 'took', 'taken', 'taking']],
    ['watch', ['watch', 'watches', 'watched', 'watching']],
    ['carry', ['carry', 'carries', 'carried', 'carrying']],
    ['save', ['save', 'saves', 'saved', 'saving']],
    ['snap', ['snap', 'snaps', 'snapped', 'snapping']],
    ['send', ['send', 'sends', 'sended', 'sending']],
  ])('%s', (word, all) => expect(formsOfWord(word, forms)).toEqual(all))

  test('of a language without forms is the word alone', () =>
    expect(formsOfWord('照', { irregular: {}, regular: [] })).toEqual(['照']))
  test('of a word called like something that every object has are the regular ones', () =>
    expect(formsOfWord('constructor', forms)).toEqual([
      'constructor',
      'constructors',
      'constructored',
      'constructoring',
    ]))
})

describe('the English of the packs knows', () => {
  test.each([
    ['photo~', ['photo', 'photos']],
    ['stop~', ['stopped', 'stopping']],
    ['carry~', ['carries', 'carried']],
    ['die~', ['dying']],
    ['send~', ['sends', 'sent', 'sending']],
    ['child~', ['children']],
  ])('%s', (pattern, words) => {
    const { pack } = smallPack([smallRule({ id: 'task/this', match: { en: [`${pattern} here`] } })])
    for (const word of words) {
      const turns = [{ speaker: 'they', text: `${word} here` }]
      const reading = { format: 'test', voice: 'conversation', turns, events: [], notices: [] } as const
      expect(detectSignals(reading, pack).signals, word).toHaveLength(1)
    }
  })
})
