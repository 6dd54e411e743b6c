import { EXPOSURE_LEVELS, type ExposureLevel, type ExposureMeasure, type ExposureProfile } from '@telltale/model'

/**
 * How much something matters to this author: the highest of what it is to each profile that holds.
 *
 * @param own - The level of the words that were found, where it is not the rule's; it moves with the profile as the rule's does.
 */
export function levelFor(
  { level, profiles }: ExposureMeasure,
  author: readonly ExposureProfile[],
  own: ExposureLevel = level,
): ExposureLevel {
  const base = EXPOSURE_LEVELS.indexOf(level)
  const moves = (author.length === 0 ? (['ordinary'] as const) : author).map(
    (profile) => EXPOSURE_LEVELS.indexOf(profiles[profile] ?? level) - base,
  )
  const place = EXPOSURE_LEVELS.indexOf(own) + Math.max(...moves)
  return EXPOSURE_LEVELS[Math.min(Math.max(place, 0), EXPOSURE_LEVELS.length - 1)] ?? own
}
