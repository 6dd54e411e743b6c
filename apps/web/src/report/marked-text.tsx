import type { Mark } from './mark.js'

/** A message with the words marked that findings rest on. Overlapping marks become one. */
export function MarkedText({ text, marks }: { readonly text: string; readonly marks: readonly Mark[] }) {
  if (marks.length === 0) return <>{text}</>
  const pieces = []
  let from = 0
  for (const { start, end } of merged(marks, text.length)) {
    pieces.push(text.slice(from, start), <mark key={start}>{text.slice(start, end)}</mark>)
    from = end
  }
  pieces.push(text.slice(from))
  return <>{pieces}</>
}

function merged(marks: readonly Mark[], length: number): readonly { start: number; end: number }[] {
  const whole: { start: number; end: number }[] = []
  for (const { start, end } of marks.toSorted((a, b) => a.start - b.start)) {
    if (start >= length) continue
    const last = whole.at(-1)
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, Math.min(end, length))
    else whole.push({ start, end: Math.min(end, length) })
  }
  return whole
}
