import en from './texts/en.yaml'
import zh from './texts/zh.yaml'
import type { Problem } from './protocol.js'
import type { Language } from './state.js'

/** Sentences by their dotted keys. */
export type Texts = Readonly<Record<string, string>>

/** Says a sentence of the screens, by its key, with its places filled in. */
export type Say = (key: string, places?: Readonly<Record<string, string | number>>) => string

const TEXTS: Readonly<Record<Language, Texts>> = { en, zh }

/** Which way the letters of a language run; a language from right to left is one more entry here. */
export const DIRECTION: Readonly<Record<Language, 'ltr' | 'rtl'>> = { en: 'ltr', zh: 'ltr' }

/**
 * The sentences of one language. A key that is missing says itself, so that a test can find it.
 *
 * @param own - Sentences of one screen, which came with it.
 */
export function sayIn(language: Language, own: Texts = {}): Say {
  const texts = { ...TEXTS[language], ...own }
  return (key, places) => {
    const text = texts[key] ?? key
    return places === undefined
      ? text
      : text.replace(/\{(\w+)\}/gu, (whole, name: string) => String(places[name] ?? whole))
  }
}

/** A problem in the words of the command line; in another language, in the words that stand for those. */
export function sayProblem(language: Language, { code, message, remedy }: Problem): string {
  const texts = TEXTS[language]
  const translated = (sentence: string): string | undefined => texts[`problem.sentence.${sentence}`]
  const said = translated(message) ?? (language === 'en' ? message : texts[`problem.code.${code}`])
  return `${said ?? message} ${translated(remedy) ?? (language === 'en' ? remedy : '')}`.trim()
}

/** A number with the marks that the language puts between thousands. */
export function sayNumber(language: Language, value: number): string {
  return value.toLocaleString(language)
}

/** A day and time as the file has it, without a zone it does not know. */
export function sayTime(at: string): string {
  return at.slice(0, 16).replace('T', ' ')
}
