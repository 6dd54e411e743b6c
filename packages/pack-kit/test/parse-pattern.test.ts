import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parsePattern, PatternError } from '../src/parse-pattern.js'

describe('a pattern that is well formed', () => {
  const word = (text: string, form: 'exact' | 'any-form' | 'prefix' = 'exact') => ({ type: 'word', word: text, form })

  test.each([
    ['photo', word('photo')],
    ['Photo', word('photo')],
    ["don't", word('dont')],
    ['don’t', word('dont')],
    ['café', word('cafe')],
    ['take~', word('take', 'any-form')],
    ['photograph*', word('photograph', 'prefix')],
    ['照片', { type: 'sequence', parts: [word('照'), word('片')] }],
    ['发email', { type: 'sequence', parts: [word('发'), word('email')] }],
    ['@picture', { type: 'list', name: 'picture' }],
    ['#money', { type: 'class', name: 'money' }],
    ['<4>', { type: 'gap', most: 4, across: false }],
    ['<<12>>', { type: 'gap', most: 12, across: true }],
    ['some?', { type: 'optional', part: word('some') }],
    ['(a|b c)', { type: 'choice', options: [word('a'), { type: 'sequence', parts: [word('b'), word('c')] }] }],
    ['((a))', word('a')],
    ['a|b', { type: 'choice', options: [word('a'), word('b')] }],
  ])('%s', (pattern, node) => expect(parsePattern(pattern)).toEqual(node))

  test('is read alike in NFD', () => expect(parsePattern('café'.normalize('NFD'))).toEqual(parsePattern('café')))
})

describe('a pattern that is not, says what to write instead', () => {
  test.each([
    ['(a|b', 'a "(" is not closed'],
    ['a)', 'unexpected ")"'],
    ['a || b', 'something is missing here'],
    ['', 'something is missing here'],
    ['()', 'something is missing here'],
    ['a <<4>', 'a gap is written <4> or <<12>>'],
    ['a <4>> b', 'a gap is written <4> or <<12>>'],
    ['a <0> b', 'a gap is 1 to 30 words wide'],
    ['a <31> b', 'a gap is 1 to 30 words wide'],
    ['e-mail', 'hyphens and slashes separate words'],
    ['and/or', 'hyphens and slashes separate words'],
    ['what?!', '"!" has no meaning in a pattern'],
    ['?', '"?" has no meaning in a pattern'],
    ['a ~', '"~" has no meaning in a pattern'],
    ['照片~', '~ and * stand after one word of an alphabet'],
    ['ab*', 'a prefix needs at least three letters'],
    ['@Picture', '"@" has no meaning in a pattern'],
    ['#1', '"#" has no meaning in a pattern'],
  ])('%j: %s', (pattern, what) => {
    expect(() => parsePattern(pattern)).toThrow(PatternError)
    expect(() => parsePattern(pattern)).toThrow(what)
    expect(() => parsePattern(pattern), 'where').toThrow(/at character \d+ of: /u)
  })

  test('and nothing that is typed does anything else', () => {
    const typed = fc
      .array(
        fc.oneof(
          fc.constantFrom(...'()|?~*<>@#- '.split('')),
          fc.constantFrom('a', '照', '<4>', '<<9>>', '@x', '#any'),
          fc.string({ maxLength: 3 }),
        ),
        { maxLength: 14 },
      )
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(typed, (pattern) => {
        try {
          parsePattern(pattern)
        } catch (error) {
          expect(error).toBeInstanceOf(PatternError)
        }
      }),
      { numRuns: 2000 },
    )
  })

  test('brackets in brackets in brackets are refused in words, not by running out of stack', () => {
    const deep = '('.repeat(100_000)
    expect(() => parsePattern(deep)).toThrow(PatternError)
  })
})
