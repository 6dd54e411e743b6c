import { eastAsianWidth } from 'get-east-asian-width'

const EMOJI = /[\p{Emoji_Presentation}\ufe0f]/u
const WITHOUT_WIDTH = /^[\p{Mark}\p{Cf}\u1160-\u11ff]+$/u

/** How many columns of a terminal one character takes, as a person sees a character: with its marks and joiners. */
export function displayWidth(character: string): 0 | 1 | 2 {
  if (character === '') return 0
  const code = character.codePointAt(0) ?? 0
  if (code < 0x7f && character.length === 1) return 1
  if (WITHOUT_WIDTH.test(character)) return 0
  return EMOJI.test(character) ? 2 : eastAsianWidth(code)
}
