import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Desk } from './desk.js'
import type { Say } from './say.js'
import type { State } from './state.js'

/** What every part of the screen is given: what is so, how to do something, and how to say it. */
export interface View {
  readonly state: State
  readonly desk: Desk
  readonly say: Say
}

/** Hands the view to every part of the screen; undefined outside the app. */
export const ViewContext = createContext<View | undefined>(undefined)

/**
 * What is so, how to do something, and how to say it.
 *
 * @throws {Error} Outside the app, where there is nothing to show.
 */
export function useView(): View {
  const view = useContext(ViewContext)
  if (view === undefined) throw new Error('no view')
  return view
}
