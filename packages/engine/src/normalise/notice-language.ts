import type { Notice, Turn } from '@telltale/model'
import type { guessLanguage } from './guess-language.js'

/** Enough text to tell the script of a conversation; more would not change the answer. */
const ENOUGH = 20_000

/**
 * Says so when a good part of a text is written in a script that the rules do not cover, and when most of it is in a
 * language other than English and Chinese, of which the rules know fewer wordings or none.
 *
 * @param spoken - As `guessLanguage` has it.
 * @param languages - Codes of the languages the pack covers.
 */
export function noticeLanguage(
  turns: readonly Turn[],
  spoken: ReturnType<typeof guessLanguage>,
  languages: readonly string[],
): readonly Notice[] {
  let covered = 0
  let other = 0
  for (const { text } of turns) {
    for (let i = 0; i < text.length && covered + other < ENOUGH; i++) {
      const unit = text.charCodeAt(i)
      if ((unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122) || (unit >= 0xc0 && unit < 0x250)) covered++
      else if (unit >= 0x3400 && unit <= 0x9fff) languages.includes('zh') ? (covered += 2) : (other += 2)
      else if (unit >= 0x370 && unit < 0x1e00) languages.some((code) => isWrittenWith(code, unit)) ? covered++ : other++
      else if (unit >= 0x3041 && unit <= 0x30ff) languages.includes('ja') ? (covered += 2) : (other += 2)
      else if (unit >= 0xac00 && unit <= 0xd7a3) languages.includes('ko') ? (covered += 2) : (other += 2)
    }
    if (covered + other >= ENOUGH) break
  }
  if (other > 20 && other > (covered + other) * 0.2) return [{ code: 'analyse/language-not-covered' }]
  return spoken === 'other' ? [{ code: 'analyse/language-covered-in-part' }] : []
}

function isWrittenWith(code: string, unit: number): boolean {
  if (unit >= 0x400 && unit < 0x530) return ['ru', 'uk', 'be', 'bg', 'sr'].includes(code)
  if (unit >= 0x590 && unit < 0x600) return code === 'he'
  if (unit >= 0x600 && unit < 0x780) return ['ar', 'fa', 'ur'].includes(code)
  if (unit >= 0x900 && unit < 0x980) return code === 'hi'
  return false
}
