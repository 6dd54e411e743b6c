import {
  accountsToCompare,
  channelName,
  compareAccounts,
  compareCases,
  joinWords,
  textFor,
  type AccountComparison,
  type CaseComparison,
  type CaseGap,
  type CaseRecord,
  type Claim,
  type FacetValue,
  type Objection,
  type Texts,
} from '@telltale/cases'
import { TelltaleError } from '@telltale/model'
import type { Invocation } from '../run.js'
import { writeInTurn } from '../write-in-turn.js'
import { caseOf, formatOf, jsonOf, openLibrary, operandOf, type OpenLibrary } from './case-library.js'
import { linesOfText } from './lines-of-text.js'

/**
 * `telltale cases compare`: two accounts of one case side by side (`compare CASE`, `compare CASE SOURCE SOURCE`), or two cases
 * (`compare CASE CASE`).
 */
export async function comparePublished(invocation: Invocation): Promise<number> {
  const format = formatOf(invocation, ['text', 'json'])
  const [first, second, third, ...more] = invocation.operands
  const open = await openLibrary(invocation)
  const record = caseOf(open.library, operandOf(first, 'case'))
  if (more.length > 0)
    throw new TelltaleError(
      'usage/bad-value',
      'Only two can be compared.',
      'Name one case, two cases, or a case and two of its sources.',
    )
  if (second !== undefined && second === (third ?? first))
    throw new TelltaleError(
      'usage/bad-value',
      third === undefined ? 'That is the same case twice.' : 'That is the same source twice.',
      'Name two different cases, or a case and two different sources of it.',
    )
  if (second !== undefined && third === undefined) {
    const comparison = compareCases(record, caseOf(open.library, second))
    await writeInTurn(format === 'json' ? jsonOf(caseFacts(comparison)) : caseText(comparison, open))
    return 0
  }
  const comparison = accountsOf(record, second, third)
  await writeInTurn(format === 'json' ? jsonOf(accountFacts(record, comparison)) : accountText(comparison, open))
  return 0
}

function accountsOf(record: CaseRecord, second: string | undefined, third: string | undefined): AccountComparison {
  const pair = second !== undefined && third !== undefined ? ([second, third] as const) : accountsToCompare(record)
  if (pair === undefined)
    throw new TelltaleError(
      'usage/bad-value',
      'That case has one source only.',
      'Name another case beside it, or run telltale cases show to see what the source says.',
    )
  const comparison = compareAccounts(record, pair[0], pair[1])
  if (comparison) return comparison
  throw new TelltaleError(
    'usage/bad-value',
    'The case has no source of that name.',
    `Its sources are: ${record.sources.map(({ id }) => id).join(', ')}.`,
  )
}

function accountFacts(record: CaseRecord, comparison: AccountComparison) {
  const own = new Set([comparison.first.id, comparison.second.id])
  const said = (claims: readonly Claim[]) =>
    claims.map(({ id, says, quotes }) => ({ claim: id, says, quotes: quotes.filter(({ source }) => own.has(source)) }))
  const contested = (objections: readonly Objection[]) =>
    objections.map(({ claim, stances, retells }) => ({ claim: claim.id, says: claim.says, stances, retells }))
  return {
    case: record.id,
    first: comparison.first,
    second: comparison.second,
    sameOrigins: comparison.sameOrigins.map(({ id }) => id),
    both: said(comparison.both),
    onlyFirst: said(comparison.onlyFirst),
    onlySecond: said(comparison.onlySecond),
    firstDisputes: contested(comparison.firstDisputes),
    secondDisputes: contested(comparison.secondDisputes),
    elsewhere: said(comparison.elsewhere),
    firstAdvises: comparison.firstAdvises,
    secondAdvises: comparison.secondAdvises,
    neither: comparison.neither,
  }
}

function accountText(comparison: AccountComparison, open: OpenLibrary): string {
  const { wording, say, width } = open
  const { first, second, sameOrigins } = comparison
  const named = (key: string, { publisher, title }: AccountComparison['first']): readonly string[] =>
    linesOfText(`${say(key)}${say('colon')}${publisher}${say('colon')}${title}`, width, '  ', '')
  const claims = (list: readonly Claim[]): readonly string[] => list.map(({ says }) => textFor(says, wording))
  const objections = (list: readonly Objection[]): readonly string[] =>
    list.map(({ claim, stances, retells }) =>
      [
        textFor(claim.says, wording) + (retells ? say('aside', { text: say('compare.retells') }) : ''),
        ...stances.map(({ stance, note }) => (note === undefined ? say(`stance.${stance}`) : textFor(note, wording))),
      ].join(' — '),
    )
  const advice = (list: readonly Texts[]): readonly string[] =>
    list.map((what) => say('compare.advises', { what: textFor(what, wording) }))
  const gaps = ({ what, note }: CaseGap): string => `${say(`gap.${what}`)}${say('colon')}${textFor(note, wording)}`
  const origin =
    sameOrigins.length === 0
      ? say('compare.no-origin')
      : say('compare.one-origin', {
          who: joinWords(
            sameOrigins.map(({ who }) => textFor(who, wording)),
            wording,
          ),
        })
  return written([
    say('compare.title'),
    ...named('compare.first', first),
    ...named('compare.second', second),
    '',
    ...linesOfText(origin, width),
    ...section('compare.both', claims(comparison.both), open),
    ...section('compare.only-first', [...claims(comparison.onlyFirst), ...advice(comparison.firstAdvises)], open),
    ...section('compare.only-second', [...claims(comparison.onlySecond), ...advice(comparison.secondAdvises)], open),
    ...(comparison.firstDisputes.length === 0
      ? []
      : section('compare.first-disputes', objections(comparison.firstDisputes), open)),
    ...section('compare.second-disputes', objections(comparison.secondDisputes), open),
    ...(comparison.elsewhere.length === 0 ? [] : section('compare.elsewhere', claims(comparison.elsewhere), open)),
    ...section('compare.neither', comparison.neither.map(gaps), open),
  ])
}

function caseFacts({ first, second, ...facts }: CaseComparison) {
  return { first: first.id, second: second.id, ...facts }
}

function caseText({ first, second, both, onlyFirst, onlySecond, neither }: CaseComparison, open: OpenLibrary): string {
  const { wording, say, width } = open
  const named = (key: string, { id, title }: CaseRecord): readonly string[] =>
    linesOfText(`${say(key)}${say('colon')}${textFor(title, wording)}${say('aside', { text: id })}`, width, '  ', '')
  const values = (list: readonly FacetValue[]): readonly string[] =>
    list.map((each) => `${say(`facet.${each.facet}`)}${say('colon')}${nameOf(each, open)}`)
  return written([
    say('compare.title-cases'),
    ...named('compare.first', first),
    ...named('compare.second', second),
    ...section('compare.cases-both', values(both), open),
    ...section('compare.cases-first', values(onlyFirst), open),
    ...section('compare.cases-second', values(onlySecond), open),
    ...section(
      'compare.cases-neither',
      neither.map((gap) => say(`gap.${gap}`)),
      open,
    ),
  ])
}

function nameOf({ facet, value }: FacetValue, { say, library, wording }: OpenLibrary): string {
  switch (facet) {
    case 'kind':
      return say(`kind.${value}.name`)
    case 'alleged':
      return say(`country.${value}`)
    case 'persona':
      return say(`persona.${value}.name`)
    case 'stage':
      return say(`stage.${value}.name`)
    case 'payment':
      return say(`payment.${value}`)
    case 'status':
      return say(`status.${value}`)
    case 'technique': {
      const title = library.techniques[value]
      return title === undefined ? value : textFor(title, wording)
    }
    case 'channel':
      return channelName(value, wording)
  }
}

function section(key: string, items: readonly string[], { say, width }: OpenLibrary): readonly string[] {
  return [
    '',
    say(key),
    ...(items.length === 0 ? [say('compare.nothing')] : items).flatMap((item) =>
      linesOfText(item, width, '    ', '  - '),
    ),
  ]
}

function written(lines: readonly string[]): string {
  return `${lines.join('\n')}\n`
}
