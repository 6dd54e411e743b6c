import type { Turn } from '@telltale/model'
import type { EarlierMail } from './split-mail-body.js'

/**
 * The turns of the mails that a mail answers or passes on: of their own authors, who are judged by them, and not the one
 * who sent them on.
 *
 * @param names - How the people of each address are called elsewhere. Those who are met here are added.
 */
export function earlierTurns(earlier: readonly EarlierMail[], names: Map<string, string>): readonly Turn[] {
  return earlier.map(({ author, address, at, text, quoted }) => {
    const speaker = (address === '' ? undefined : names.get(address)) ?? author
    if (address !== '') names.set(address, speaker)
    return {
      speaker,
      text,
      ...(at === undefined ? {} : { at }),
      ...(quoted.length === 0 ? {} : { quoted }),
    }
  })
}
