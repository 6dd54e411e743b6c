import type { Texts } from './country-help.js'

/** A text in a language, or in English where it is not in that one. */
export function textIn(texts: Texts, language: string): string {
  return texts[language] ?? texts['en'] ?? ''
}
