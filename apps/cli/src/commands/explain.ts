import { TelltaleError } from '@telltale/model'
import { pack } from 'telltale'
import { languageOf } from '../language-of.js'
import type { Invocation } from '../run.js'

/** `telltale explain RULE`: what a technique is, why it matters, what else it could be, and where it was seen. */
export async function explain({ options, operands: [id] }: Invocation): Promise<number> {
  const language = languageOf(options)
  const rule = pack.rules.find((each) => each.id === id)
  if (!rule)
    throw new TelltaleError(
      'usage/unknown-rule',
      'There is no technique of that name.',
      'Run telltale rules to see them all.',
    )
  const wording = pack.wording[language] ?? {}
  const label = (key: string): string => {
    const found = wording[`label.${key}`]
    return typeof found === 'string' ? found : key
  }
  const group = rule.stage === 'counter' ? 'against.' : ''
  const cases = pack.cases.filter(({ techniques }) => techniques.includes(rule.id))
  const lines = [
    rule.title[language] ?? rule.id,
    rule.id,
    '',
    `${label(`${group}why`)}: ${rule.why[language] ?? ''}`,
    '',
    `${label(`${group}else`)}:`,
    ...(rule.couldAlsoBe[language] ?? []).map((each) => `  - ${each}`),
    ...(cases.length === 0 ? [] : ['', `${label('heading.precedents')}:`]),
    ...cases
      .slice(0, 5)
      .map(({ title, year, address }) => `  - ${title[language] ?? title['en'] ?? ''} (${year}) ${address}`),
    '',
  ]
  process.stdout.write(lines.join('\n'))
  return 0
}
