import type { ExposurePlace, Wording } from '@telltale/model'

import { say } from '../say.js'
import { showHidden } from '../show-hidden.js'
import type { LookedAt } from './looked-at.js'
import { PlacePositions } from './place-positions.js'
import { sayRegion } from './say-region.js'

/**
 * One line for each finding above `fine`, as compilers write theirs: `notes.md:3:14: careful: A unit's name [workplace/unit-name]`.
 * None where nothing is above `fine`. What was found is not quoted, because such lines end up in logs.
 */
export function linesOfExposure({ report, posting, paths }: LookedAt, wording: Wording): readonly string[] {
  const positions = new PlacePositions(posting)
  const fileOf = (item: number): string =>
    showHidden(paths?.[item] ?? report.items[item]?.name ?? say(wording, 'label.typed'))
  const spotOf = (place: ExposurePlace): string => {
    const file = fileOf(place.item)
    const position = positions.of(place)
    if (position) return `${file}:${position.line}:${position.column}`
    const [region] = place.regions ?? []
    if (region === undefined) return `${file}: ${say(wording, `label.where.${place.where}`)}`
    const pages = report.items[place.item]?.pages ?? []
    return `${file}: ${sayRegion(region, pages[region.page ?? 0], pages.length > 1, wording)}`
  }
  return [
    ...report.findings.map(({ level, title, rule, places }) => {
      const [first] = places
      const more = places.length > 1 ? ` (+${places.length - 1})` : ''
      return `${first === undefined ? '' : `${spotOf(first)}: `}${level}: ${showHidden(title)} [${rule}]${more}`
    }),
    ...report.together.map(({ level, text, id }) => `${level}: ${showHidden(text)} [${id}]`),
  ]
}
