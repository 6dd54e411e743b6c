import { isRecord } from '@telltale/model'
import type { PackFile } from './read-packs.js'

/** The ids of `sources.yaml`; undefined where there is no such file. */
export function readSourceIds(files: readonly PackFile[]): ReadonlySet<string> | undefined {
  const data = files.find(({ path }) => path === 'sources.yaml')?.data
  const sources = isRecord(data) ? data['sources'] : undefined
  return isRecord(sources) ? new Set(Object.keys(sources)) : undefined
}
