import type { Reading } from '@telltale/model'
import { earlierTurns } from './earlier-turns.js'
import { LineCursor } from './line-cursor.js'
import { findQuotedMail } from './quoted-mail.js'
import { splitMailBody } from './split-mail-body.js'
import { tallyOf } from './tally-of.js'

/** Stands for the one who wrote above what is quoted: a copied mail does not say who. */
const SENDER = 'sender'

/**
 * Reads a mail that was copied without its header and quotes the mails that it answers. Answers with nothing when it does
 * not: a letter or an article that says who wrote what has neither signs before the lines nor an address.
 */
export function readQuotedReply(text: string): Reading | undefined {
  if (!findQuotedMail(text).some(({ author, isSigned, address }) => author !== '' && (isSigned || address !== '')))
    return undefined
  const { own, quoted, earlier } = splitMailBody(text)
  const turns = [
    ...earlierTurns(earlier, new Map()),
    ...(own === '' ? [] : [{ speaker: SENDER, text: own, ...(quoted.length === 0 ? {} : { quoted }) }]),
  ]
  const notices = turns.some((turn) => turn.quoted !== undefined) ? [{ code: 'read/quote-not-judged' as const }] : []
  const lines = new LineCursor(text)
  let filled = 0
  while (lines.advance()) if (!lines.blank) filled += 1
  return {
    format: 'pasted-chat',
    voice: new Set(turns.map(({ speaker }) => speaker)).size > 1 ? 'conversation' : 'offer',
    turns,
    events: [],
    notices,
    tally: tallyOf('line', filled, notices),
  }
}
