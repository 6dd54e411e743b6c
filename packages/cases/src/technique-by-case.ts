import type { CaseLibrary } from './case-library.js'

/** For each technique, what the person did included, the ids of the cases that tell of it, in the order of the library. */
export function techniqueByCase({ records }: Pick<CaseLibrary, 'records'>): ReadonlyMap<string, readonly string[]> {
  const cases = new Map<string, string[]>()
  for (const record of records)
    for (const id of new Set([...record.stages.flatMap(({ techniques }) => techniques), ...(record.did ?? [])])) {
      const known = cases.get(id)
      if (known) known.push(record.id)
      else cases.set(id, [record.id])
    }
  return cases
}
