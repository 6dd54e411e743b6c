import type { ExportFile, ExportReader } from '@telltale/model'
import { readers } from './readers.js'

/** Files that one reader knows as parts of its export. */
export interface ClaimedExport {
  /** The reader's id. */
  readonly format: string
  readonly reader: ExportReader
  readonly files: readonly ExportFile[]
}

/** What became of the files of an archive or a folder. */
export interface SortedFiles<File extends ExportFile> {
  readonly exports: readonly ClaimedExport[]
  /** Files that no export claims, in the order given. */
  readonly others: readonly File[]
}

/**
 * Shows all files of an archive or a folder to the readers of exports, in their order, before any file is read by itself.
 * Several may claim their parts of one archive, as messages and posts of one account.
 */
export async function claimExport<File extends ExportFile>(files: readonly File[]): Promise<SortedFiles<File>> {
  const exports: ClaimedExport[] = []
  let others = files
  for (const { id, export: reader } of readers) {
    if (reader === undefined || others.length === 0) continue
    const shown = new Set<ExportFile>(others)
    const claimed = new Set((await reader.claim(others)).filter((file) => shown.has(file)))
    if (claimed.size === 0) continue
    exports.push({ format: id, reader, files: [...claimed] })
    others = others.filter((file) => !claimed.has(file))
  }
  return { exports, others }
}
