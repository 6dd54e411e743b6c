import type { Reading, ReadingPiece } from '@telltale/model'

/** How many turns are written at once; enough to make the crossing cheap, few enough to keep memory small. */
const TURNS = 5_000

/** Cuts a reading into parts to be written one after another. Answers keep counting from where the reading starts. */
export function* sliceReading(reading: Reading): Generator<ReadingPiece, void, undefined> {
  if (reading.turns.length <= TURNS) {
    yield { reading, continues: false }
    return
  }
  let event = 0
  for (let from = 0; from < reading.turns.length; from += TURNS) {
    const to = from + TURNS
    const before = to >= reading.turns.length ? Infinity : to
    const firstEvent = event
    while (event < reading.events.length && (reading.events[event]?.afterTurn ?? 0) < before) event += 1
    const turns = reading.turns
      .slice(from, to)
      .map((turn) => (turn.replyTo === undefined ? turn : { ...turn, replyTo: turn.replyTo - from }))
    const events = reading.events
      .slice(firstEvent, event)
      .map((each) => ({ ...each, afterTurn: each.afterTurn - from }))
    yield {
      reading: { ...reading, turns, events, ...(from === 0 ? {} : { notices: [], posts: [] }) },
      continues: from > 0,
    }
  }
}
