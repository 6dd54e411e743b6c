import { Converter } from 'opencc-js/cn2t'

/** A change that must not matter: the same rule has to find the same words. */
export interface Variation {
  readonly name: string
  /** Changes a text. It must change a part of a text as it changes the whole, so that quotes can be followed. */
  readonly vary: (text: string) => string
}

/**
 * The changes under which every example of a rule is run again.
 *
 * @param language - Chinese examples are also read in traditional characters.
 */
export function variationsFor(language: string): readonly Variation[] {
  return language === 'zh' ? [...VARIATIONS, TRADITIONAL] : VARIATIONS
}

const CYRILLIC: Readonly<Record<string, string>> = { a: 'а', c: 'с', e: 'е', o: 'о', p: 'р', x: 'х' }

/** Words of at least four letters, none of them part of an address, an amount or a name's handle. */
const PLAIN_WORD = /(?<![\p{L}\p{N}@$£€¥.:/_-])\p{Script=Latin}{4,}(?![\p{N}@:/_]|\.\p{L})/gu

const VARIATIONS: readonly Variation[] = [
  { name: 'with CRLF line ends', vary: (text) => text.replace(/\n/gu, '\r\n') },
  { name: 'in NFD', vary: (text) => text.normalize('NFD') },
  {
    name: 'with look-alike letters',
    vary: (text) => eachWord(text, (word) => word.replace(/[aceopx]/gu, (letter) => CYRILLIC[letter] ?? letter)),
  },
  {
    name: 'with zero-width spaces',
    vary: (text) => eachWord(text, (word) => `${word.slice(0, 2)}\u200b${word.slice(2)}`),
  },
  {
    name: 'in full-width letters',
    vary: (text) =>
      eachWord(text, (word) => word.replace(/[!-~]/gu, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0))),
  },
  { name: 'in capitals', vary: (text) => eachWord(text, (word) => word.toUpperCase()) },
]

const toTraditional = Converter({ from: 'cn', to: 't' })
const TRADITIONAL: Variation = {
  name: 'in traditional Chinese',
  // One character at a time: the choice of character must not depend on where a quote is cut.
  vary: (text) => [...text].map((character) => toTraditional(character)).join(''),
}

function eachWord(text: string, change: (word: string) => string): string {
  return text.replace(PLAIN_WORD, change)
}
