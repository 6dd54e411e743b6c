import type { Reading } from '@telltale/model'

/** The same reading with its lines or records counted on from where its piece starts. */
export function shiftLines(reading: Reading, by: number): Reading {
  const shifted = <T extends { readonly line?: number }>(one: T): T =>
    one.line === undefined ? one : { ...one, line: one.line + by }
  return {
    ...reading,
    turns: reading.turns.map(shifted),
    events: reading.events.map(shifted),
    ...(reading.posts === undefined ? {} : { posts: reading.posts.map(shifted) }),
    notices: reading.notices.map(shifted),
  }
}
