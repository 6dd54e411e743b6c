import { isIsoTime } from './is-iso-time.js'

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const ZONES: Readonly<Record<string, string>> = {
  UT: 'Z',
  UTC: 'Z',
  GMT: 'Z',
  Z: 'Z',
  EST: '-05:00',
  EDT: '-04:00',
  CST: '-06:00',
  CDT: '-05:00',
  MST: '-07:00',
  MDT: '-06:00',
  PST: '-08:00',
  PDT: '-07:00',
}
const DATE =
  /(?:^|[ ,])(\d{1,2})[ -]([a-z]{3})[a-z]{0,6}[ -](\d{2,4}),? (\d{1,2}):(\d{2})(?::(\d{2}))?(?: ?([+-]\d{4}|[a-z]{1,4}))?/iu

/**
 * Reads the `Date` field of a mail, old forms and comments included, as ISO 8601 with the sender's own offset. Without
 * a zone it stays a wall-clock time. Answers with nothing when it is not a date.
 */
export function readMailDate(field: string): string | undefined {
  const plain = withoutComments(field.slice(0, 500)).replace(/\s+/gu, ' ').replace(/ ?: ?/gu, ':').trim()
  const found = DATE.exec(plain)
  if (found === null) return undefined
  const [, day = '', monthName = '', yearText = '', hour = '', minute = '', second = '00', zone] = found
  const month = MONTHS.indexOf(monthName.toLowerCase()) + 1
  let year = Number(yearText)
  if (yearText.length < 4) year += year < 50 ? 2000 : 1900
  if (month === 0 || Number(day) < 1 || Number(day) > 31 || Number(hour) > 23 || Number(minute) > 59) return undefined
  const two = (value: string | number): string => String(value).padStart(2, '0')
  const time = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}T${two(hour)}:${minute}:${second}`
  const written = time + offsetOf(zone)
  return isIsoTime(written) ? written : undefined
}

function offsetOf(zone: string | undefined): string {
  if (zone === undefined) return ''
  if (/^[+-]/u.test(zone)) return `${zone.slice(0, 3)}:${zone.slice(3)}`
  const name = zone.toUpperCase()
  return Object.hasOwn(ZONES, name) ? (ZONES[name] ?? '') : ''
}

/** Comments stand in round brackets and may hold others. */
function withoutComments(field: string): string {
  let depth = 0
  let out = ''
  for (const character of field) {
    if (character === '(') depth += 1
    else if (character === ')' && depth > 0) depth -= 1
    else if (depth === 0) out += character
    if (character === '(' && depth === 1) out += ' '
  }
  return out
}
