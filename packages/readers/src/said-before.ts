/** So much of what was said is looked through, and so much is looked through in all: threads are short, hostile ones are not. */
const LONGEST_LOOKED_AT = 1_000_000
const MOST_LOOKED_AT = 100_000_000
/** So many letters of a quotation tell which mail it is from. */
const TELLING_LETTERS = 80

/**
 * What was said in a thread of mails. They quote each other, as a whole or line by line, with signs and line breaks put in;
 * letters and digits alone are compared.
 */
export class SaidBefore {
  #letters = ''
  readonly #seen = new Set<string>()
  #budget = MOST_LOOKED_AT

  constructor(texts: Iterable<string>) {
    for (const text of texts) {
      if (this.#letters.length > LONGEST_LOOKED_AT) return
      this.#letters += `${lettersOf(text.slice(0, LONGEST_LOOKED_AT))} `
    }
  }

  /** Tells whether these words stand in the thread, or were asked for before. What is too much to look for counts as said. */
  has(text: string): boolean {
    const letters = lettersOf(text.slice(0, 10 * TELLING_LETTERS)).slice(0, TELLING_LETTERS)
    if (this.#seen.has(letters) || this.#budget <= 0) return true
    this.#seen.add(letters)
    this.#budget -= this.#letters.length
    return this.#letters.includes(letters)
  }
}

function lettersOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase()
}
