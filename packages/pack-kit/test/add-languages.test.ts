import { detectSignals } from '@telltale/engine'
import { describe, expect, test } from 'vitest'
import { smallPack, smallRule } from '../../../test/support/small-pack.js'

const rule = smallRule({ id: 'task/this', lists: { paper: { en: ['paper'] } } })
const french = {
  lists: { paper: ['dossiers', 'documents'] },
  unless: ['facture'],
  match: ['(envoie|donne) <3> @paper', 'combien @reward'],
  examples: [
    ...['envoie les dossiers', 'donne-moi ces documents', 'envoie documents'].map((says) => ({ says, finds: [says] })),
    ...['bonjour', 'les dossiers', 'la facture'].map((says) => ({ says, finds: [], because: 'it asks for nothing' })),
  ],
}
const files = {
  'language/fr.yaml': { forms: { irregular: {}, regular: [] }, frames: { negated: ['(ne|pas)'] } },
  'other-languages/fr/lists.yaml': { lists: { reward: ['prime'], currency: ['sous'] } },
  'other-languages/fr/task/this.yaml': french,
}

const problemsWith = (changed: Readonly<Record<string, unknown>>): readonly string[] =>
  smallPack([rule], { ...files, ...changed }).problems.map(({ path, what }) => `${path}: ${what}`)

describe('a further language', () => {
  test('enters by files of its own', () => {
    const { pack, rules, problems } = smallPack([rule], files)
    expect(problems.filter(({ path }) => !path.startsWith('approach/'))).toEqual([])
    expect(pack.languages).toEqual(['en', 'fr', 'zh'])
    expect(rules[0]?.rule.examples['fr']).toHaveLength(6)
    const seen = (text: string): readonly number[] =>
      detectSignals(
        { format: 't', voice: 'conversation', turns: [{ speaker: 'A', text }], events: [], notices: [] },
        pack,
      ).signals.flatMap(({ spans: [span] }) => (span ? [span.start, span.end] : []))
    expect(seen('Alors envoie-moi les dossiers demain')).toEqual([6, 29])
    expect(seen('N’envoie pas les dossiers')).toEqual([])
    expect(seen('envoie les documents et la facture')).toEqual([])
    expect(seen('combien de prime')).toEqual([])
    expect(seen('combien prime')).toEqual([0, 13])
  })

  test('leaves a rule as it is in the languages that it speaks already', () => {
    const [before] = smallPack([rule]).pack.rules
    const [after] = smallPack([rule], files).pack.rules
    expect(after?.match.filter(({ language }) => language !== 'fr')).toHaveLength(before?.match.length ?? -1)
    expect(after?.title).toEqual(before?.title)
  })

  test.each<[what: string, changed: Readonly<Record<string, unknown>>, expected: string]>([
    [
      'a rule that does not exist',
      { 'other-languages/fr/task/that.yaml': french },
      'other-languages/fr/task/that.yaml: lies at the place of no rule',
    ],
    [
      'a file that lies anywhere else',
      { 'other-languages/fr/this.yaml': french },
      'other-languages/fr/this.yaml: lies at the place of no rule',
    ],
    [
      'a language that the rule speaks already',
      { 'other-languages/en/task/this.yaml': { ...french, match: ['send files'] } },
      'other-languages/en/task/this.yaml: the rule has patterns in "en" already',
    ],
    [
      'too few examples',
      { 'other-languages/fr/task/this.yaml': { ...french, examples: french.examples.slice(0, 4) } },
      'other-languages/fr/task/this.yaml: 1 near-misses, 3 are needed',
    ],
    [
      'a member that means nothing',
      { 'other-languages/fr/task/this.yaml': { ...french, weight: 1 } },
      'other-languages/fr/task/this.yaml: the file has an unknown "weight"',
    ],
    [
      'lists without their name',
      { 'other-languages/fr/lists.yaml': { reward: ['prime'] } },
      'other-languages/fr/lists.yaml: must hold "lists:"',
    ],
  ])('is told apart from %s', (_, changed, expected) => {
    expect(problemsWith(changed).find((each) => each.startsWith(expected))).toBeDefined()
  })
})
