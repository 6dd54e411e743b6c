import { NAME_LEFT_OUT } from './draft.js'

/** Words of a name that are too common to be one: a single letter says nothing, and would tear words apart. */
const SHORTEST = 2
/** Names that are also words of every day, in languages that people chat in: only with its capital is one a name. */
const EVERYDAY = new Set(
  (
    'an am al art ash bay bill bin bo can cash chase cole come da dale dan dawn de dean den do dot drew du eve faith fan fox ' +
    'frank gene go grace grant guy ha hai he her hi him hope hunt il in is it ivy jack jay jean jet jo joy june kay ken king ' +
    'kim la lane le lee les li lin lo long lot lou mark mat max may me miles min ming my na ne ni no norm nu of on or pan pat ' +
    'peg penny ray red rich rob rose ruby sa sally sandy see sen she si sky so son song sue sun ta tan te to tom too tu un ' +
    'us van wade ward was we wen will win wing with yes yet you young yu'
  ).split(' '),
)
/** What applications call their owner. It names nobody, and stands in every other sentence. */
const NO_NAMES = new Set(
  'me myself i you self user ich du moi toi yo mí я ты ja ty 我 本人 自己 你 私 自分 僕 俺 나 저 본인 너'.split(' '),
)
/** Signs that make a word of their own without a space around them. */
const JOINED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+$/u
/** Of a full name, family name first: 王小明, 欧阳小明, 김민수. */
const FULL_HAN = /^\p{Script=Han}{3,4}$/u
const FULL_HANGUL = /^\p{Script=Hangul}{3}$/u

/**
 * Leaves a person's name out of a text: the whole name, each of its words where it stands alone, and of a full Chinese or
 * Korean name also the given name, whatever its case. A name that is a word of every day counts only with its capital:
 * "an" and "will" are no names. A name that is written otherwise (a pet name, a misspelling) stays, so the
 * person must still read the draft.
 */
export function leaveOutNames(text: string, name: string): string {
  const words = [name.trim(), ...name.trim().split(/[\s,.()|/_-]+/u)]
  const given = words.filter((word) => FULL_HAN.test(word) || FULL_HANGUL.test(word)).map((word) => word.slice(-2))
  const parts = [...new Set([...words, ...given])]
    .filter((part) => part.length >= SHORTEST && !NO_NAMES.has(part.toLowerCase()))
    .sort((a, b) => b.length - a.length)
    .slice(0, 8)
  let left = text
  for (const part of parts) left = left.replace(shapeOf(part), NAME_LEFT_OUT)
  return left
}

function shapeOf(part: string): RegExp {
  // Han and kana words have no edges, and a Korean one is followed by its particle; all others stand alone.
  if (JOINED.test(part)) return new RegExp(plain(part), 'gu')
  if (/^\p{Script=Hangul}+$/u.test(part)) return new RegExp(`(?<![\\p{L}\\p{N}])${plain(part)}`, 'gu')
  const isEveryday = EVERYDAY.has(part.toLowerCase()) && /^\p{Lu}/u.test(part)
  const [first = ''] = part
  const word = isEveryday
    ? `(?:${plain(part)}|${plain(first.toUpperCase() + part.slice(first.length).toLowerCase())}|${plain(part.toUpperCase())})`
    : plain(part)
  return new RegExp(`(?<![\\p{L}\\p{N}])${word}(?![\\p{L}\\p{N}])`, isEveryday ? 'gu' : 'giu')
}

function plain(part: string): string {
  return part.replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&')
}
