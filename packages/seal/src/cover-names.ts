/** Scripts that write names into a row of other letters. */
const RUN_TOGETHER =
  /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
/** Words up to here are often no names: "an", "bo", "may". */
const SHORT = 3
/** What stands beside names and is said in any talk. */
const NO_NAMES: ReadonlySet<string> = new Set(
  'the and von van der den del los las bin ibn mrs miss prof sir you she her him his'.split(' '),
)

/**
 * Makes a function that covers names in a text, in any case. The first name becomes `[name 1]`, and so on.
 *
 * Whole names are covered, and each word of them that is longer than two letters, and of Chinese and Korean ones the given
 * name: rather one word too many than one too few, as the originals have them all. A word of up to three letters that was
 * given with a capital is covered only where it has one. In scripts with spaces whole words are covered, in the others the
 * name wherever it stands. Pet names, misspellings and whoever is recognised by what they say are not hidden by it.
 *
 * @param names - As they stand in the conversation; empty ones are passed over.
 * @param label - The word for a name, in the language of the report.
 */
export function coverNames(names: readonly string[], label: string): (text: string) => string {
  const wanted = names
    .flatMap((name, index) => wordsOf(name).map((each) => ({ name: each, word: `[${label} ${index + 1}]` })))
    // A name within a longer one comes after it.
    .sort((a, b) => b.name.length - a.name.length)
  if (wanted.length === 0) return (text) => text
  // All at once, so that nothing is looked for in what already covers a name.
  const pattern = new RegExp(wanted.map(({ name }) => `(${patternOf(name)})`).join('|'), 'giu')
  return (text) =>
    text.replace(pattern, (match: string, ...found: readonly unknown[]) => {
      const first = wanted.findIndex((_, index) => found[index] !== undefined)
      const alike = wanted[first]?.name.toLowerCase()
      const one = wanted.slice(first).find(({ name }) => name.toLowerCase() === alike && isMeant(name, match))
      return one?.word ?? match
    })
}

/** A short word without the capital that it was given with is likely another word. */
function isMeant(name: string, match: string): boolean {
  const [sign = ''] = name
  return sign === sign.toLowerCase() || Array.from(name).length > SHORT || match.startsWith(sign)
}

/** The whole name, and what people call somebody by: its words, and of a Chinese or Korean name the last two signs. */
function wordsOf(name: string): readonly string[] {
  const whole = name.trim()
  if (whole === '') return []
  const words = whole.split(/\s+/u)
  const parts = words.filter((word) => isLongEnough(word) && !NO_NAMES.has(word.toLowerCase()))
  const given = words.filter((word) => GIVEN_LAST.test(word)).map((word) => Array.from(word).slice(-2).join(''))
  return [...new Set([whole, ...parts, ...given])]
}

/** A family name of one or two signs, then a given name of two. */
const GIVEN_LAST = /^(?:\p{Script=Han}{3,4}|\p{Script=Hangul}{3})$/u
/** Two signs are a whole given name. */
const TWO_SIGNS = /^(?:\p{Script=Han}{2}|\p{Script=Hangul}{2})$/u

function isLongEnough(word: string): boolean {
  return Array.from(word).length > 2 || TWO_SIGNS.test(word)
}

/** The name, however its words are set apart. No repetition is without a limit, so it takes linear time. */
function patternOf(name: string): string {
  const literal = name
    .split(/\s+/u)
    .map((word) => word.replace(/[$()*+./?[\\\]^{|}]/gu, '\\$&'))
    .join('[\\s_.-]{0,3}')
  const isWord = (sign: string | undefined): boolean =>
    sign !== undefined && /[\p{L}\p{N}]/u.test(sign) && !RUN_TOGETHER.test(sign)
  const signs = Array.from(name)
  const before = isWord(signs[0]) ? '(?<![\\p{L}\\p{N}])' : ''
  const after = isWord(signs.at(-1)) ? '(?![\\p{L}\\p{N}])' : ''
  return `${before}${literal}${after}`
}
