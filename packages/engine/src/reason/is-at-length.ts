import type { Turn } from '@telltale/model'

/** A voice alone that says more than this, in Latin letters, is no message as the learned part knows them. */
const LONG = 1200
/** A sign that stands for a syllable or a word says as much as so many Latin letters. */
const DENSE = 3
const DENSE_SIGN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu

/**
 * Whether one voice alone speaks at length, as contracts, licences and articles do. The learned part learnt from talk and from
 * messages, none of one voice as long as this, and takes the words of formal papers ("disclose", "third party") for those
 * of an approach.
 *
 * @param turns - The whole text.
 */
export function isAtLength(turns: readonly Turn[]): boolean {
  const [first] = turns
  if (!first) return false
  let said = 0
  let isLong = false
  for (const { speaker, forwardedFrom, text } of turns) {
    if (speaker !== first.speaker || forwardedFrom !== first.forwardedFrom) return false
    if (isLong) continue
    // As many are enough to tell; a text of one line may be huge.
    const beginning = text.slice(0, LONG + 1)
    said += beginning.length + (DENSE - 1) * (beginning.match(DENSE_SIGN)?.length ?? 0)
    isLong = said > LONG
  }
  return isLong
}
