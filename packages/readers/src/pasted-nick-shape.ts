import { datedStamp } from './dated-stamp.js'
import type { LineMatcher, PastedShape } from './pasted-shape.js'
import type { PastedStamp } from './pasted-stamp-reader.js'
import { readTimeField } from './read-time-field.js'
import { skipGaps } from './skip-gaps.js'
import { Stamp } from './stamp.js'

const LINE =
  /^\s{0,4}(?<when>\[[^\]<>]{4,40}\]|\([^)<>]{4,40}\)|(?:[A-Z][a-z]{2} \d{1,2} )?[\d.:/T-]{4,24}(?: [\d:.]{5,12})?(?: ?[AaPp][Mm])?)?\s{0,4}(?:<(?<nick>[^<>\r\n]{1,40})>(?:\s|$)|(?<mark>-!-|\*{1,4}|===|-->|<--|--|→|←)[ \t]{1,2}(?=\S))/u
const DOING =
  /^\S{1,40} (?:has )?(?:joined|left|quit|parted|sets? mode|changed|is now known as|was kicked)\b|^(?:BEGIN|ENDING) LOGGING|^You |^Topic |^Now talking/iu

/** Chat networks of the old kind: `<nick> words`, with or without a time before it, and lines of the program between. */
export const NICK_SHAPE: PastedShape = {
  id: 'nick',
  matcher: matchNick,
  accept: ({ headers, names, filledLines }) => headers >= 3 && names.size >= 2 && headers * 2 >= filledLines,
}

function matchNick(text: string): LineMatcher {
  const stamp = new Stamp()
  return (start, end) => {
    const found = LINE.exec(text.slice(start, Math.min(end, start + 140)))
    if (found?.groups === undefined) return undefined
    const when = whenOf((found.groups['when'] ?? '').replace(/[[\]()]/gu, ''), stamp)
    const textStart = skipGaps(text, Math.min(end, start + found[0].length), end)
    const nick = found.groups['nick']?.replace(/^[ @+%&~]{1,2}/u, '').trim()
    // Without a time, what stands in such brackets may be markup.
    if (nick !== undefined && found.groups['when'] === undefined && isMarkup(nick, text.slice(textStart, end)))
      return undefined
    if (nick !== undefined) return nick === '' ? undefined : { name: nick, textStart, ...when }
    const rest = text.slice(textStart, Math.min(end, textStart + 80))
    // What somebody does is told behind one star: `* ana waves`.
    const doer =
      found.groups['mark'] === '*' && !DOING.test(rest)
        ? /^(?<who>[^\s:]{1,40}) /u.exec(rest)?.groups?.['who']
        : undefined
    if (doer !== undefined && found.groups['when'] !== undefined)
      return { name: doer, textStart: textStart + doer.length + 1, ...when }
    return found.groups['when'] === undefined && !DOING.test(rest)
      ? undefined
      : { name: '', textStart, isEvent: true, ...when }
  }
}

function isMarkup(nick: string, words: string): boolean {
  return /[\s/="'!?]/u.test(nick) || words.trim() === '' || words.includes('</') || words.includes('/>')
}

function whenOf(field: string, stamp: Stamp): PastedStamp {
  if (field === '') return {}
  const dated = stamp.readDateAndTime(field, 0, field.length)
  if (dated === field.length) {
    return datedStamp(stamp)
  }
  if (stamp.readTime(field, 0, field.length) === field.length) return { secondsOfDay: stamp.secondsOfDay }
  const { at } = readTimeField(field)
  return at === undefined ? {} : { at }
}
