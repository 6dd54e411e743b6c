import { mailSeparator } from './mail-separator.js'
import { nextMail } from './next-mail.js'

/** How much of a source is looked at to find a second mail. */
const HEAD = 64 * 1024

/**
 * Tells whether a text is a mailbox: a line that separates mails, a mail, and another such line. One mail that kept the
 * line before it is a mail; where the first is longer than what is looked at, others are taken to come behind it.
 */
export function isMailbox(text: string): boolean {
  const head = text.slice(0, HEAD)
  const first = /^\s{0,100}/u.exec(head)?.[0].length ?? 0
  if (mailSeparator(head, first) === undefined) return false
  return text.length > HEAD || nextMail(head, first + 1) < head.length
}
