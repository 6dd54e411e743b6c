/** Who a channel is for. Help of its own kind is listed apart: official channels never stand in for independent advice. */
export const HELP_KINDS = [
  'emergency',
  'official',
  'consular',
  'lawyer',
  'digital-security',
  'victims',
  'students',
  'press-freedom',
  'crisis-line',
  'refugees',
  'fraud',
] as const
export type HelpKind = (typeof HELP_KINDS)[number]
