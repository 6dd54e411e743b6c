import { keptWhileOpen } from '../kept-while-open.js'

/** What is looked at in the library. */
export type CasePlace =
  | { readonly is: 'list' }
  | { readonly is: 'map' }
  | { readonly is: 'case'; readonly id: string }
  | { readonly is: 'technique'; readonly id: string }

/** What the list is narrowed down to; what is empty narrows nothing. */
export interface CaseSearch {
  readonly words: string
  readonly stage: string
  readonly kind: string
  readonly country: string
  readonly year: string
  readonly grade: string
}

export const NO_SEARCH: CaseSearch = { words: '', stage: '', kind: '', country: '', year: '', grade: '' }

/** Where somebody was in the library, when they come back to it. */
export const useCasePlace = keptWhileOpen<CasePlace>({ is: 'list' })

export const useCaseSearch = keptWhileOpen<CaseSearch>(NO_SEARCH)
