import { NAME_LEFT_OUT } from './draft.js'

/** Words of a name that are too common to be one: a single letter says nothing, and would tear words apart. */
const SHORTEST = 2
/** What applications call their owner. It names nobody, and stands in every other sentence. */
const NO_NAMES = new Set(
  'me myself i you self user ich du moi toi yo mí я ты ja ty 我 本人 自己 你 私 自分 僕 俺 나 저 본인 너'.split(' '),
)

/**
 * Leaves a person's name out of a text: the whole name, and each of its words where it stands alone, whatever its case.
 * A name that is written otherwise (a pet name, a misspelling) stays, so the person must still read the draft.
 */
export function leaveOutNames(text: string, name: string): string {
  const parts = [...new Set([name.trim(), ...name.trim().split(/[\s,.()|/_-]+/u)])]
    .filter((part) => part.length >= SHORTEST && !NO_NAMES.has(part.toLowerCase()))
    .sort((a, b) => b.length - a.length)
    .slice(0, 8)
  let left = text
  for (const part of parts) {
    const plain = part.replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&')
    // Han and kana words have no edges; all others stand alone.
    const isJoined = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+$/u.test(part)
    const edged = isJoined ? plain : `(?<![\\p{L}\\p{N}])${plain}(?![\\p{L}\\p{N}])`
    left = left.replace(new RegExp(edged, 'giu'), NAME_LEFT_OUT)
  }
  return left
}
