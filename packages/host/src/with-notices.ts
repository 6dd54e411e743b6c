import type { Notice, Reading } from '@telltale/model'

/** Adds to a reading what happened before its reader saw it. */
export function withNotices(reading: Reading, notices: readonly Notice[]): Reading {
  return notices.length === 0 ? reading : { ...reading, notices: [...notices, ...reading.notices] }
}
