import type { Span, Turn } from '@telltale/model'

/** The same turns without the words at some places; nothing stands in for them. Places may overlap. */
export function strikeOut(turns: readonly Turn[], spans: readonly Span[]): readonly Turn[] {
  const byTurn = new Map<number, Span[]>()
  for (const span of spans) {
    const list = byTurn.get(span.turn)
    if (list) list.push(span)
    else byTurn.set(span.turn, [span])
  }
  return turns.map((turn, index) => {
    const struck = byTurn.get(index)
    if (!struck) return turn
    let text = ''
    let from = 0
    for (const { start, end } of struck.sort((a, b) => a.start - b.start)) {
      if (start > from) text += turn.text.slice(from, start)
      from = Math.max(from, end)
    }
    return { ...turn, text: text + turn.text.slice(from) }
  })
}
