/**
 * Puts everything at the end of a list, one by one: `push(...more)` hands each over as an argument, and a call that gets some
 * hundred thousand of them fails.
 */
export function addAll<T>(list: T[], more: Iterable<T>): void {
  for (const one of more) list.push(one)
}
