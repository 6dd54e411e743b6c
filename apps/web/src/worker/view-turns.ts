import type { Reading } from '@telltale/model'
import type { TurnView } from '../protocol.js'

/** A longer message is cut where it is shown; its quotes stand whole in the report. */
const LONGEST_TEXT = 6000
const LONGEST_EVENT = 300
/** What the application said is told so often at most between two messages. */
const MOST_EVENTS = 5

/** The messages from one place to another, as the conversation shows them. */
export function viewTurns({ turns, events }: Reading, from: number, to: number): readonly TurnView[] {
  const start = Math.max(0, from)
  const views: TurnView[] = []
  let event = firstAfter(events, start)
  for (let index = start; index < Math.min(turns.length, to); index++) {
    const turn = turns[index]
    if (turn === undefined) continue
    const said: string[] = []
    for (; event < events.length && (events[event]?.afterTurn ?? 0) <= index; event++)
      if (said.length < MOST_EVENTS) said.push(events[event]?.text.slice(0, LONGEST_EVENT) ?? '')
    const { speaker, text, at, attachments = [], deleted, forwardedFrom } = turn
    views.push({
      index,
      speaker,
      text: text.slice(0, LONGEST_TEXT),
      cut: Math.max(0, text.length - LONGEST_TEXT),
      attachments: attachments.length,
      isDeleted: deleted === true,
      events: said,
      ...(at === undefined ? {} : { at }),
      ...(forwardedFrom === undefined ? {} : { forwardedFrom }),
    })
  }
  return views
}

/** Events stand in the order of the turns they came after. */
function firstAfter(events: Reading['events'], turn: number): number {
  let low = 0
  let high = events.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((events[middle]?.afterTurn ?? 0) < turn) low = middle + 1
    else high = middle
  }
  return low
}
