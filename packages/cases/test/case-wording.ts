import { readFileSync } from 'node:fs'
import { isRecord, type Wording } from '@telltale/model'
import { parse } from 'yaml'

/** The cases' own wording, flattened as the build does it, with the names it takes from the reports' wording. */
export function caseWording(language: string): Wording {
  const flat: Record<string, string> = {}
  const flatten = (data: unknown, path: string): void => {
    if (typeof data === 'string') flat[path] = data
    else if (isRecord(data))
      for (const [key, value] of Object.entries(data)) flatten(value, path === '' ? key : `${path}.${key}`)
  }
  const read = (path: string): unknown =>
    parse(readFileSync(new URL(`../../../packs/${path}`, import.meta.url), 'utf8'))
  const reports = read(`wording/${language}.yaml`)
  if (isRecord(reports)) flatten({ stage: reports['stage'], kind: reports['kind'], persona: reports['persona'] }, '')
  flatten(read(`wording/cases/${language}.yaml`), '')
  return flat
}
