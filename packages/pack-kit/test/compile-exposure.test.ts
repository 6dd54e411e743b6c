import { describe, expect, test } from 'vitest'
import { compileSmall, ruleFile, SMALL } from '../../exposure/test/small-pack.js'
import { checkExposureExamples } from '../src/check-exposure-examples.js'

const MATCH = `level: mind
match: { en: ["(my|our) (badge|pass)"], zh: ["我 的 工 牌"] }
`

function problemsOf(files: Readonly<Record<string, string>>): readonly string[] {
  return compileSmall(files).problems.map(({ path, what }) => `${path}: ${what}`)
}

describe('a rule about posts that cannot be used says why', () => {
  test.each([
    ['an unknown kind', 'shoes/red', MATCH, 'there is no kind "shoes"'],
    [
      'an unknown identifier',
      'contact/x',
      'level: mind\nidentifiers: [shoe-size]',
      'there is no identifier "shoe-size"',
    ],
    ['nothing to look for', 'contact/x', 'level: mind', 'needs one of match, signs and identifiers'],
    ['too few examples', 'in-view/x', MATCH, 'zh: 0 near-misses, 6 are needed'],
    [
      'a pattern that is not one',
      'in-view/x',
      'level: mind\nmatch: { en: ["my (badge"], zh: ["我"] }',
      'a "(" is not closed',
    ],
    ['an unknown level', 'in-view/x', MATCH.replace('mind', 'grave'), '/level must be one of'],
    ['a mask', 'in-view/x', `${MATCH}instead: { en: ["***"], zh: ["某"] }`, '/instead/en/0'],
    [
      'a form that there is not',
      'in-view/x',
      'level: mind\nmatch: { en: [{ say: badge, form: round }], zh: [牌] }',
      'form',
    ],
    ['a sign that there is not', 'metadata/x', 'level: mind\nsigns: [smell]', '/signs/0 must be one of'],
  ])('%s', (_what, id, lines, said) =>
    expect(problemsOf({ [`exposure/${id}.yaml`]: ruleFile(id, lines) }).join('\n')).toContain(said),
  )

  test('an id that does not say where the file is', () =>
    expect(problemsOf({ 'exposure/in-view/x.yaml': ruleFile('in-view/y', MATCH) }).join('\n')).toContain(
      'does not say where the file is',
    ))

  test('a sum of what there is not', () =>
    expect(
      problemsOf({
        'exposure/together.yaml': 'together: [{ id: a, level: mind, of: [place, nowhere], text: { en: x, zh: 你 } }]',
      }),
    ).toContain('exposure/together.yaml: a: there is no kind or rule "nowhere"'))
})

test('wordings of one rule with the same level and form stand together', () =>
  expect(SMALL.pack.rules.filter(({ id }) => id === 'workplace/base').map(({ level }) => level)).toEqual([
    undefined,
    'stop',
    'fine',
  ]))

test('the same folder gives the same digest', () => {
  const files = { 'exposure/in-view/x.yaml': ruleFile('in-view/x', MATCH) }
  expect(compileSmall(files).pack.digest).toBe(compileSmall(files).pack.digest)
})

describe('examples', () => {
  const check = (examples: string) => {
    const { pack, rules } = compileSmall({
      'exposure/in-view/x.yaml': ruleFile('in-view/x', `${MATCH}identifiers: [iban]\nexamples: { en: [${examples}] }`),
    })
    const [entry] = rules
    return entry ? checkExposureExamples(entry.rule, pack) : undefined
  }

  test('that come out as they say are no failures, in any variation', () =>
    expect(
      check(
        '{ says: "Look at my badge", finds: [my badge] }, { says: "A badge", finds: [] }, { says: "pay NL69 QXNB 0481 8909 77", finds: [NL69 QXNB 0481 8909 77] }',
      ),
    ).toEqual([]))

  test('that do not are told with what was found', () =>
    expect(check('{ says: "Look at my badge", finds: [badge] }')).toEqual([
      { language: 'en', example: 'Look at my badge', expected: ['badge'], found: ['my badge'] },
    ]))
})
