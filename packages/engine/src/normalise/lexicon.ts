import type { CompiledPack } from '@telltale/model'
import { foldCharacter } from './fold-character.js'

/** The words that the rules of a pack know, ready to be asked millions of times. */
export interface Lexicon {
  /**
   * What the pack knows a folded word as: indexes into its vocabulary, of the word itself and of its prefixes. Empty when
   * no rule knows it. A word that nobody knows as it stands is tried again without look-alike letters, number-for-letter
   * spelling and stretched letters.
   */
  readonly idsOf: (word: string) => readonly number[]
  /** The same, without trying other spellings. */
  readonly idsExactly: (word: string) => readonly number[]
  /** Other spellings of a folded word, likeliest first: without look-alike letters, number-for-letter spelling, stretched letters. */
  readonly respellingsOf: (word: string) => Iterable<string>
  /** What the pack knows two neighbouring words as; undefined when no rule asks for the two together. */
  pairOf(first: number, second: number): number | undefined
  /** A token class, such as `#digits`, as the pack knows it. */
  readonly classes: Readonly<Record<string, readonly number[]>>
  /** The simplified form of a traditional Chinese character; other characters stay. */
  readonly simplified: (character: string) => string
}

const NONE: readonly number[] = []
/** No word of any list is longer. */
const LONGEST_WORD = 64
/** How many different words are remembered before the memory starts afresh: bounded, whatever the text. */
const REMEMBERED = 60_000

/** Builds the lexicon of a pack. Done once for each pack; see `detectorFor`. */
export function buildLexicon(pack: Pick<CompiledPack, 'vocabulary' | 'folding'>): Lexicon {
  const words = new Map<string, readonly number[]>()
  const prefixes = new Map<string, readonly number[]>()
  const classes: Record<string, readonly number[]> = {}
  let longestPrefix = 0
  let shortestPrefix = Infinity
  pack.vocabulary.forEach((word, index) => {
    const ids = [index]
    if (word.includes(' ')) return // Pairs are taken up below, once every word has its number.
    if (word.startsWith('#')) classes[word.slice(1)] = ids
    else if (word.endsWith('*')) {
      prefixes.set(word.slice(0, -1), ids)
      longestPrefix = Math.max(longestPrefix, word.length - 1)
      shortestPrefix = Math.min(shortestPrefix, word.length - 1)
    } else words.set(word, ids)
  })
  const numbers = new Map(pack.vocabulary.map((word, index) => [word, index]))
  const neighbours = new Map<number, number>()
  pack.vocabulary.forEach((word, index) => {
    const [first, second] = word.split(' ')
    const a = numbers.get(first ?? '')
    const b = numbers.get(second ?? '')
    if (second !== undefined && a !== undefined && b !== undefined) neighbours.set(a * numbers.size + b, index)
  })
  const lookalikes = pairs(pack.folding.lookalikes)
  const traditional = pairs(pack.folding.traditional)
  const leet = pairs(pack.folding.leet)

  const remembered = new Map<string, readonly number[]>()

  function known(word: string): readonly number[] {
    const whole = words.get(word)
    let ids = whole
    for (let length = Math.min(longestPrefix, word.length); length >= shortestPrefix; length--) {
      const byPrefix = prefixes.get(word.slice(0, length))
      if (byPrefix) ids = ids ? [...new Set([...ids, ...byPrefix])] : byPrefix
    }
    return ids ?? NONE
  }

  function bySpelling(word: string): readonly number[] {
    for (const respelt of respellings(word, lookalikes, leet)) {
      const ids = known(respelt)
      if (ids.length > 0) return ids
    }
    return NONE
  }

  return {
    idsOf(word) {
      // Nothing of this length is in any list but by its beginning, and it is not worth remembering.
      if (word.length > LONGEST_WORD) return known(word)
      const before = remembered.get(word)
      if (before) return before
      let ids = known(word)
      if (ids.length === 0 && word.length > 1) ids = bySpelling(word)
      if (remembered.size > REMEMBERED) remembered.clear()
      remembered.set(word, ids)
      return ids
    },
    idsExactly: known,
    respellingsOf: (word) => respellings(word, lookalikes, leet),
    pairOf: (first, second) => neighbours.get(first * numbers.size + second),
    classes,
    simplified: (character) => traditional.get(character) ?? character,
  }
}

/** Other spellings to try, likeliest first. At most six, each as long as the word or shorter. */
function* respellings(
  word: string,
  lookalikes: ReadonlyMap<string, string>,
  leet: ReadonlyMap<string, string>,
): Generator<string> {
  const latin = replaceEach(word, lookalikes)
  if (latin !== word) yield latin
  const spelt = /[a-z]/u.test(latin) ? replaceEach(latin, leet) : latin
  if (spelt !== latin) yield spelt
  const once = spelt.replace(/(\p{L})\1{2,}/gu, '$1')
  if (once !== spelt) {
    yield once
    yield spelt.replace(/(\p{L})\1{2,}/gu, '$1$1')
  }
}

function replaceEach(word: string, by: ReadonlyMap<string, string>): string {
  let out = ''
  for (const character of word) out += by.get(character) ?? character
  return out
}

function pairs(flat: string): ReadonlyMap<string, string> {
  const characters = [...flat]
  const map = new Map<string, string>()
  for (let i = 0; i + 1 < characters.length; i += 2) {
    map.set(foldCharacter(characters[i] ?? ''), characters[i + 1] ?? '')
  }
  return map
}
