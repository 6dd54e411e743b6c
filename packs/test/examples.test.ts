import { fileURLToPath } from 'node:url'
import { checkExamples, compilePack, EVERYDAY_LANGUAGES } from '@telltale/pack-kit'
import { describe, expect, test } from 'vitest'

const folder = fileURLToPath(new URL('../', import.meta.url))
const { pack: everyLanguage, rules, problems } = compilePack(folder, 'test')
const { pack: everyday } = compilePack(folder, 'test', { languages: 'everyday' })

test('the packs have no problems', () => expect(problems.map(({ path, what }) => `packs/${path}: ${what}`)).toEqual([]))

test('there are rules', () => expect(rules.length).toBeGreaterThan(30))

describe('every example of every rule, in every variation, finds just what it says', () => {
  test.each(rules.map(({ rule }) => ({ id: rule.id, rule })))('$id', ({ rule }) => {
    // Each language is read with the pack that its talk would be read with.
    const failures = Object.entries(rule.examples).flatMap(([language, examples]) =>
      checkExamples(
        { ...rule, examples: { [language]: examples } },
        EVERYDAY_LANGUAGES.includes(language) ? everyday : everyLanguage,
      ),
    )
    expect(
      failures.map(
        ({ language, example, variation, expected, found, hint }) =>
          `${language}: ${example}${variation === undefined ? '' : ` (${variation})`}\n  expected ${JSON.stringify(expected)}\n  found    ${JSON.stringify(found)}${hint === undefined ? '' : `\n  ${hint}`}`,
      ),
    ).toEqual([])
  })
})
