import type { Reading } from '@telltale/model'

/** Whether anybody says anything to anybody in a reading: not where its reader found code, settings or a table. */
export function isTalk({ notices }: Pick<Reading, 'notices'>): boolean {
  return notices.every(({ code }) => code !== 'read/no-talk')
}
