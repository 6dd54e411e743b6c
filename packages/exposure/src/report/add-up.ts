import type {
  CompiledExposurePack,
  ExposureCombination,
  ExposureFinding,
  ExposureProfile,
  ExposureSum,
} from '@telltale/model'
import { levelFor } from './level-for.js'

/**
 * What findings give away together: each combination of the pack of which every group has a finding of its own.
 *
 * @param findings - Those above `fine`, most harmful first, so that a group is met by the gravest.
 */
export function addUp(
  findings: readonly ExposureFinding[],
  pack: CompiledExposurePack,
  author: readonly ExposureProfile[],
  language: string,
): readonly ExposureSum[] {
  return pack.together.flatMap((combination) => {
    const members = membersOf(combination, findings)
    const level = levelFor(combination, author)
    if (!members || level === 'fine') return []
    const text =
      (Object.hasOwn(combination.text, language) ? combination.text[language] : combination.text['en']) ??
      combination.id
    return [{ id: combination.id, level, text, findings: members }]
  })
}

/** One finding for each group, no finding for two; undefined where that cannot be. Groups are few, so all ways are tried. */
function membersOf(
  { of, apart }: ExposureCombination,
  findings: readonly ExposureFinding[],
): readonly number[] | undefined {
  const fits = of.map((names) =>
    findings.flatMap(({ kind, rule, basis }, index) =>
      // What only sounds so is too little to build on.
      basis !== 'learned' && (names.includes(kind) || names.includes(rule)) ? [index] : [],
    ),
  )
  const choose = (group: number, chosen: readonly number[]): readonly number[] | undefined => {
    const options = fits[group]
    if (!options) return !apart || standApart(chosen, findings) ? chosen : undefined
    for (const option of options.slice(0, MOST_OPTIONS)) {
      if (chosen.includes(option)) continue
      const whole = choose(group + 1, [...chosen, option])
      if (whole) return whole
    }
    return undefined
  }
  return choose(0, [])
}

const MOST_OPTIONS = 6

function standApart(chosen: readonly number[], findings: readonly ExposureFinding[]): boolean {
  const texts = chosen.map((index) => {
    const [place] = findings[index]?.places ?? []
    return place ? `${place.item}/${place.where}/${place.text ?? ''}` : ''
  })
  return new Set(texts).size > 1
}
