export { draftCases, type DraftOptions } from './draft-cases.js'
export type * from './draft-case.js'
export { sayDraft, type DraftLine } from './say-draft.js'
export { MOST_CHARACTERS } from './source-text.js'
