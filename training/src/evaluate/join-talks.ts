import type { Turn } from '@telltale/model'

/**
 * Joins ordinary conversations into long ones, as if the same two people had had them all: chats that people bring go on
 * for years, and each stretch of them is one more chance of a false alarm. What is left over at the end is left out.
 *
 * @param length - How many turns each has.
 */
export function joinTalks(conversations: readonly (readonly Turn[])[], length: number): readonly (readonly Turn[])[] {
  const all = conversations.flatMap((turns) =>
    turns.map(({ text }, index) => ({ speaker: index % 2 === 0 ? 'A' : 'B', text })),
  )
  return Array.from({ length: Math.floor(all.length / length) }, (_, index) =>
    all.slice(index * length, (index + 1) * length),
  )
}
