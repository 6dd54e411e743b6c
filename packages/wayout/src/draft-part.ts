/** The parts of a drafted report, in the order in which they stand unless an addressee asks for another. */
export const DRAFT_PARTS = ['who', 'when', 'how', 'what', 'given', 'money', 'accounts', 'pressure'] as const

export type DraftPart = (typeof DRAFT_PARTS)[number]
