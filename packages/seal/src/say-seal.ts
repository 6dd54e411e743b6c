import { SEAL_WORDING } from './seal-wording.js'

/**
 * One sentence about sealing in a language, with what belongs in its places. A language that is not there, or lacks the
 * sentence, is answered in English.
 */
export function saySeal(language: string, key: string, places: Readonly<Record<string, string | number>> = {}): string {
  const sentence = SEAL_WORDING[language]?.[key] ?? SEAL_WORDING['en']?.[key] ?? key
  const text = typeof sentence === 'string' ? sentence : sentence.join('\n')
  return text.replace(/\{(\w+)\}/gu, (whole, name: string) => String(places[name] ?? whole))
}
