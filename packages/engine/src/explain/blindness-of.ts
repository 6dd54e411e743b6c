import type { Reading } from '@telltale/model'
import { isTalk } from '../normalise/is-talk.js'

/** Fewer words than this show neither a sign nor that all is well. */
const FEWEST_WORDS = 6
/** A character of a script that writes no spaces says about so much of a word. */
const SHARE_OF_A_WORD = 0.6
/** Enough text to tell. */
const ENOUGH = 400

const WORDS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{M}]+/gu
const SPACELESS = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u

/**
 * Why it means little that nothing was found: no talk, hardly a word to read, or a language that Telltale does not know well;
 * undefined where that nothing was found says something.
 *
 * @param reading - With every notice of the report.
 */
export function blindnessOf({ turns, notices, voice }: Reading): 'form' | 'words' | 'language' | undefined {
  if (!isTalk({ notices })) return 'form'
  if (notices.some(({ code }) => code.startsWith('analyse/language-'))) return 'language'
  if (voice === 'account') return undefined
  let words = 0
  for (const { text } of turns) {
    for (const [word] of text.slice(0, ENOUGH).matchAll(WORDS)) words += SPACELESS.test(word) ? SHARE_OF_A_WORD : 1
    if (words >= FEWEST_WORDS) return undefined
  }
  return 'words'
}
