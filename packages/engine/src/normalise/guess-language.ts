import type { PatternPack, Turn } from '@telltale/model'
import { kindsIn } from './kinds-in.js'
import { latinLetters } from './latin-letters.js'
import { mayBeMasked } from './may-be-masked.js'
import { unmask } from './unmask.js'

/** Enough text to tell; more would not change the answer. */
const ENOUGH = 20_000
/** Of so few words in Latin letters nobody can tell the language. */
const TOO_FEW_WORDS = 8
/** English talk has more than twice as many of its commonest words, other languages in Latin letters far fewer. */
const ENGLISH_SHARE = 0.1
/** The commonest words of English talk that are no words of the neighbouring languages. */
const ENGLISH: ReadonlySet<string> = new Set(
  (
    'the you to and it is of that for my on have what can we with be are this not but if your just they was at get how ' +
    'would from about know i im its dont ill youre'
  ).split(' '),
)
const NO_LOOKALIKES = { lookalikes: '' }
/** Kana in more than so much of the text: Japanese, which shares its other characters with Chinese. */
const JAPANESE_SHARE = 0.1

/**
 * Whether a conversation is in English, in Chinese, or in another language, by its script and its commonest words. For
 * the learned part, which knows some languages better than others. Where there is too little to tell, Latin letters pass
 * for English.
 *
 * @param folding - Where it is given, letters of another alphabet that stand for Latin ones count as those.
 */
export function guessLanguage(
  turns: readonly Turn[],
  folding: Pick<PatternPack['folding'], 'lookalikes'> = NO_LOOKALIKES,
): 'en' | 'zh' | 'other' {
  let latinOf: ReadonlyMap<string, string> | undefined
  let latin = 0
  let han = 0
  let kana = 0
  let other = 0
  let words = 0
  let english = 0
  for (const { text } of turns) {
    const left = ENOUGH - latin - han - kana - other
    if (left <= 0) break
    const written = text.length > left ? text.slice(0, left) : text
    const part = mayBeMasked(kindsIn(written)) ? unmask(written, (latinOf ??= latinLetters(folding))).text : written
    for (let i = 0; i < part.length; i++) {
      const unit = part.charCodeAt(i)
      if (unit < 0x41) continue
      if (unit < 0x250) latin++
      else if (unit >= 0x3041 && unit <= 0x30ff) kana++
      else if (unit >= 0x3400 && unit <= 0x9fff) han++
      else if (isOtherLetter(unit)) other++
    }
    for (const word of part
      .toLowerCase()
      .replaceAll("'", '')
      .replaceAll('’', '')
      .split(/[^a-z\u00df-\u024f]+/u)) {
      if (word === '') continue
      words++
      if (ENGLISH.has(word)) english++
    }
  }
  // A Chinese character says about as much as three Latin letters.
  const most = Math.max(latin, 3 * (han + kana), 2 * other)
  if (most === 2 * other && other > 0) return 'other'
  if (most === latin) return words < TOO_FEW_WORDS || english >= ENGLISH_SHARE * words ? 'en' : 'other'
  return kana > JAPANESE_SHARE * (han + kana) ? 'other' : 'zh'
}

/** Letters of the scripts between Greek and Tibetan, and Hangul. */
function isOtherLetter(unit: number): boolean {
  return (unit >= 0x370 && unit < 0x1200) || (unit >= 0xac00 && unit <= 0xd7a3) || (unit >= 0xfb1d && unit <= 0xfefc)
}
