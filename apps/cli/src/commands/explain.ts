import { gradeCase, textFor, whereSeen } from '@telltale/cases'
import { TelltaleError } from '@telltale/model'
import { pack } from 'telltale'
import { openLibrary } from '../cases/case-library.js'
import { languageOf } from '../language-of.js'
import type { Invocation } from '../run.js'

/** As many as fit beside the rest; `telltale cases list --technique` has them all. */
const MOST_SHOWN = 5

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
  const lines = [
    rule.title[language] ?? rule.id,
    rule.id,
    '',
    `${label(`${group}why`)}: ${rule.why[language] ?? ''}`,
    '',
    `${label(`${group}else`)}:`,
    ...(rule.couldAlsoBe[language] ?? []).map((each) => `  - ${each}`),
    '',
    ...(await seenLines(rule, options)),
    '',
  ]
  process.stdout.write(lines.join('\n'))
  return 0
}

/** The published cases and accounts it was seen in; where there are none, that is said. */
async function seenLines(
  rule: { readonly id: string; readonly sources: readonly string[] },
  options: Invocation['options'],
): Promise<readonly string[]> {
  const { library, wording, say } = await openLibrary({ options })
  const { cases, accounts } = whereSeen(library, rule)
  if (cases.length === 0 && accounts.length === 0) return [say('explain.no-case')]
  return [
    ...(cases.length === 0 ? [say('explain.no-case-accounts')] : [`${say('explain.cases')}${say('colon').trimEnd()}`]),
    ...cases.slice(0, MOST_SHOWN).map((record) => {
      const { reliability, credibility } = gradeCase(record)
      const aside = say('aside', { text: `${record.id}${say('join')}${reliability}${credibility}` })
      return `  - ${textFor(record.title, wording)}${aside}`
    }),
    ...(cases.length > MOST_SHOWN ? [`  ${say('explain.more-cases', { count: cases.length - MOST_SHOWN })}`] : []),
    ...(accounts.length === 0 || cases.length === 0 ? [] : [`${say('explain.accounts')}${say('colon').trimEnd()}`]),
    ...accounts
      .slice(0, MOST_SHOWN)
      .map(
        ({ title, publisher, year, address }) =>
          `  - ${title}${say('aside', { text: `${publisher}${say('join')}${year}` })}${address === undefined ? '' : ` ${address}`}`,
      ),
  ]
}
