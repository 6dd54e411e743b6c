import type { Level } from './page.js'

/** How many of five marks a score from 0 to 1 fills. Anything above nothing fills at least one. */
export function levelOf(score: number): Level {
  if (!(score > 0)) return 0
  if (score <= 0.2) return 1
  if (score <= 0.4) return 2
  if (score <= 0.6) return 3
  return score <= 0.8 ? 4 : 5
}
