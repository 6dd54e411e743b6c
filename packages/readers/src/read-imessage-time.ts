import { readWordedTime } from './read-worded-time.js'

const TIME =
  /^(\p{Lu}\p{Ll}{2} \d{2}, \d{4} {1,2}\d{1,2}:\d{2}:\d{2}[ \u202f][AP]M)(?: \((?:Read|Delivered|Edited|Unsent)[^()]{0,120}\))?(?=\s|$)/u

/** A time as imessage-exporter writes it, and where it ends, with the note on when it was read. */
export function readImessageTime(line: string): { readonly at: string; readonly end: number } | undefined {
  if (!/^\p{Lu}/u.test(line)) return undefined
  const found = TIME.exec(line.slice(0, 200))
  const at = found?.[1] === undefined ? undefined : readWordedTime(found[1])
  return found === null || at?.includes('T') !== true ? undefined : { at, end: found[0].length }
}
