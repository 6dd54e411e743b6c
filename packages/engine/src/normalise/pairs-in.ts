import { foldCharacter } from './fold-character.js'

/** Characters of a pack's folding, each folded, with those that stand for them: written in turns in one text. */
export function pairsIn(flat: string): ReadonlyMap<string, string> {
  const characters = [...flat]
  const map = new Map<string, string>()
  for (let i = 0; i + 1 < characters.length; i += 2) {
    map.set(foldCharacter(characters[i] ?? ''), characters[i + 1] ?? '')
  }
  return map
}
