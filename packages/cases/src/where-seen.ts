import type { CaseLibrary, PublishedAccount } from './case-library.js'
import type { CaseRecord } from './case-record.js'
import { techniqueByCase } from './technique-by-case.js'

/** Where a technique was seen, as far as it is published. */
export interface WhereSeen {
  /** Cases that tell of it, and those that its rule names. */
  readonly cases: readonly CaseRecord[]
  /** Accounts and studies that its rule names and that have no record. Our own data set is none. */
  readonly accounts: readonly PublishedAccount[]
}

/**
 * Finds the published cases and accounts that a rule rests on, in both directions: cases that name the rule, and sources
 * that the rule names. Both empty: nothing published is known to show it, and whoever shows the rule says so.
 *
 * @param rule - Its id and the sources it names.
 */
export function whereSeen(
  library: Pick<CaseLibrary, 'records' | 'accounts'>,
  rule: { readonly id: string; readonly sources: readonly string[] },
): WhereSeen {
  const named = rule.sources.flatMap((id) => (Object.hasOwn(library.accounts, id) ? (library.accounts[id] ?? []) : []))
  const wanted = new Set([
    ...(techniqueByCase(library).get(rule.id) ?? []),
    ...rule.sources.map((id) => id.replace(/^case-/u, '')),
    ...named.flatMap(({ records }) => records),
  ])
  return {
    cases: library.records.filter(({ id }) => wanted.has(id)),
    accounts: named.filter(({ kind, records }) => kind !== 'dataset' && records.length === 0),
  }
}
