import type { Words } from '@telltale/classifier'
import { tokenise, type Lexicon, type TokenList } from '@telltale/engine'

/**
 * What is listened to in a text: its folded words, and after them what the ear could not tell from words alone: which
 * identifiers are in it, whether somebody speaks of themselves, and what shape its numbers have.
 *
 * @param identifiers - Names of what finders found in the text.
 * @param tokens - Filled; what is answered reads from it, until it is filled again.
 */
export function wordsToHear(text: string, identifiers: readonly string[], lexicon: Lexicon, tokens: TokenList): Words {
  tokenise(text, lexicon, tokens)
  const count = tokens.length
  const added = [...new Set(identifiers)].map((name) => `#${name}`)
  for (const [name, shape] of SHAPES) if (shape.test(text)) added.push(name)
  added.push(`#l${Math.min(6, Math.floor(Math.log2(1 + text.length / 8)))}`)
  return {
    length: count + added.length,
    wordAt: (index) => (index < count ? tokens.wordAt(index) : (added[index - count] ?? '')),
  }
}

/** No word begins with this sign: it parts what is added from what is said. */
const SHAPES: readonly (readonly [string, RegExp])[] = [
  ['#i', /\b(?:i|my|me|mine)\b|[我俺咱]/iu],
  ['#we', /\b(?:we|our|us)\b|我们|我們|咱们/iu],
  ['#0', /\d/u],
  ['#00', /\d{4}/u],
  ['#clk', /\d[:.：]\d\d|\d ?(?:am|pm)\b|\d点|[一二三四五六七八九十]点/iu],
  ['#old', /\b(?:19\d\d|200\d|last (?:year|summer|winter)|years ago|used to)\b|去年|当年|小时候|以前/iu],
  ['#nam', /\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+/u],
  ['#q', /[?？]/u],
  ['#url', /https?:\/\/|www\./iu],
]
