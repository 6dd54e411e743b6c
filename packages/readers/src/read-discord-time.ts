import { isIsoTime } from './is-iso-time.js'
import { readWordedTime } from './read-worded-time.js'
import { readWrittenTime, type WrittenTime } from './written-times.js'

/** A time that is known, or one in numbers whose order the whole file decides; neither when it is no time. */
export interface DiscordTime {
  readonly at?: string
  readonly written?: WrittenTime
}

/**
 * Reads a time as DiscordChatExporter writes it: in ISO 8601, as `15-Jan-20 04:05 PM`, or as the computer of the person
 * who exported writes times.
 */
export function readDiscordTime(field: string): DiscordTime | undefined {
  const text = field.trim()
  if (text.length > 80) return undefined
  if (isIsoTime(text)) return { at: text.replace(' ', 'T').replace(/(T\d{2}:\d{2})$/u, '$1:00') }
  const short = /^(\d{1,2})-(\p{L}{3,4})\.?-(\d{2}) (.{4,20})$/u.exec(text)
  if (short !== null) {
    const at = readWordedTime(`${short[1] ?? ''} ${short[2] ?? ''} 20${short[3] ?? ''} ${short[4] ?? ''}`)
    if (at !== undefined) return { at }
  }
  const written = readWrittenTime(text, 0, text.length)
  if (written?.end === text.length) return { written: written.time }
  const at = readWordedTime(text)
  return at?.includes('T') === true ? { at } : undefined
}
