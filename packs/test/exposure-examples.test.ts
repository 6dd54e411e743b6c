import { fileURLToPath } from 'node:url'
import { checkExposureExamples, compileExposure } from '@telltale/pack-kit'
import { describe, expect, test } from 'vitest'

const { pack, rules, problems } = compileExposure(fileURLToPath(new URL('../', import.meta.url)), 'test')

test('the rules about posts have no problems', () =>
  expect(problems.map(({ path, what }) => `packs/${path}: ${what}`)).toEqual([]))

describe('every example of every rule about posts, in every variation, finds just what it says', () => {
  test.each(rules.map(({ rule }) => ({ id: rule.id, rule })))('$id', ({ rule }) => {
    expect(
      checkExposureExamples(rule, pack).map(
        ({ language, example, variation, expected, found, hint }) =>
          `${language}: ${example}${variation === undefined ? '' : ` (${variation})`}\n  expected ${JSON.stringify(expected)}\n  found    ${JSON.stringify(found)}${hint === undefined ? '' : `\n  ${hint}`}`,
      ),
    ).toEqual([])
  })
})
