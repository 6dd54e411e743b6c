import type { CompiledPack, Finding, Precedent } from '@telltale/model'

const MOST_PRECEDENTS = 3
/** One shared technique is chance; two begin to be a likeness. */
const FEWEST_SHARED = 2

/**
 * The published cases that look most like what was found: those that share most of the rarer techniques. Empty when
 * none shares two.
 */
export function findPrecedents(
  findings: readonly Finding[],
  { cases }: CompiledPack,
  language: string,
): readonly Precedent[] {
  const seen = new Map(findings.filter(({ stage }) => stage !== 'person').map(({ rule, score }) => [rule, score]))
  const frequency = new Map<string, number>()
  for (const { techniques } of cases) for (const id of techniques) frequency.set(id, (frequency.get(id) ?? 0) + 1)
  return cases
    .map((published) => {
      const shared = published.techniques.filter((id) => seen.has(id))
      const likeness = shared.reduce(
        (sum, id) => sum + (seen.get(id) ?? 0) * Math.log(1 + cases.length / (frequency.get(id) ?? 1)),
        0,
      )
      return { published, shared, likeness: likeness / Math.sqrt(published.techniques.length) }
    })
    .filter(({ shared }) => shared.length >= FEWEST_SHARED)
    .sort((a, b) => b.likeness - a.likeness || (a.published.id < b.published.id ? -1 : 1))
    .slice(0, MOST_PRECEDENTS)
    .map(({ published: { id, title, year, source, address, disputed }, shared }) => {
      const doubt = disputed?.[language] ?? disputed?.['en']
      return {
        id,
        title: title[language] ?? title['en'] ?? id,
        year,
        source: source[language] ?? source['en'] ?? '',
        address,
        ...(doubt === undefined ? {} : { disputed: doubt }),
        shared,
      }
    })
}
