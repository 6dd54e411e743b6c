import type { NoticeCode } from '@telltale/model'

/** Notices that stand for lines or records of which nothing was kept. The others tell of something that was assumed. */
const LEAVING: ReadonlySet<NoticeCode> = new Set([
  'read/line-without-turn',
  'read/record-not-understood',
  'read/duplicate-left-out',
])

/** Tells whether a notice stands for what was left out, so that it counts in the tally of a reading. */
export function leavesOut(code: NoticeCode): boolean {
  return LEAVING.has(code)
}
