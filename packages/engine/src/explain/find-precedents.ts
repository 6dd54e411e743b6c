import { alignSteps, type CompiledPack, type Finding, type Precedent } from '@telltale/model'
import { stepsOf } from './steps-of.js'

const MOST_PRECEDENTS = 3
/** One shared technique is chance; two begin to be a likeness. */
const FEWEST_SHARED = 2
/** The same techniques in another order are still a likeness, of half the worth. */
const OUT_OF_ORDER = 0.5

/**
 * The published cases that look most like what was found: those that tell of most of the rarer techniques, most of all in
 * the same order. Empty when none shares two.
 */
export function findPrecedents(
  findings: readonly Finding[],
  { cases }: CompiledPack,
  language: string,
): readonly Precedent[] {
  const steps = stepsOf(findings)
  const seen = new Map(findings.filter(({ stage }) => stage !== 'person').map(({ rule, score }) => [rule, score]))
  const frequency = new Map<string, number>()
  for (const published of cases)
    for (const id of new Set(published.steps)) frequency.set(id, (frequency.get(id) ?? 0) + 1)
  const worth = (id: string): number => (seen.get(id) ?? 0) * Math.log(1 + cases.length / (frequency.get(id) ?? 1))
  return cases
    .map((published) => {
      const shared = [...new Set(published.steps)].filter((id) => seen.has(id))
      const { score, pairs } = alignSteps(steps, published.steps, worth)
      const inOrder = pairs.flatMap(([mine, theirs]) => {
        const id = published.steps[theirs]
        return id !== undefined && steps[mine] === id && id.includes('/') ? [id] : []
      })
      const others = shared.filter((id) => !inOrder.includes(id))
      const likeness = score + OUT_OF_ORDER * others.reduce((sum, id) => sum + worth(id), 0)
      return { published, shared, inOrder, likeness: likeness / Math.sqrt(Math.max(published.steps.length, 1)) }
    })
    .filter(({ shared }) => shared.length >= FEWEST_SHARED)
    .sort((a, b) => b.likeness - a.likeness || (a.published.id < b.published.id ? -1 : 1))
    .slice(0, MOST_PRECEDENTS)
    .map(({ published: { id, title, year, source, address, disputed, grade }, shared, inOrder }) => {
      const doubt = disputed?.[language] ?? disputed?.['en']
      return {
        id,
        title: title[language] ?? title['en'] ?? id,
        year,
        source: source[language] ?? source['en'] ?? '',
        address,
        ...(doubt === undefined ? {} : { disputed: doubt }),
        ...(grade === undefined ? {} : { grade }),
        shared,
        inOrder,
      }
    })
}
