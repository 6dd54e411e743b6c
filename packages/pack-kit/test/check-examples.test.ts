import { describe, expect, test } from 'vitest'
import { smallPack, smallRule } from '../../../test/support/small-pack.js'
import { checkExamples } from '../src/check-examples.js'
import type { ExampleEntry, RuleFile } from '../src/rule-file.js'
import { variationsFor } from '../src/variations-for.js'

function failuresOf(examples: readonly ExampleEntry[], more: Partial<RuleFile> = {}) {
  const rule = smallRule({
    id: 'task/this',
    match: { en: ['send <2> files'], zh: ['发 <2> 文件'] },
    told: { en: ['asked to send files'] },
    examples: { en: examples },
    ...more,
  })
  return checkExamples(rule, smallPack([rule]).pack)
}

describe('an example', () => {
  test('that is found as it says is in order', () =>
    expect(failuresOf([{ says: 'pls send the files!', finds: ['send the files'] }])).toEqual([]))
  test('that is not found fails once, as written', () =>
    expect(failuresOf([{ says: 'send a file', finds: ['send a file'] }])).toEqual([
      { language: 'en', example: 'send a file', expected: ['send a file'], found: [] },
    ]))
  test('that is found where nothing should be fails', () =>
    expect(failuresOf([{ says: 'send files', finds: [] }])).toMatchObject([{ expected: [], found: ['send files'] }]))
  test('that is found with other words than it says fails', () =>
    expect(failuresOf([{ says: 'send the files', finds: ['the files'] }])).toMatchObject([
      { found: ['send the files'] },
    ]))
  test('that is a talk counts the right side only', () => {
    expect(failuresOf([{ talk: ['they: send files', 'me: send files'], finds: ['send files'] }])).toEqual([])
    expect(
      failuresOf([{ talk: ['they: send files', 'me: send files'], finds: ['send files'] }], { by: 'person' }),
    ).toEqual([])
    expect(failuresOf([{ talk: ['me: send files'], finds: [] }])).toEqual([])
  })
  test('that is told is read in the third person', () =>
    expect(failuresOf([{ told: 'She was asked to send files.', finds: ['asked to send files'] }])).toEqual([]))
  test('in a talk that holds a colon keeps it', () =>
    expect(failuresOf([{ talk: ['they: look: send files'], finds: ['send files'] }])).toEqual([]))
})

describe('a known gap', () => {
  test('is in order as long as it is one', () =>
    expect(failuresOf([{ says: 'post files', finds: ['post files'], todo: '"post" is not matched yet' }])).toEqual([]))
  test('asks for its mark to be removed when it is none any more', () =>
    expect(failuresOf([{ says: 'send files', finds: ['send files'], todo: 'not matched yet' }])).toMatchObject([
      { hint: 'now found: remove "todo: not matched yet"' },
    ]))
})

describe('every variation', () => {
  const texts = [
    'Please send the secret files, 300 a go\nok?',
    '请你把照片发给我',
    'mail a@example.org or see www.example.org',
  ]

  test.each(variationsFor('zh').map((variation) => ({ variation, name: variation.name })))(
    '$name changes a part as it changes the whole',
    ({ variation: { vary } }) => {
      for (const text of texts) {
        const words = [...text.matchAll(/\S+/gu)].map(([word]) => word)
        const varied = vary(text)
        let from = 0
        for (const word of words) {
          const at = varied.indexOf(vary(word), from)
          expect(at, word).toBeGreaterThanOrEqual(0)
          from = at
        }
      }
    },
  )
  test('leaves addresses alone', () => {
    for (const { name, vary } of variationsFor('en'))
      if (name !== 'in capitals') expect(vary('see www.example.org'), name).toContain('www.example.org')
  })
  test('changes something', () => {
    for (const { name, vary } of variationsFor('zh'))
      expect(vary('Exposé: please accept\nthe 机密 files'), name).not.toBe('Exposé: please accept\nthe 机密 files')
  })
})
