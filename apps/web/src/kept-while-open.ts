import { useEffect, useReducer } from 'preact/hooks'

const forgetters = new Set<() => void>()

/**
 * Makes a place for something that a screen must still have when the person comes back to it from another one, such as
 * answers that were half given. It is in memory only, and empty again when everything is forgotten.
 *
 * To be called once, outside of any component.
 *
 * @param first - What is in it at the beginning, and again when everything is forgotten: asked for when a component first looks.
 * @returns What a component uses it with, in the manner of `useState`; and, for work that takes a while, how to ask what is
 * in it by then.
 */
export function keptWhileOpen<T>(first: () => T): () => readonly [T, (next: T) => void, () => T] {
  let kept: { readonly now: T } | undefined
  const listeners = new Set<(event: undefined) => void>()
  const put = (next: typeof kept): void => {
    kept = next
    for (const listener of listeners) listener(undefined)
  }
  const change = (now: T): void => put({ now })
  const latest = (): T => (kept ??= { now: first() }).now
  forgetters.add(() => put(undefined))
  return () => {
    const [, redraw] = useReducer((count: number) => count + 1, 0)
    useEffect(() => {
      listeners.add(redraw)
      return () => void listeners.delete(redraw)
    }, [])
    return [latest(), change, latest]
  }
}

/** Empties all places that `keptWhileOpen` made: nothing of what was typed or looked at stays in memory. */
export function keptIsForgotten(): void {
  for (const forget of forgetters) forget()
}
