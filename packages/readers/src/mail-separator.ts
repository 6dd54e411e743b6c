import { readMailDate } from './read-mail-date.js'

/** The line that stands before each mail of a mailbox. */
export interface MailSeparator {
  /** When the mail was put into the mailbox, as ISO 8601; undefined when the line does not say. */
  readonly at: string | undefined
  /** Where the line ends. */
  readonly end: number
}

const LONGEST_LINE = 500
/** `Mon Jan  1 00:00:00 2024`, with a zone before or behind the year, or none. */
const DATE =
  /\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6},? {1,3}([a-z]{3}) {1,3}(\d{1,2}) {1,3}(\d{1,2}:\d{2}(?::\d{2})?)(?: {1,3}([a-z]{1,5}|[+-]\d{4}))? {1,3}(\d{4})(?: {1,3}([a-z]{1,5}|[+-]\d{4}))?\b/iu
const FIELD = /^(?:[!-9;-~]{1,76}[ \t]{0,4}:|>From )/u
const USUAL_FIELD =
  /^(?:from|to|cc|date|subject|sender|received|return-path|delivered-to|message-id|mime-version|content-type|content-transfer-encoding|reply-to|in-reply-to|references|status|dkim-signature|x-[a-z-]{2,40})[ \t]{0,4}:/iu

/**
 * Tells whether the line that starts here separates two mails. Words of a mail may start with "From " too, and not
 * every program marks them, so the line must tell a time, or follow an empty line; and a header must follow in any case.
 */
export function mailSeparator(text: string, start: number): MailSeparator | undefined {
  if (!text.startsWith('From ', start)) return undefined
  const end = lineEnd(text, start)
  if (end - start > LONGEST_LINE) return undefined
  const date = DATE.exec(text.slice(start, end))
  const next = nextLine(text, end)
  if (date !== null) {
    if (next !== '' && !FIELD.test(next)) return undefined
    const [, month = '', day = '', time = '', before, year = '', behind] = date
    return { at: readMailDate(`${day} ${month} ${year} ${time} ${before ?? behind ?? ''}`.trim()), end }
  }
  if (!USUAL_FIELD.test(next) || !isAfterEmptyLine(text, start)) return undefined
  return { at: undefined, end }
}

/** Where the line ends, looked for no further than a separator is long. */
function lineEnd(text: string, start: number): number {
  const line = text.slice(start, start + LONGEST_LINE + 2)
  const end = line.search(/[\r\n]/u)
  return start + (end === -1 ? line.length : end)
}

/** The beginning of the line behind the one that ends here. */
function nextLine(text: string, end: number): string {
  let at = end
  if (text.charCodeAt(at) === 0x0d) at += 1
  if (text.charCodeAt(at) === 0x0a && at <= end + 1) at += 1
  const head = text.slice(at, at + 200)
  return head.split(/[\r\n]/u, 1)[0] ?? ''
}

function isAfterEmptyLine(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 4), start)
  return before.trim() === '' ? start < 4 || /[\r\n]/u.test(before) : /\n\r?\n$|\r\r$/u.test(before)
}
