import { EXPOSURE_LEVELS, type ExposureLevel } from '@telltale/model'

/** The highest of some levels; `fine` where there is none. */
export function worstOf(levels: readonly ExposureLevel[]): ExposureLevel {
  return EXPOSURE_LEVELS.findLast((level) => levels.includes(level)) ?? 'fine'
}
