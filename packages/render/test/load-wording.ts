import { readFileSync } from 'node:fs'

import { isRecord, type Wording } from '@telltale/model'
import { parse } from 'yaml'

/**
 * The wording of a language, read straight from its file and flattened the way a pack flattens it.
 *
 * @param language - Of reports on conversations; those of other reports stand in folders, as in `exposure/en`.
 */
export function loadWording(language: string): Wording {
  const file = new URL(`../../../packs/wording/${language}.yaml`, import.meta.url)
  const flat: Record<string, string | readonly string[]> = {}
  const walk = (value: unknown, path: string): void => {
    if (typeof value === 'string') flat[path] = value
    else if (Array.isArray(value) && value.every((item) => typeof item === 'string')) flat[path] = value
    else if (isRecord(value))
      for (const [name, item] of Object.entries(value)) walk(item, path === '' ? name : `${path}.${name}`)
    else throw new Error(`${language}.yaml: ${path} is neither a sentence nor a list of sentences`)
  }
  walk(parse(readFileSync(file, 'utf8')), '')
  return flat
}
