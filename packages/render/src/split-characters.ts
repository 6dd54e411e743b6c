const CONTINUES = /^[\p{M}\p{Cf}\u1160-\u11ff]$/u
const MODIFIER = /^\p{Emoji_Modifier}$/u
const PICTURE = /^\p{Extended_Pictographic}$/u
const FLAG_HALF = /^\p{Regional_Indicator}$/u
const JOINER = '\u200d'

/**
 * Splits a text into characters as a person sees them: a letter with its marks, an emoji with its joiners, a flag.
 *
 * Simpler than the full Unicode rules, and the same on every machine. Joined together again the pieces are the text.
 */
export function* splitCharacters(text: string): Generator<string> {
  let held = ''
  let last = ''
  let flagOpen = false
  for (const point of text) {
    const isFlagHalf = FLAG_HALF.test(point)
    const belongs =
      CONTINUES.test(point) ||
      (isFlagHalf && flagOpen) ||
      (PICTURE.test(last) && MODIFIER.test(point)) ||
      (last === JOINER && PICTURE.test(point))
    if (held !== '' && !belongs) {
      yield held
      held = ''
    }
    flagOpen = isFlagHalf && !flagOpen
    held += point
    last = point
  }
  if (held !== '') yield held
}
