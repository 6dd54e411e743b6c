import { readInnocentSets, type InnocentSet } from '../read-innocent-sets.js'

/**
 * The public innocent sets without what training may have seen: it learns from every other conversation of a set whose
 * licence allows it, beginning with the first (see `read-lessons.ts`). Undefined where the data folder is absent.
 */
export function unseenSets(): readonly InnocentSet[] | undefined {
  return readInnocentSets()?.map((set) =>
    set.mayLearn ? { ...set, conversations: set.conversations.filter((_, index) => index % 2 === 1) } : set,
  )
}
