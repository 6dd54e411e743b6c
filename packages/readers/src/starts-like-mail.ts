import { LineCursor } from './line-cursor.js'

/** How much of a source is looked at to find the end of a mail's header. */
const HEAD = 64 * 1024
/** Fields that nothing but a mail starts with; one is enough. */
const TELLING =
  /^(?:received|return-path|message-id|mime-version|content-type|content-transfer-encoding|delivered-to|dkim-signature|in-reply-to|references|reply-to|x-[a-z-]{2,40})[ \t]{0,4}:/iu
/** Fields that people also write themselves; two of them are enough. */
const USUAL = /^(?:from|to|cc|bcc|subject|date|sender)[ \t]{0,4}:/iu
/** What exports of chats tell of each message, and mails do not. */
const OF_A_CHAT = /^type: (?:incoming|outgoing)[ \t]{0,4}$/iu
const ANY_FIELD = /^[!-9;-~]{1,76}[ \t]{0,4}:/u

/** Tells whether a text begins with the header of a mail. Looks at a bounded beginning only. */
export function startsLikeMail(text: string): boolean {
  const head = text.slice(0, HEAD)
  const lines = new LineCursor(head)
  let usual = 0
  let told = false
  let fields = 0
  while (lines.advance()) {
    if (lines.blank) {
      if (fields === 0) continue
      break
    }
    const line = head.slice(lines.start, Math.min(lines.end, lines.start + 200)).replace(/^\ufeff/u, '')
    if (fields > 0 && /^[ \t]/u.test(line)) continue
    // The line with which a mailbox separates its mails may be left over.
    if (fields === 0 && /^>?From \S/u.test(line)) continue
    if (!ANY_FIELD.test(line)) {
      // A header may hold one broken line; text that merely starts like one has more.
      if (told) continue
      return false
    }
    if (OF_A_CHAT.test(line)) return false
    fields += 1
    if (TELLING.test(line) || /^subject: ?=\?[\w-]{2,40}\?[bq]\?/iu.test(line)) told = true
    if (USUAL.test(line)) usual += 1
  }
  return told || (usual >= 2 && usual === fields)
}
