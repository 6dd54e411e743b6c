import { STAGES } from '@telltale/model'
import { pack } from 'telltale'
import { languageOf } from '../language-of.js'
import type { Invocation } from '../run.js'

/** `telltale rules`: the techniques that speak, by stage. */
export async function rules({ options }: Invocation): Promise<number> {
  const language = languageOf(options)
  const spoken = pack.rules.filter(({ status, stage }) => status === 'stable' && stage !== 'account')
  if (options['format'] === 'json') {
    const list = spoken.map(({ id, stage, by, weight, title }) => ({
      id,
      stage,
      by,
      weight,
      title: title[language] ?? title['en'] ?? id,
    }))
    process.stdout.write(`${JSON.stringify(list, undefined, 2)}\n`)
    return 0
  }
  const wording = pack.wording[language] ?? {}
  for (const stage of [...STAGES, 'person', 'counter', 'heard'] as const) {
    const name = wording[`stage.${stage}.name`]
    const what = wording[`stage.${stage}.what`]
    process.stdout.write(`\n${String(name)}  ${typeof what === 'string' ? what : ''}\n`)
    for (const rule of spoken.filter((each) => each.stage === stage)) {
      process.stdout.write(`  ${rule.id.padEnd(46)} ${rule.title[language] ?? rule.title['en'] ?? ''}\n`)
    }
  }
  return 0
}
