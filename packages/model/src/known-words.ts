/**
 * The words that the lessons are written in, each with how common it is there, so that a slip of the finger can be told from
 * a rare word. They carry no weight: "very" says nothing of an approach and is not among the features, and yet is no slip.
 */
export interface KnownWords {
  /** The letters of each alphabet: what may have been left out of a word that is written in it. Scripts of syllables have none. */
  readonly alphabets: readonly string[]
  readonly rows: number
  /**
   * Base64 of the words, one after the other: key (unsigned, 32 bits, little-endian), commonness (unsigned, 8 bits), which
   * is 16 for each doubling of the conversations that have the word.
   */
  readonly table: string
}
