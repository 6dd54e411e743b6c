import type { AccountLanguage } from './account-language.js'
import { CHINESE } from './chinese.js'
import { ENGLISH } from './english.js'

/** How much of a text is looked at. */
const HEAD = 20_000

const ENGLISH_WORDS: ReadonlySet<string> = new Set(
  'the of and to in a is was that for on with as by at from his her their he she they it who were had has have been an be this said not or which'.split(
    ' ',
  ),
)

/** The language an account is written in, where it is one that can be read. */
export function accountLanguageOf(text: string): AccountLanguage | undefined {
  const head = text.slice(0, HEAD)
  const letters = head.match(/\p{L}/gu)?.length ?? 0
  const han = head.match(/\p{Script=Han}/gu)?.length ?? 0
  const kana = head.match(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0
  if (letters === 0) return undefined
  if (han > letters * 0.4) return kana > han * 0.1 ? undefined : CHINESE
  const words = head.toLowerCase().match(/[\p{L}']+/gu) ?? []
  const known = words.filter((word) => ENGLISH_WORDS.has(word)).length
  return known > words.length * 0.18 ? ENGLISH : undefined
}
