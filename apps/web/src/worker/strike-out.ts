import type { Reading, Span, Turn } from '@telltale/model'

/**
 * Leaves words out of what is judged, without changing a letter: they count as quoted from somebody else, and what is
 * quoted is nobody's in the conversation. Every quote of the report that follows stays exact.
 */
export function strikeOut(reading: Reading, spans: readonly Span[]): Reading {
  const byTurn = new Map<number, (readonly [number, number])[]>()
  for (const { turn, start, end } of spans) {
    const list = byTurn.get(turn)
    if (list) list.push([start, end])
    else byTurn.set(turn, [[start, end]])
  }
  const turns = reading.turns.map((turn, index): Turn => {
    const struck = byTurn.get(index)
    return struck === undefined ? turn : { ...turn, quoted: joined([...(turn.quoted ?? []), ...struck]) }
  })
  return { ...reading, turns }
}

/** In ascending order, without overlaps, as the engine expects them. */
function joined(parts: readonly (readonly [number, number])[]): readonly (readonly [number, number])[] {
  const whole: [number, number][] = []
  for (const [start, end] of parts.toSorted((a, b) => a[0] - b[0])) {
    const last = whole.at(-1)
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end)
    else whole.push([start, end])
  }
  return whole
}
