import { rankByLikeness, type CompiledPack, type Finding, type Precedent } from '@telltale/model'

const MOST_PRECEDENTS = 3

/**
 * The published cases that look most like what was found: those that tell of most of the rarer techniques, most of all in
 * the same order. Empty when none shares two.
 */
export function findPrecedents(
  findings: readonly Finding[],
  { cases }: CompiledPack,
  language: string,
): readonly Precedent[] {
  return rankByLikeness(findings, cases, ({ steps }) => steps)
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
