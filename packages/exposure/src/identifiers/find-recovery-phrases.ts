import { validateMnemonic } from '@scure/bip39'
import { wordlist as english } from '@scure/bip39/wordlists/english.js'
import { wordlist as simplified } from '@scure/bip39/wordlists/simplified-chinese.js'
import { wordlist as traditional } from '@scure/bip39/wordlists/traditional-chinese.js'
import type { FoundIdentifier } from './found-identifier.js'
import type { PlainText } from './plain-text.js'

const LISTS = [english, simplified, traditional].map((list) => ({ list, words: new Set(list) }))
const LENGTHS = [24, 21, 18, 15, 12] as const
/** Published with every wallet's tests. */
const KNOWN =
  /^(?:(\S+) (?:\1 ){9,21}\1? ?\S+|test test .*|legal winner thank .*|letter advice cage .*|candy maple cake .*|all all .*)$/u
const WORD = /\p{Script=Han}|[a-z]{3,8}/giu
const MOST_APART = 8

/** Recovery phrases of wallets: words of the list, so many of them, with the right check. */
export function findRecoveryPhrases(plain: PlainText): readonly FoundIdentifier[] {
  const found: FoundIdentifier[] = []
  for (const { list, words } of LISTS) {
    let run: { readonly word: string; readonly start: number; readonly end: number }[] = []
    const settle = (): void => {
      for (const length of LENGTHS) {
        if (run.length < length) continue
        // A run longer than a phrase is prose; only its ends are tried, so that the work stays small.
        const tries = run.length - length > 24 ? [0, run.length - length] : [...Array(run.length - length + 1).keys()]
        for (const from of tries) {
          const part = run.slice(from, from + length)
          const [first] = part
          const last = part.at(-1)
          const phrase = part.map(({ word }) => word).join(' ')
          if (!first || !last || KNOWN.test(phrase) || !validateMnemonic(phrase, list)) continue
          found.push({ name: 'recovery-phrase', start: first.start, end: last.end })
          return
        }
      }
    }
    for (const match of plain.text.matchAll(WORD)) {
      const word = match[0].toLowerCase()
      const start = match.index
      const last = run.at(-1)
      const gap = last ? plain.text.slice(last.end, start) : ' '
      // Written without a gap, Chinese is prose, in which so many words of the list stand side by side.
      const isApart = gap.length <= MOST_APART && !/\p{L}/u.test(gap) && (list === english || gap !== '')
      const goesOn = words.has(word) && isApart
      if (!goesOn) {
        if (run.length >= 12) settle()
        run = []
      }
      if (words.has(word)) run.push({ word, start, end: start + match[0].length })
    }
    if (run.length >= 12) settle()
  }
  return found
}
