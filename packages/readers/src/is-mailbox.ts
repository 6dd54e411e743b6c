import { mailSeparator } from './mail-separator.js'
import { nextMail } from './next-mail.js'

/** How much of a source is looked at to find a second mail. */
const HEAD = 64 * 1024
/** A mail that kept the line before it and is longer than this may as well be read as a mailbox of one. */
const LONG = 16 * 1024

/**
 * Tells whether a text is a mailbox: a line that separates mails, a mail, and another such line. One mail that kept the
 * line before it is a mail; where the first is long, others are taken to come behind it, because a host may show no more
 * than the beginning.
 */
export function isMailbox(text: string): boolean {
  const head = text.slice(0, HEAD)
  const first = /^\s{0,100}/u.exec(head)?.[0].length ?? 0
  if (mailSeparator(head, first) === undefined) return false
  return text.length >= LONG || nextMail(head, first + 1) < head.length
}
