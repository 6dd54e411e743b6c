import { fileURLToPath } from 'node:url'
import { checkExamples, compilePack } from '@telltale/pack-kit'
import { describe, expect, test } from 'vitest'

const { pack, rules, problems } = compilePack(fileURLToPath(new URL('../', import.meta.url)), 'test')

test('the packs have no problems', () => expect(problems.map(({ path, what }) => `packs/${path}: ${what}`)).toEqual([]))

test('there are rules', () => expect(rules.length).toBeGreaterThan(30))

describe('every example of every rule, in every variation, finds just what it says', () => {
  test.each(rules.map(({ rule }) => ({ id: rule.id, rule })))('$id', ({ rule }) => {
    expect(
      checkExamples(rule, pack).map(
        ({ language, example, variation, expected, found, hint }) =>
          `${language}: ${example}${variation === undefined ? '' : ` (${variation})`}\n  expected ${JSON.stringify(expected)}\n  found    ${JSON.stringify(found)}${hint === undefined ? '' : `\n  ${hint}`}`,
      ),
    ).toEqual([])
  })
})
