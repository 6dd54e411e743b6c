import { isRecord } from '@telltale/model'
import type { PackFile } from './read-packs.js'
import { stringsOf } from './strings-of.js'

/** List name → language (or `any`) → entries. */
export type SharedLists = ReadonlyMap<string, Readonly<Record<string, readonly string[]>>>

/**
 * Reads the lists that all rules may name.
 *
 * Each further language may have a file of its own, `other-languages/<language>/lists.yaml`, that adds its entries.
 *
 * @param folders - Where they lie, such as `approach/lists/`; of two lists of one name, that of the earlier folder counts.
 */
export function readSharedLists(
  files: readonly PackFile[],
  folders: readonly string[],
  report: (path: string, what: string) => void,
): SharedLists {
  const lists = new Map<string, Readonly<Record<string, readonly string[]>>>()
  for (const folder of folders) {
    const here = new Set<string>()
    for (const { path, data } of files) {
      if (!path.startsWith(folder)) continue
      const named = isRecord(data) ? data['lists'] : undefined
      if (!isRecord(named)) {
        report(path, 'must hold "lists:"')
        continue
      }
      for (const [name, byLanguage] of Object.entries(named)) {
        if (here.has(name)) report(path, `the list "${name}" stands in another file too`)
        here.add(name)
        if (!isRecord(byLanguage)) report(path, `the list "${name}" must name its languages`)
        else if (!lists.has(name))
          lists.set(
            name,
            Object.fromEntries(Object.entries(byLanguage).map(([code, entries]) => [code, stringsOf(entries)])),
          )
      }
    }
  }
  for (const { path, data } of files) {
    const language = LISTS_OF_LANGUAGE.exec(path)?.[1]
    if (language === undefined) continue
    const named = isRecord(data) ? data['lists'] : undefined
    if (!isRecord(named)) report(path, 'must hold "lists:"')
    else
      for (const [name, entries] of Object.entries(named))
        lists.set(name, { ...lists.get(name), [language]: stringsOf(entries) })
  }
  return lists
}

/** Where the lists of a further language lie, with its code. */
export const LISTS_OF_LANGUAGE = /^other-languages\/([a-z]{2,3})\/lists\.yaml$/u
