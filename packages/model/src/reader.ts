import type { ExportFile } from './export-file.js'
import type { Reading } from './reading.js'
import type { ReadingPiece } from './reading-piece.js'
import type { Source } from './source.js'

/**
 * Knows one export format. Readers are asked in a fixed order and the first that can read a source does.
 *
 * Contract: `canRead` looks at the content only, never at the name, and in bounded time. `read` never throws for bad
 * content: what it does not understand becomes a notice, and turns, events, posts and notices together account for
 * every line or record that is not empty, which `Reading.tally` says in numbers.
 */
export interface Reader {
  /** Stable, kebab-case, shown to the person as the format that was found. */
  readonly id: string
  canRead(source: Source): boolean
  /** One reading for each conversation in the source. */
  read(source: Source): readonly Reading[] | Promise<readonly Reading[]>
  /** For formats that spread one export over several files. */
  readonly export?: ExportReader
  /**
   * For formats whose files may be larger than memory: reads them piece by piece. `open` gives the text from its start,
   * in parts cut anywhere, and may be called again; where `needsBytes` is set, each character of it is one byte.
   */
  readonly pieces?: (open: () => AsyncIterable<string>, name: string) => AsyncIterable<ReadingPiece>
  /** The format carries encodings of its own, or is no text: the host keeps the bytes beside the text. */
  readonly needsBytes?: true
  /**
   * A library reads it that a file made to do harm can make fail where nobody catches it, or run for ever. A host that has
   * threads reads it in one of its own, and lets that go when it fails.
   */
  readonly apart?: true
  /** Takes what nobody else knows, by its look. Never asked about data beside an export that was recognised. */
  readonly fallback?: true
}

/** Reads an export that has several files, such as the package of a whole account. */
export interface ExportReader {
  /**
   * Answers with the files of this format, and with none when there are none. All files of an archive or a folder are
   * shown, whatever they are; what one reader claims the next one does not see. Goes by the end of paths, because people
   * pack an export with and without the folder around it, and by the shape of what is in the files, because names of
   * folders change from year to year and from language to language.
   */
  claim(files: readonly ExportFile[]): Promise<readonly ExportFile[]>
  /**
   * Makes a reading of each conversation, one after another, so that the host may let one go before the next one comes.
   * A file that fails costs only itself.
   *
   * @param files - What `claim` answered.
   * @param name - The name of the archive or folder; it may serve as a title, never to choose.
   */
  read(files: readonly ExportFile[], name: string): AsyncIterable<Reading>
}
