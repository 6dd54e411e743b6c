import { startsLikeMail } from './starts-like-mail.js'

/**
 * Tells a host whether a source must keep its bytes beside its text, because its format carries encodings of its own,
 * as mail does. For everything else the bytes can be let go before the reading starts.
 */
export function needsBytes(text: string): boolean {
  return startsLikeMail(text)
}
