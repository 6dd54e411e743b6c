/**
 * What the author says about themselves, by which levels are set; several may hold at once, and then the highest level counts.
 *
 * `sensitive`: works where secrets are. `not-out`: something about them must not be known. `public-figure`: face and
 * contact are public anyway, home and family are not.
 */
export const EXPOSURE_PROFILES = ['ordinary', 'sensitive', 'not-out', 'public-figure'] as const

export type ExposureProfile = (typeof EXPOSURE_PROFILES)[number]
