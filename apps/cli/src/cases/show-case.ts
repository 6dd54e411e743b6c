import { gradeCase, gradeClaim, layOutCase } from '@telltale/cases'
import type { Invocation } from '../run.js'
import { writeInTurn } from '../write-in-turn.js'
import { caseOf, formatOf, jsonOf, openLibrary, operandOf } from './case-library.js'
import { linesOfText } from './lines-of-text.js'

/** `telltale cases show ID`: one case in full, every claim with its grade and the reason. */
export async function showCase(invocation: Invocation): Promise<number> {
  const format = formatOf(invocation, ['text', 'json'])
  const open = await openLibrary(invocation)
  const record = caseOf(open.library, operandOf(invocation.operands[0], 'case'))
  if (format === 'json') {
    const grades = record.claims.map((claim) => ({ claim: claim.id, ...gradeClaim(record, claim, open.wording) }))
    await writeInTurn(jsonOf({ record, grade: gradeCase(record), grades }))
    return 0
  }
  const { wording, width } = open
  const { id, title, sections } = layOutCase(record, { wording, techniques: open.library.techniques })
  const lines = sections.flatMap(({ heading, lines: content }) => [
    '',
    heading,
    ...content.flatMap(({ label, text, address, below }) => [
      ...linesOfText(
        label === undefined ? text : `${label}${label.endsWith('：') ? '' : ' '}${text}`,
        width,
        '    ',
        '  ',
      ),
      ...(address === undefined ? [] : [`    ${address}`]),
      ...(below ?? []).flatMap((line) => linesOfText(line, width, '      ', '    - ')),
    ]),
  ])
  await writeInTurn(`${[...linesOfText(title, width), id, ...lines].join('\n')}\n`)
  return 0
}
