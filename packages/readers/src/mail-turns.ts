import type { Turn } from '@telltale/model'
import type { ParsedMail } from './parse-mail.js'
import { plainSubject } from './plain-subject.js'

/**
 * The turns of one mail: its subject, unless it is that of an answer; what the sender wrote; and what is passed on, with
 * its author. A mail that says nothing has none.
 */
export function mailTurns(
  mail: Pick<
    ParsedMail,
    'speaker' | 'at' | 'subject' | 'own' | 'quoted' | 'passedOn' | 'forwardedFrom' | 'attachments'
  >,
): readonly Turn[] {
  const { speaker, at, subject, own, quoted, passedOn, forwardedFrom, attachments } = mail
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
  if (passedOn !== '') turns.push({ text: passedOn, forwardedFrom, ...stamp })
  return turns
}
