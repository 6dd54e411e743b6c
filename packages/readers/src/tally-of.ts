import type { Notice, Tally } from '@telltale/model'
import { leavesOut } from './leaves-out.js'

/** The tally of a reading that was made by hand: all lines or records that no notice stands for were kept. */
export function tallyOf(unit: Tally['unit'], found: number, notices: readonly Notice[]): Tally {
  const left = leftIn(notices)
  return { unit, found, said: found - left, frame: 0, left }
}

/** How many lines or records the notices stand for. */
function leftIn(notices: readonly Notice[]): number {
  return notices.reduce((sum, { code, count }) => sum + (leavesOut(code) ? (count ?? 1) : 0), 0)
}
