import { isRecord } from '@telltale/model'

/** A member of a parsed record that is text; undefined when it is missing or something else. */
export function textMember(record: unknown, name: string): string | undefined {
  const value = memberOf(record, name)
  return typeof value === 'string' ? value : undefined
}

/** A member that is a number, or a number written as text. */
export function numberMember(record: unknown, name: string): number | undefined {
  const value = memberOf(record, name)
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined
  return typeof value === 'string' && /^-?\d{1,15}(?:\.\d{1,9})?$/u.test(value) ? Number(value) : undefined
}

/** A member that is a list; an empty one when it is missing or something else. */
export function listMember(record: unknown, name: string): readonly unknown[] {
  const value = memberOf(record, name)
  return Array.isArray(value) ? value : []
}

/** A member that is a record; undefined when it is missing or something else. */
export function recordMember(record: unknown, name: string): Readonly<Record<string, unknown>> | undefined {
  const value = memberOf(record, name)
  return isRecord(value) ? value : undefined
}

/** A member that stands for a name or number of something; numbers become text. */
export function idMember(record: unknown, name: string): string | undefined {
  const value = memberOf(record, name)
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** Only what the record itself has: a member called `constructor` is data, the one it inherits is not. */
function memberOf(record: unknown, name: string): unknown {
  return isRecord(record) && Object.hasOwn(record, name) ? record[name] : undefined
}
