/** What an approach is after. Neighbouring kinds share techniques, but the advice for each differs. */
export const KINDS = [
  'espionage-recruitment',
  'sabotage-for-hire',
  'informing-on-a-community',
  'romance-fraud',
  'investment-fraud',
  'task-or-job-scam',
  'sextortion',
  'phishing',
] as const

export type Kind = (typeof KINDS)[number]
