import type { Turn } from '@telltale/model'
import type { ParsedMail } from './parse-mail.js'
import { plainSubject } from './plain-subject.js'

/**
 * The turns of one mail's sender: its subject, unless it is that of an answer, and what the sender wrote. A mail that says
 * nothing has none. The mails that it answers or passes on are not among them.
 */
export function mailTurns(
  mail: Pick<ParsedMail, 'speaker' | 'at' | 'subject' | 'own' | 'quoted' | 'attachments'>,
): readonly Turn[] {
  const { speaker, at, subject, own, quoted, attachments } = mail
  const stamp = at === undefined ? { speaker } : { speaker, at }
  const turns: Turn[] = []
  if (subject !== '' && plainSubject(subject) === subject) turns.push({ text: subject, ...stamp })
  if (own !== '' || attachments.length > 0) {
    turns.push({
      text: own,
      ...(attachments.length === 0 ? {} : { attachments }),
      ...(quoted.length === 0 ? {} : { quoted }),
      ...stamp,
    })
  }
  return turns
}
