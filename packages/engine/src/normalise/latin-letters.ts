import type { PatternPack } from '@telltale/model'
import { pairsIn } from './pairs-in.js'

/**
 * Greek and Cyrillic letters, capitals included, with the Latin ones that they look like. Latin letters with a stroke or a hook
 * are left out: in many languages they are letters of their own.
 */
export function latinLetters({ lookalikes }: Pick<PatternPack['folding'], 'lookalikes'>): ReadonlyMap<string, string> {
  const letters = [...pairsIn(lookalikes)].filter(([letter]) => /[\p{Script=Greek}\p{Script=Cyrillic}]/u.test(letter))
  return new Map([
    ...letters,
    ...letters.map(([letter, latin]) => [letter.toUpperCase(), latin.toUpperCase()] as const),
  ])
}
