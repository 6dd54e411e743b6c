/**
 * Writes a moment that a program counted from 1970 as ISO 8601 in UTC. Whether it counted seconds, milliseconds,
 * microseconds or nanoseconds is told by its size: between 1973 and 5138 only one of them fits. Answers with nothing
 * when it is no such number.
 */
export function isoFromUnix(value: unknown): string | undefined {
  const number =
    typeof value === 'number'
      ? value
      : typeof value === 'string' && /^\d{9,20}(?:\.\d{1,9})?$/u.test(value)
        ? Number(value)
        : NaN
  if (!Number.isFinite(number) || number < 1e8) return undefined
  const milliseconds =
    number < 1e11 ? number * 1e3 : number < 1e14 ? number : number < 1e17 ? number / 1e3 : number / 1e6
  if (milliseconds > 4_102_444_800_000) return undefined
  const written = new Date(Math.floor(milliseconds)).toISOString()
  return written.endsWith('.000Z') ? `${written.slice(0, -5)}Z` : written
}
