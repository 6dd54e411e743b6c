import type { Reader, Reading, Source } from '@telltale/model'
import { earlierTurns } from './earlier-turns.js'
import { isMailbox } from './is-mailbox.js'
import { mailTurns } from './mail-turns.js'
import { parseMail } from './parse-mail.js'
import { startsLikeMail } from './starts-like-mail.js'
import { tallyOf } from './tally-of.js'

/**
 * Reads one mail as it is saved by mail programs (`.eml`): one voice that speaks to its reader, or a conversation
 * where it holds the mails that it answers or passes on. Encodings, parts and encoded words are a library's work.
 */
export const email: Reader = {
  id: 'email',
  needsBytes: true,
  canRead: ({ text }) => startsLikeMail(text) && !isMailbox(text),
  read: async (source) => [await readMail(source)],
}

async function readMail({ text, bytes }: Source): Promise<Reading> {
  const mail = await parseMail(bytes ?? text)
  const said = (mail === undefined ? [] : mailTurns(mail)).map((turn, index) =>
    index === 0 && turn.text === mail?.subject ? { ...turn, line: 1 } : turn,
  )
  const turns =
    mail === undefined ? [] : [...earlierTurns(mail.earlier, new Map([[mail.address, mail.speaker]])), ...said]
  const notices = [
    ...(mail === undefined ? [{ code: 'read/record-not-understood' as const, line: 1 }] : mail.notices),
    ...(turns.some(({ quoted }) => quoted !== undefined) ? [{ code: 'read/quote-not-judged' as const }] : []),
    ...(turns.length === 0 ? [{ code: 'read/nothing-said' as const }] : []),
  ]
  const tally = tallyOf('record', 1, notices)
  return {
    format: 'email',
    voice: new Set(turns.map(({ speaker }) => speaker)).size > 1 ? 'conversation' : 'offer',
    ...(mail === undefined || mail.subject === '' ? {} : { title: mail.subject }),
    turns,
    events: [],
    notices,
    // A header without any words is all frame.
    tally: turns.length === 0 && tally.left === 0 ? { ...tally, said: 0, frame: 1 } : tally,
  }
}
