import type { Reading } from '@telltale/model'
import type { ConversationSummary } from '../protocol.js'

/** A group may have hundreds; the one who asks is among those who speak most, or says that they are not in it. */
const MOST_SPEAKERS = 40

/** What a person needs to know of a conversation to choose it, and to say who they are. */
export function summarise({ title, format, voice, turns, owner }: Reading): ConversationSummary {
  const counts = new Map<string, number>()
  let first: string | undefined
  let last: string | undefined
  for (const { speaker, at } of turns) {
    counts.set(speaker, (counts.get(speaker) ?? 0) + 1)
    if (at === undefined) continue
    if (first === undefined || at < first) first = at
    if (last === undefined || at > last) last = at
  }
  const speakers = [...counts].map(([name, count]) => ({ name, turns: count })).sort((a, b) => b.turns - a.turns)
  return {
    format,
    voice,
    turns: turns.length,
    speakers: speakers.slice(0, MOST_SPEAKERS),
    speakerCount: speakers.length,
    ...(title === undefined ? {} : { title }),
    ...(first === undefined ? {} : { first }),
    ...(last === undefined ? {} : { last }),
    ...(owner === undefined ? {} : { owner }),
  }
}
