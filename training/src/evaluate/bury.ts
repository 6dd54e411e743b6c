import type { Turn } from '@telltale/model'

/**
 * Puts a conversation into the middle of ordinary talk between the same two, as an approach inside years of chat is.
 *
 * @param ordinary - Conversations of two; each is taken up by the two speakers in turn.
 * @param most - How many turns of ordinary talk stand around it in all.
 */
export function bury(
  turns: readonly Turn[],
  ordinary: readonly (readonly Turn[])[],
  most: number,
  first: number,
): readonly Turn[] {
  const names = [...new Set(turns.map(({ speaker }) => speaker))]
  const [a = 'A', b = 'B'] = names
  const around: Turn[] = []
  for (let i = 0; around.length < most && ordinary.length > 0; i++) {
    for (const [index, { text }] of (ordinary[(first + i) % ordinary.length] ?? []).entries())
      if (around.length < most) around.push({ speaker: index % 2 === 0 ? a : b, text })
    if (i > most) break
  }
  return [...around.slice(0, around.length >> 1), ...turns, ...around.slice(around.length >> 1)]
}
