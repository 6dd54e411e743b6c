import { mailSeparator } from './mail-separator.js'

/** The position at which the next mail of a mailbox starts, with the line before it; the end of the text when none does. */
export function nextMail(text: string, from: number): number {
  for (let at = text.indexOf('From ', from); at !== -1; at = text.indexOf('From ', at + 5)) {
    const before = text.charCodeAt(at - 1)
    if (before !== 0x0a && before !== 0x0d && before !== 0xfeff) continue
    if (mailSeparator(text, at) !== undefined) return at
  }
  return text.length
}
