import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { writeFileWhole } from '@telltale/host-node'
import { checkNewFiles } from './check-new-files.js'
import type { LookedPosting } from './look-at-posting.js'

/**
 * Writes the suggested wording of texts: to a new file where it is one text, into a new folder where there are several.
 *
 * @returns How many there were.
 * @throws {TelltaleError} `write/exists` or `write/not-writable`.
 */
export async function writeRewordings(looked: readonly LookedPosting[], out: string): Promise<number> {
  const texts = looked.flatMap(({ report }) => report.rewordings.map(({ reworded }) => reworded))
  const [only] = texts
  if (only === undefined) return 0
  const targets = texts.length === 1 ? [out] : texts.map((_, index) => join(out, `text-${String(index + 1)}.txt`))
  if (texts.length > 1) await mkdir(out, { recursive: true })
  await checkNewFiles(targets)
  for (const [index, target] of targets.entries()) await writeFileWhole(target, texts[index] ?? '')
  return texts.length
}
