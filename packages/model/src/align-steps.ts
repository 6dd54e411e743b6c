/** Where two ways of going about it run alongside each other. */
export interface StepAlignment {
  /** How much they have in common in the same order, by what the matched steps are worth. */
  readonly score: number
  /** Places that stand beside each other, in order: in the first, in the second. */
  readonly pairs: readonly (readonly [first: number, second: number])[]
}

/** The same stage by other means is a likeness, though a small one. */
const SAME_STAGE = 0.4
const OTHER_STAGE = -0.6
const LEFT_OUT = -0.15

/**
 * Lays two orders of steps alongside each other, as far as they run alike: the best local alignment (Smith and Waterman).
 * A step is a technique (`hook/harmless-first-task`), or a stage alone (`hook`) where no technique is known. Steps that only
 * one of them has are passed over at a small cost, so that order counts and completeness does not.
 *
 * Takes time by the product of the lengths; the steps of a case or a conversation are some tens.
 *
 * @param worth - What it is worth, 0 or more, that both have a technique.
 */
export function alignSteps(
  first: readonly string[],
  second: readonly string[],
  worth: (technique: string) => number,
): StepAlignment {
  const width = second.length + 1
  const scores = new Float64Array((first.length + 1) * width)
  const from = new Uint8Array(scores.length)
  let best = 0
  for (const [i, mine] of first.entries()) {
    for (const [j, theirs] of second.entries()) {
      const at = (i + 1) * width + j + 1
      const options = [
        0,
        (scores[at - width - 1] ?? 0) + likeness(mine, theirs, worth),
        (scores[at - width] ?? 0) + LEFT_OUT,
        (scores[at - 1] ?? 0) + LEFT_OUT,
      ]
      const most = Math.max(...options)
      scores[at] = most
      from[at] = options.indexOf(most)
      if (most > (scores[best] ?? 0)) best = at
    }
  }
  const pairs: (readonly [number, number])[] = []
  for (let at = best; (scores[at] ?? 0) > 0;) {
    const i = Math.floor(at / width) - 1
    const j = (at % width) - 1
    if (from[at] === 1) {
      if (stageOf(first[i]) === stageOf(second[j])) pairs.push([i, j])
      at -= width + 1
    } else at -= from[at] === 2 ? width : 1
  }
  return { score: scores[best] ?? 0, pairs: pairs.reverse() }
}

function likeness(mine: string, theirs: string, worth: (technique: string) => number): number {
  if (mine === theirs) return mine.includes('/') ? worth(mine) : SAME_STAGE
  return stageOf(mine) === stageOf(theirs) ? SAME_STAGE : OTHER_STAGE
}

function stageOf(step: string | undefined): string | undefined {
  return step?.split('/', 1)[0]
}
