import type { Lesson } from './sides.js'

/**
 * Who approaches in a lesson: whoever says what its author marked, or, where nothing is marked, everybody but the person. Nobody in
 * an innocent one.
 */
export function approachersOf({ isApproach, person, turns, techniques }: Lesson): ReadonlySet<string> {
  if (!isApproach) return new Set()
  const others = turns.flatMap(({ speaker }, turn) => (speaker === person ? [] : [{ speaker, turn }]))
  const marked = others.filter(({ turn }) => (techniques[turn] ?? []).some((each) => !each.startsWith('person/')))
  return new Set((marked.length > 0 ? marked : others).map(({ speaker }) => speaker))
}
