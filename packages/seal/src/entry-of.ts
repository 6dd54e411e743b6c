import type { MadeFile } from './made-file.js'
import type { SealEntry } from './seal-container.js'

/**
 * A file that was made, as it is put into a container.
 *
 * @param modified - When it was last changed; a year that a zip cannot write becomes 1980.
 */
export function entryOf({ path, digest, open }: Omit<MadeFile, 'role'>, modified: Date): SealEntry {
  const { size, sha256, crc32 } = digest
  return { path, size, sha256, crc32, modified: zipDate(modified), open }
}

/** A zip knows the years from 1980 to 2107. */
function zipDate(date: Date): Date {
  const year = date.getFullYear()
  return year >= 1980 && year <= 2107 ? date : new Date(1980, 0, 1)
}
