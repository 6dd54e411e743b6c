import type { Report } from '@telltale/model'

/** True when the person is told to be careful. */
export function isAlarm({ outcome }: Pick<Report, 'outcome'>): boolean {
  return outcome === 'caution' || outcome === 'pattern'
}
