import { keptWhileOpen } from '../kept-while-open.js'

/** What is looked at in the library. */
export type CasePlace = { readonly is: 'list' } | { readonly is: 'map' } | Opened

/** A case or a technique, and where one came from, so that one can go back there. */
interface Opened {
  readonly is: 'case' | 'technique'
  readonly id: string
  readonly from?: CasePlace
}

/** What the list is narrowed down to; what is empty narrows nothing. */
export interface CaseSearch {
  readonly words: string
  readonly stage: string
  readonly kind: string
  readonly country: string
  readonly year: string
  readonly grade: string
}

/** Narrows the list down to nothing less than all of it. */
export const NO_SEARCH: CaseSearch = { words: '', stage: '', kind: '', country: '', year: '', grade: '' }

/** Where somebody was in the library, when they come back to it. */
export const useCasePlace = keptWhileOpen<CasePlace>(() => ({ is: 'list' }))

/** What the list was narrowed down to, when somebody comes back to it. */
export const useCaseSearch = keptWhileOpen(() => NO_SEARCH)

/** Opens a case or a technique from where one is, and remembers that, so that one can go back. */
export function useOpening(): (is: Opened['is'], id: string) => void {
  const [from, setPlace] = useCasePlace()
  return (is, id) => setPlace({ is, id, from })
}
