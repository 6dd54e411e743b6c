import { findQuotedMail } from './quoted-mail.js'

/** The body of a mail, sorted by whose words they are. */
export interface MailBody {
  /** What the sender wrote, with what it answers. */
  readonly own: string
  /** Parts of `own` that are somebody else's, as [start, end) in ascending order. */
  readonly quoted: readonly (readonly [start: number, end: number])[]
  /** The words of a message that is passed on; empty when there is none. */
  readonly passedOn: string
  /** Who wrote those; an empty string when it is not known. */
  readonly forwardedFrom: string
}

/**
 * Tells the sender's own words from those that are answered or passed on.
 *
 * @param quotedInPage - What the page of an HTML mail shows as a quotation; it counts where the words themselves do not
 * tell.
 */
export function splitMailBody(text: string, quotedInPage: MailBody['quoted'] = []): MailBody {
  const { quoted, forwardStart, forwardBody, forwardedFrom } = findQuotedMail(text)
  const own = forwardStart === -1 ? text : text.slice(0, forwardStart).trimEnd()
  const ranges = quotedInPage.length > 0 && quoted.length === 0 ? quotedInPage : quoted
  return {
    own,
    quoted: ranges.filter(([, end]) => end <= own.length),
    passedOn: forwardStart === -1 ? '' : text.slice(forwardBody).trimEnd(),
    forwardedFrom,
  }
}
