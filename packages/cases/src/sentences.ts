import type { Wording } from '@telltale/model'
import type { Texts } from './case-record.js'

/** The sentence of a key; the key itself where a wording lacks it, so that a gap is seen. */
export function sentenceFor(wording: Wording, key: string): string {
  const found = Object.hasOwn(wording, key) ? wording[key] : undefined
  return typeof found === 'string' ? found : (found?.join(' ') ?? key)
}

/** A sentence with its places filled in. What is filled in is never looked at again for places. */
export function fill(sentence: string, places: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{([a-z]+)\}/gu, (whole, name: string) =>
    Object.hasOwn(places, name) ? String(places[name]) : whole,
  )
}

/** A text in the language of a wording; in English where there is none. */
export function textFor(texts: Texts, wording: Wording): string {
  const language = sentenceFor(wording, 'language')
  return (Object.hasOwn(texts, language) ? texts[language] : undefined) ?? texts['en'] ?? ''
}

/** Words as they stand within a sentence: "The ministry" becomes "the ministry". */
export function withinSentence(words: string, wording: Wording): string {
  return sentenceFor(wording, 'language') === 'en'
    ? words.replace(/^(?:The|A|An|One|Two) /u, (word) => word.toLowerCase())
    : words
}

/** Words in a row: "a, b and c". */
export function joinWords(words: readonly string[], wording: Wording): string {
  const last = words.at(-1) ?? ''
  if (words.length < 2) return last
  return words.slice(0, -1).join(sentenceFor(wording, 'join')) + sentenceFor(wording, 'join-last') + last
}
