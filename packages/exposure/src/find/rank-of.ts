import { EXPOSURE_LEVELS, type CompiledExposurePack } from '@telltale/model'
import type { Found } from './found.js'

/** How grave a find is for an ordinary author, as the place of its level in the order of levels. */
export function rankOf({ level, exposure }: Found, pack: CompiledExposurePack): number {
  return EXPOSURE_LEVELS.indexOf(level ?? pack.exposures[exposure]?.level ?? 'fine')
}
