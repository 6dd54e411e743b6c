import { EXPOSURE_PROFILES, type ExposureProfile } from '@telltale/model'

const PLACE = 'telltale-post-profiles'

/** What the person asked to be remembered of themselves on this device; nothing unless they asked. */
export const keptProfiles = {
  read(): readonly ExposureProfile[] | undefined {
    try {
      const names = localStorage.getItem(PLACE)?.split(' ')
      return names === undefined ? undefined : EXPOSURE_PROFILES.filter((each) => names.includes(each))
    } catch {
      // A browser may forbid it.
      return undefined
    }
  },
  keep(profiles: readonly ExposureProfile[]): void {
    try {
      localStorage.setItem(PLACE, profiles.join(' '))
    } catch {
      // Then it has to be chosen again next time.
    }
  },
  forget(): void {
    try {
      localStorage.removeItem(PLACE)
    } catch {
      // There is nothing, then.
    }
  },
}
