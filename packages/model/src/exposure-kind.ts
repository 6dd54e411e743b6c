/** What a detail gives away. `metadata` and `likeness` are of files only: what a program wrote beside the picture, and faces. */
export const EXPOSURE_KINDS = [
  'workplace',
  'role',
  'project',
  'marking',
  'in-view',
  'place',
  'time',
  'movement',
  'contact',
  'identity',
  'credential',
  'people',
  'pressure',
  'metadata',
  'likeness',
] as const

export type ExposureKind = (typeof EXPOSURE_KINDS)[number]
