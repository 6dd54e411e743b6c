import { isIsoTime } from './is-iso-time.js'
import { isoFromUnix } from './iso-from-unix.js'
import { readWordedTime } from './read-worded-time.js'
import { type WrittenTime, readWrittenDay, readWrittenTime } from './written-times.js'

/** What a field of an export says of a time: known at once, or in numbers whose order the whole file decides. */
export interface FieldTime {
  readonly at?: string
  readonly written?: WrittenTime
}

/** Longest field that is believed to be a time. */
const LONGEST = 80
const NO_TIME: FieldTime = {}

/**
 * Reads a cell or member that holds a time and nothing else: ISO 8601, seconds or milliseconds since 1970, numbers in
 * any notation (tables that went through a spreadsheet have another one), or a month in words. `UTC` and `GMT` behind
 * it are its zone. Both members are missing when it is no time.
 */
export function readTimeField(field: string): FieldTime {
  const plain = field.trim()
  if (plain === '' || plain.length > LONGEST) return NO_TIME
  const zoned = /^(.{8,40}?) ?(?:UTC|GMT)$/u.exec(plain)?.[1]
  const bare = zoned ?? plain
  if (isIsoTime(bare)) return { at: bare.replace(' ', 'T') + (zoned === undefined || bare.length < 16 ? '' : 'Z') }
  const counted = isoFromUnix(bare)
  if (counted !== undefined) return { at: counted }
  const found = readWrittenTime(bare, 0, bare.length) ?? readWrittenDay(bare, 0, bare.length)
  if (found !== undefined && bare.slice(found.end).trim() === '')
    return { written: zoned === undefined ? found.time : { ...found.time, offset: 'Z' } }
  const worded = readWordedTime(plain)
  return worded === undefined ? NO_TIME : { at: worded }
}
