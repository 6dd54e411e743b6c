import type { Turn } from '@telltale/model'
import type { Stretch } from '../protocol.js'

/** Counts how much was said in each part of a stretch, by the other side and by everybody else. */
export function countStretch(
  turns: readonly Turn[],
  other: string | undefined,
  from: number,
  to: number,
  most: number,
): Stretch {
  const start = Math.max(0, Math.min(from, turns.length))
  const end = Math.max(start, Math.min(to, turns.length))
  const count = Math.max(1, Math.min(most, end - start))
  const bars = Array.from({ length: count }, (): [number, number] => [0, 0])
  for (let index = start; index < end; index++) {
    const turn = turns[index]
    const bar = bars[Math.floor(((index - start) * count) / (end - start))]
    if (turn && bar) bar[turn.speaker === other ? 0 : 1] += Math.min(turn.text.length, 2000) + 1
  }
  const first = turns[start]?.at
  const last = turns[end - 1]?.at
  return {
    from: start,
    to: end,
    bars,
    ...(first === undefined ? {} : { first }),
    ...(last === undefined ? {} : { last }),
  }
}
