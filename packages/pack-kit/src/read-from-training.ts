import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isRecord } from '@telltale/model'

/**
 * Reads what training wrote. A folder of packs may be without it.
 *
 * @param folder - The packs folder.
 * @param file - Where it is in there.
 * @param members - What it must have.
 * @param report - Called with the file and what is wrong, when it has not; the answer is then undefined as well.
 */
export function readFromTraining<Learnt>(
  folder: string,
  file: string,
  members: readonly (keyof Learnt & string)[],
  report: (path: string, what: string) => void,
): Learnt | undefined {
  const path = join(folder, file)
  if (!existsSync(path)) return undefined
  const isWhole = (data: unknown): data is Learnt => isRecord(data) && members.every((member) => member in data)
  const data: unknown = JSON.parse(readFileSync(path, 'utf8'))
  if (isWhole(data)) return data
  report(file, `not written by training: it must have ${members.join(', ')}`)
  return undefined
}
