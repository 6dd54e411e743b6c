import { isRecord, type Wording } from '@telltale/model'
import { stringsOf } from './strings-of.js'

/** Sentences by their whole path, `level.careful.name`, from a file in which they stand in levels. */
export function flattenWording(data: unknown): Wording {
  const flat: Record<string, string | readonly string[]> = {}
  const flatten = (value: unknown, path: string): void => {
    if (typeof value === 'string') flat[path] = value
    else if (Array.isArray(value)) flat[path] = stringsOf(value)
    else if (isRecord(value))
      for (const [key, each] of Object.entries(value)) flatten(each, path === '' ? key : `${path}.${key}`)
  }
  flatten(data, '')
  return flat
}
