import type { Reader, Reading, Source } from '@telltale/model'
import { isMailbox } from './is-mailbox.js'
import { mailTurns } from './mail-turns.js'
import { parseMail } from './parse-mail.js'
import { startsLikeMail } from './starts-like-mail.js'
import { tallyOf } from './tally-of.js'

/**
 * Reads one mail as it is saved by mail programs (`.eml`): one voice that speaks to its reader. Encodings, parts and
 * encoded words are a library's work; what is quoted from earlier mails is marked, so that nobody is judged by it.
 */
export const email: Reader = {
  id: 'email',
  needsBytes: true,
  canRead: ({ text }) => startsLikeMail(text) && !isMailbox(text),
  read: async (source) => [await readMail(source)],
}

async function readMail({ text, bytes }: Source): Promise<Reading> {
  const mail = await parseMail(bytes ?? text)
  const turns = mail === undefined ? [] : mailTurns(mail)
  const notices = [
    ...(mail === undefined ? [{ code: 'read/record-not-understood' as const, line: 1 }] : mail.notices),
    ...(turns.length === 0 ? [{ code: 'read/nothing-said' as const }] : []),
  ]
  const tally = tallyOf('record', 1, notices)
  return {
    format: 'email',
    voice: 'offer',
    ...(mail === undefined || mail.subject === '' ? {} : { title: mail.subject }),
    turns: turns.map((turn, index) => (index === 0 && turn.text === mail?.subject ? { ...turn, line: 1 } : turn)),
    events: [],
    notices,
    // A header without any words is all frame.
    tally: turns.length === 0 && tally.left === 0 ? { ...tally, said: 0, frame: 1 } : tally,
  }
}
