import { gradeCase, textFor, type CaseRecord } from '@telltale/cases'
import { TelltaleError } from '@telltale/model'
import type { Invocation } from '../run.js'
import { writeInTurn } from '../write-in-turn.js'
import { formatOf, jsonOf, openLibrary, type OpenLibrary } from './case-library.js'
import { chosenCases } from './chosen-cases.js'
import { linesOfText } from './lines-of-text.js'

/** `telltale cases list`: the published cases that fit, one on a line or two. */
export async function listCases(invocation: Invocation): Promise<number> {
  const format = formatOf(invocation, ['text', 'json'])
  if (invocation.operands.length > 0)
    throw new TelltaleError(
      'usage/bad-value',
      'A list takes no names, only options.',
      'Use options such as --country DE, or telltale cases show ID for one case.',
    )
  const open = await openLibrary(invocation)
  const records = chosenCases(open.library, invocation)
  await writeInTurn(format === 'json' ? jsonOf(records.map(summaryOf)) : textOf(records, open))
  return 0
}

function summaryOf(record: CaseRecord) {
  const { id, title, kind, countries, years, status, sources, origins, claims } = record
  const { reliability, credibility } = gradeCase(record)
  return {
    id,
    title,
    kind,
    countries,
    years,
    status,
    grade: `${reliability}${credibility}`,
    techniques: record.stages.flatMap(({ techniques }) => techniques),
    sources: sources.length,
    origins: origins.length,
    claims: claims.length,
  }
}

function textOf(records: readonly CaseRecord[], { wording, say, width }: OpenLibrary): string {
  if (records.length === 0) return `${say('list.none')}\n`
  const lines = records.flatMap((record) => {
    const { reliability, credibility } = gradeCase(record)
    const { from, to } = record.years
    const year = to === undefined || to === from ? String(from) : `${from}–${to}`
    const facts = [year, say(`kind.${record.kind}.name`), say(`status.${record.status}`)].join(say('join'))
    return [
      `${reliability}${credibility}  ${record.id}`,
      ...linesOfText(textFor(record.title, wording), width, '    '),
      ...linesOfText(facts, width, '    '),
    ]
  })
  const count = say(records.length === 1 ? 'list.count-one' : 'list.count', { count: records.length })
  return `${[...lines, '', count, ...linesOfText(say('list.note'), width)].join('\n')}\n`
}
