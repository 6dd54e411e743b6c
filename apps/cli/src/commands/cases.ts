import { TelltaleError } from '@telltale/model'
import type { Command, Invocation } from '../run.js'

/** `telltale cases …`: the published cases, and what can be done with them. Each part is loaded only when it is called. */
export async function cases({ options, operands: [what, ...operands] }: Invocation): Promise<number> {
  return (await load(what))({ options, operands })
}

async function load(what: string | undefined): Promise<Command> {
  switch (what) {
    case 'list':
      return (await import('../cases/list-cases.js')).listCases
    case 'show':
      return (await import('../cases/show-case.js')).showCase
    case 'compare':
      return (await import('../cases/compare-published.js')).comparePublished
    case 'timeline':
      return (await import('../cases/show-timeline.js')).showTimeline
    case 'similar':
      return (await import('../cases/find-similar.js')).findSimilar
    case 'read':
      return (await import('../cases/read-accounts.js')).readAccountsCommand
    case 'validate':
      return (await import('../cases/validate-records.js')).validateRecords
    case 'export':
      return (await import('../cases/export-published.js')).exportPublished
    default:
      throw new TelltaleError(
        'usage/unknown-option',
        what === undefined ? 'It was not said what to do with the cases.' : 'That cannot be done with the cases.',
        'Use list, show, compare, timeline, similar, read, validate or export; telltale cases --help tells more.',
      )
  }
}
