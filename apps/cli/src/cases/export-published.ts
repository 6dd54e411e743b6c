import { exportCases } from '@telltale/cases'
import type { Invocation } from '../run.js'
import { writeInTurn } from '../write-in-turn.js'
import { caseOf, formatOf, openLibrary } from './case-library.js'
import { chosenCases } from './chosen-cases.js'

/** `telltale cases export [ID…]`: cases in a notation that other programs read. */
export async function exportPublished(invocation: Invocation): Promise<number> {
  const format = formatOf(invocation, ['json', 'csv', 'stix', 'misp', 'claimreview', 'markdown'])
  const { library, language } = await openLibrary(invocation)
  const { operands } = invocation
  const records = operands.length > 0 ? operands.map((id) => caseOf(library, id)) : chosenCases(library, invocation)
  await writeInTurn(exportCases(library, records, format, language))
  return 0
}
