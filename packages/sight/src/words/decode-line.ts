import type { ModelOutput } from '../runtime.js'

/** One sign of a line, and where along it the model saw it, from 0 to 1. */
export interface ReadSign {
  readonly sign: string
  readonly at: number
}

/**
 * What the reading model says, step by step along the line, as signs: each step's likeliest, with repetitions and blanks left
 * out. Number 0 is the blank; number n is the n-th of `known`.
 */
export function decodeLine(
  { data, dims }: ModelOutput,
  known: readonly string[],
): { readonly signs: readonly ReadSign[]; readonly sureness: number } {
  const [, steps = 0, classes = 0] = dims
  const signs: ReadSign[] = []
  let sum = 0
  let last = 0
  for (let step = 0; step < steps; step++) {
    const start = step * classes
    let best = 0
    let highest = data[start] ?? 0
    for (let index = 1; index < classes; index++) {
      const value = data[start + index] ?? 0
      if (value > highest) {
        highest = value
        best = index
      }
    }
    if (best !== last && best !== 0) {
      signs.push({ sign: known[best - 1] ?? '', at: (step + 0.5) / steps })
      sum += highest
    }
    last = best
  }
  return { signs, sureness: signs.length === 0 ? 0 : sum / signs.length }
}
