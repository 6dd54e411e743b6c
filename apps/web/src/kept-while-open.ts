import { useEffect, useReducer } from 'preact/hooks'

const forgetters = new Set<() => void>()

/**
 * Makes a place for something that a screen must still have when the person comes back to it from another one, such as
 * answers that were half given. It is in memory only, and empty again when everything is forgotten.
 *
 * To be called once, outside of any component.
 *
 * @returns What a component uses it with, in the manner of `useState`; and, for work that takes a while, how to ask what is
 * in it by then.
 */
export function keptWhileOpen<T>(first: T): () => readonly [T, (next: T) => void, () => T] {
  let now = first
  const listeners = new Set<(event: undefined) => void>()
  const change = (next: T): void => {
    now = next
    for (const listener of listeners) listener(undefined)
  }
  const latest = (): T => now
  forgetters.add(() => change(first))
  return () => {
    const [, redraw] = useReducer((count: number) => count + 1, 0)
    useEffect(() => {
      listeners.add(redraw)
      return () => void listeners.delete(redraw)
    }, [])
    return [now, change, latest]
  }
}

/** Empties all of them. */
export function keptIsForgotten(): void {
  for (const forget of forgetters) forget()
}
