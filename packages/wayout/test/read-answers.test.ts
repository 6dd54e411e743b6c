import { help } from '@telltale/packs/help'
import { describe, expect, test } from 'vitest'
import { questionsFor, readAnswers, readCountry } from '../src/index.js'

describe('a country', () => {
  test.each([
    ['de', 'DE'],
    ['UK', 'GB'],
    ['England', 'GB'],
    ['the USA', 'US'],
    ['U.S.A.', 'US'],
    ['America', 'US'],
    ['美国', 'US'],
    ['英国', 'GB'],
    ['Germany', 'DE'],
    ['德国', 'DE'],
    [' taiwan ', 'TW'],
    ['台湾', 'TW'],
  ])('is understood as %s', (written, code) => {
    expect(readCountry(written, help.countries)).toBe(code)
    expect(readAnswers({ country: written, citizenship: written }, help.countries)).toEqual({
      country: code,
      citizenship: code,
    })
  })

  test.each(['', 'secretland', '12', 'x'.repeat(10_000), 'any', 'Everywhere', '__proto__', 'constructor'])(
    'is none: %j',
    (written) => {
      expect(readCountry(written, help.countries)).toBeUndefined()
      expect(() => readAnswers({ country: written }, help.countries)).toThrow('two letters or a name')
    },
  )

  test('is asked for at once where somebody is in danger', () => {
    expect(questionsFor({ danger: 'yes' }, help)[0]?.id).toBe('country')
    expect(questionsFor({ danger: 'yes', country: 'DE' }, help)[0]?.id).toBe('for')
    expect(questionsFor({ danger: 'no' }, help)[0]?.id).toBe('for')
  })
})

describe('answers of a program', () => {
  test('are taken as they are, each value once and in the order of the questions', () =>
    expect(
      readAnswers({ happened: ['gave', 'asked', 'gave'], danger: null, age: 'adult', words: '  ', role: [] }),
    ).toEqual({ happened: ['asked', 'gave'], age: 'adult', role: [] }))

  test.each<unknown>([
    null,
    [],
    'x',
    { name: 'Ana' },
    { danger: 'maybe' },
    { danger: ['yes'] },
    { happened: 'asked' },
    { happened: ['asked', 'x'] },
    { country: 5 },
    { words: 'x'.repeat(20_001) },
    JSON.parse('{"__proto__": "x"}'),
  ])('are refused: %#', (data) => {
    let message = ''
    try {
      readAnswers(data)
    } catch (error) {
      message = error instanceof Error ? error.message : ''
    }
    expect(message).not.toBe('')
    expect(message).not.toContain('Ana')
  })
})
