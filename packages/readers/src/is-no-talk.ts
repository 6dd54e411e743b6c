import { ADDRESS_WORDS } from './address-words.js'

/** Fewer words than this are too few to tell by. */
const FEWEST_WORDS = 30
/** So many words that follow each other with nothing but a space or a comma between them are part of a sentence. */
const SENTENCE = 4
/** Code, settings and tables have hardly a sentence, and half a mark of their own for each word. */
const MOST_IN_SENTENCES = 0.25
const LEAST_MARKS = 0.4

const WORD = /[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*/gu
const BETWEEN = /^,? ?$/u
/** Marks that programs need and people hardly write, colons and slashes with no space around, and gaps between columns. */
const MARK = /[{}[\]<>=;\\|_"]|[^\s:/][:/](?=[^\s:/])|\S(?:\t| {2})[ \t]*(?=\S)/gu
/** Words of address are known here in Latin letters only. A few letters of other scripts stand in any code. */
const NOT_LATIN = /[^\p{Script=Latin}\p{M}'’]/u
const MOST_NOT_LATIN = 30
/** Whoever asks or calls out does so to somebody. */
const CALL = /\p{L}[?!]{1,3}(?=["'\s]|$)/u

/**
 * Tells whether a text is nothing that somebody says to somebody: code, settings, records, a table of figures. It has
 * hardly a sentence, no question, more marks than people write, and not one word for who speaks or who is spoken to.
 *
 * In doubt it is talk. A chat in a data format that no reader knows is: people say "I" and "you" in it.
 */
export function isNoTalk(text: string): boolean {
  let words = 0
  let inSentences = 0
  let run = 0
  let notLatin = 0
  let end = 0
  const close = (): void => {
    if (run >= SENTENCE) inSentences += run
    run = 0
  }
  for (const { 0: word, index } of text.matchAll(WORD)) {
    if (isAddress(word)) return false
    if (NOT_LATIN.test(word)) notLatin += word.length
    if (notLatin > MOST_NOT_LATIN) return false
    if (!BETWEEN.test(text.slice(end, Math.min(index, end + 3)))) close()
    words += 1
    run += 1
    end = index + word.length
  }
  close()
  if (words < FEWEST_WORDS || inSentences >= MOST_IN_SENTENCES * words || CALL.test(text)) return false
  const marks = text.matchAll(MARK)
  for (let left = LEAST_MARKS * words; left > 0; left--) if (marks.next().done === true) return false
  return true
}

function isAddress(word: string): boolean {
  const [stem = '', ...ending] = word.split(/['’]/u)
  return stem === 'I' || (stem === 'i' && ending.length > 0) || ADDRESS_WORDS.has(stem.toLowerCase())
}
