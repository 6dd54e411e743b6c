import { isRecord } from '@telltale/model'

/**
 * Writes a value as JSON in the one form that it can have (RFC 8785, the JSON Canonicalization Scheme): members sorted by
 * their names, nothing between them, so that the same content always has the same digest, whoever writes it.
 *
 * Members that are undefined are left out. Takes what JSON can hold and nothing else.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (!isRecord(value)) return JSON.stringify(value)
  const members = Object.keys(value)
    .filter((name) => value[name] !== undefined)
    .sort(byCodeUnits)
    .map((name) => `${JSON.stringify(name)}:${canonicalJson(value[name])}`)
  return `{${members.join(',')}}`
}

function byCodeUnits(one: string, other: string): number {
  if (one === other) return 0
  return one < other ? -1 : 1
}
