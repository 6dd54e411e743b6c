import { Speller } from '@telltale/classifier'
import type { KnownWords, PatternPack } from '@telltale/model'
import { IdLists } from './id-lists.js'
import { latinLetters } from './latin-letters.js'
import { pairsIn } from './pairs-in.js'
import { PairTable } from './pair-table.js'
import { WordBook } from './word-book.js'

/** The words that the rules of a pack know, ready to be asked millions of times. */
export interface Lexicon {
  /** The book for the next text: a new one when the last is full. */
  bookForNext(): WordBook
  /**
   * What the pack knows a folded word as, as the number of a list of indexes into its vocabulary: of the word itself and of
   * its prefixes. The empty list when no rule knows it. A word that nobody knows as it stands is tried again in
   * its other spellings.
   */
  listOf(word: string): number
  /** The same, without trying other spellings. */
  listExactly(word: string): number
  readonly lists: IdLists
  /**
   * Other spellings of a folded word, likeliest first: without look-alike letters, number-for-letter spelling, stretched
   * letters; then, for a word that nobody writes, without a slip of the finger.
   */
  readonly respellingsOf: (word: string) => Iterable<string>
  /** A folded word as it is meant: the likeliest spelling that people do write. The word itself where it is one, and where none is. */
  readonly spellingOf: (word: string) => string
  /** Tells whether folded letters that begin with digits are a word in disguise (`0nly`), and not a number and its unit, `rest`. */
  isDisguised(word: string, rest: string): boolean
  /** Greek and Cyrillic letters, capitals included, with the Latin ones that they look like. */
  readonly latinOf: ReadonlyMap<string, string>
  /** What the pack knows two neighbouring words as. */
  readonly pairs: PairTable
  /** The list of each token class, such as `#digits`, without the sign; 0 for one that no rule asks for. */
  readonly classes: Readonly<Record<ClassName, number>>
  /** The simplified form of a traditional Chinese character; other characters stay. */
  readonly simplified: (character: string) => string
}

/** Kinds of token that the tokeniser tells apart by itself. */
export type ClassName = 'digits' | 'numeral' | 'amount' | 'url' | 'email' | 'phone' | 'handle' | 'coordinates' | 'name'

const NONE: readonly number[] = []
/** No word of any list is longer. */
const LONGEST_WORD = 64
/** Shorter ones are numbers with their units: `5am`. */
const SHORTEST_DISGUISED = 4
/** So many spellings are remembered before the memory starts afresh: bounded, whatever the text. */
const REMEMBERED = 20_000

/**
 * Builds the lexicon of a pack. Done once for each pack; see `detectorFor`.
 *
 * @param known - The words that there are; without them, slips of the finger are read as they stand.
 */
export function buildLexicon(pack: Pick<PatternPack, 'vocabulary' | 'folding'>, known?: KnownWords): Lexicon {
  const numbers = new Map<string, number>()
  const words = new Map<string, number>()
  const prefixes = new Map<string, number>()
  let longestPrefix = 0
  let shortestPrefix = Infinity
  pack.vocabulary.forEach((word, index) => {
    numbers.set(word, index)
    if (word.includes(' ') || word.startsWith('#')) return
    if (word.endsWith('*')) {
      prefixes.set(word.slice(0, -1), index)
      longestPrefix = Math.max(longestPrefix, word.length - 1)
      shortestPrefix = Math.min(shortestPrefix, word.length - 1)
    } else words.set(word, index)
  })
  const pairs = new PairTable(pack.vocabulary, numbers)
  const lists = new IdLists()
  const classOf = (name: ClassName): number => {
    const number = numbers.get(`#${name}`)
    return number === undefined ? 0 : lists.numberOf([number])
  }
  const classes = {
    digits: classOf('digits'),
    numeral: classOf('numeral'),
    amount: classOf('amount'),
    url: classOf('url'),
    email: classOf('email'),
    phone: classOf('phone'),
    handle: classOf('handle'),
    coordinates: classOf('coordinates'),
    name: classOf('name'),
  }
  const lookalikes = pairsIn(pack.folding.lookalikes)
  const traditional = pairsIn(pack.folding.traditional)
  const leet = pairsIn(pack.folding.leet)
  const speller = known && new Speller(known)

  function listExactly(word: string): number {
    const whole = words.get(word)
    let ids: readonly number[] = whole === undefined ? NONE : [whole]
    for (let length = Math.min(longestPrefix, word.length); length >= shortestPrefix; length--) {
      const byPrefix = prefixes.get(word.slice(0, length))
      if (byPrefix !== undefined && !ids.includes(byPrefix)) ids = [...ids, byPrefix]
    }
    return lists.numberOf(ids)
  }

  function listOf(word: string): number {
    const list = listExactly(word)
    // Nothing of such a length is in any list but by its beginning.
    if (list > 0 || word.length <= 1 || word.length > LONGEST_WORD) return list
    for (const respelt of respellingsOf(word)) {
      const other = listExactly(respelt)
      if (other > 0) return other
    }
    return 0
  }

  function* respellingsOf(word: string): Generator<string> {
    let plainest = word
    for (const respelt of respellings(word, lookalikes, leet)) yield (plainest = respelt)
    const meant = words.has(word) ? undefined : speller?.meantBy(plainest)
    if (meant !== undefined) yield meant
  }

  const spelt = new Map<string, string>()

  function spellingOf(word: string): string {
    if (word.length <= 1 || word.length > LONGEST_WORD || word.startsWith('#')) return word
    const before = spelt.get(word)
    if (before !== undefined) return before
    let spelling = word
    if (!isWritten(word)) {
      for (const respelt of respellingsOf(word)) {
        if (!isWritten(respelt)) continue
        spelling = respelt
        break
      }
    }
    if (spelt.size >= REMEMBERED) spelt.clear()
    spelt.set(word, spelling)
    return spelling
  }

  const isWritten = (word: string): boolean => words.has(word) || (speller?.knows(word) ?? false)

  function isDisguised(word: string, rest: string): boolean {
    if (word.length < SHORTEST_DISGUISED || word.length > LONGEST_WORD || isWritten(rest)) return false
    for (const respelt of respellings(word, lookalikes, leet)) if (isWritten(respelt)) return true
    return false
  }

  let book = new WordBook(lists, listOf)
  return {
    bookForNext: () => (book.isFull ? (book = new WordBook(lists, listOf)) : book),
    listOf,
    listExactly,
    lists,
    respellingsOf,
    spellingOf,
    isDisguised,
    latinOf: latinLetters(pack.folding),
    pairs,
    classes,
    simplified: (character) => traditional.get(character) ?? character,
  }
}

/** Spellings without disguise, likeliest first. At most six, each as long as the word or shorter. */
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
