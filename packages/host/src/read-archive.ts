import { TelltaleError, type Reading, type ReadingPiece } from '@telltale/model'
import { claimExport, comparePaths } from '@telltale/readers'
import type { OpenArchive, OpenArchiveBytes } from './archive.js'
import { ArchiveFile, type UnpackBudget } from './archive-file.js'
import { GatheredNotices } from './gathered-notices.js'
import { isData } from './is-data.js'
import { isHiddenName } from './is-hidden-name.js'
import { KeptHeads } from './kept-heads.js'
import { MOST_ENTRIES, MOST_INNER_ARCHIVES, MOST_TEXTS, MOST_UNPACKED } from './limits.js'
import { readError } from './read-error.js'
import { readLoaded } from './read-loaded.js'
import { sourceFromBytes, type LoadedSource } from './source-from-bytes.js'
import { withNotices } from './with-notices.js'

/** Documents, which are read when there is nothing else: beside a chat they are files that the chat names. */
const DOCUMENT = /\.(?:pdf|docx)$/iu
/** Endings of files that hold no text to read; a chat names them, and that reference is enough. */
const MEDIA =
  /\.(?:jpe?g|png|gif|webp|heic|heif|bmp|tiff?|mp4|mov|avi|mkv|3gp|webm|m4v|opus|ogg|oga|mp3|m4a|aac|amr|wav|flac|vcf|pdf|docx?|xlsx?|pptx?|apk|exe|dll|ttf|otf|woff2?|ico|svg|css|js|tgs|db|sqlite)$/iu
const ARCHIVE = /\.(?:zip|rar|7z|gz|tgz|bz2|xz|tar|jar)$/iu
/** Documents of office programs and e-books are archives inside; one that no reader claims is not for reading as it stands. */
const DOCUMENT_PARTS: ReadonlySet<string> = new Set(['[Content_Types].xml', 'mimetype', 'META-INF/MANIFEST.MF'])

/** What a host does for an archive. */
export interface ArchiveHost {
  /** Opens an archive within it. */
  readonly open: OpenArchiveBytes
  /** Has a source read, where not by its reader directly. */
  readonly read?: (loaded: LoadedSource, sure: boolean) => Promise<readonly Reading[]>
  /** Reads a text that may be too large to be held, piece by piece; undefined when it is to be read as a whole. */
  readonly readInPieces?: (name: string, file: ArchiveFile) => Promise<AsyncIterable<ReadingPiece> | undefined>
}

/**
 * Reads every text in a zip archive: first the exports that a reader knows by their files, such as the package of a
 * whole account, then every other text by itself, such as the chat that WhatsApp packs with its media. Media stay where
 * they are: the chat names them.
 *
 * An archive is somebody else's work and may be made to do harm. How many files it lists, how large each text and all
 * of them become, and how far they grow are bounded, and the bounds are checked while unpacking, because what an
 * archive says about itself may be a lie. Archives within it are opened one level deep, links in it are not followed.
 *
 * Readings come one by one, so that an archive with hundreds of conversations need not be in memory as a whole; what was
 * left out of the archive stands in the notices of the last.
 *
 * The caller owns the archive and what it is read from; nothing is closed here.
 *
 * @param name - The name of the archive, which serves as the title of a chat that is called `_chat.txt` inside.
 * @throws {TelltaleError} `read/archive-unsafe`, `read/too-large`, `read/not-text`, `read/empty`, `read/encrypted` or
 * `read/not-readable`.
 */
export async function* readArchive(
  name: string,
  archive: OpenArchive,
  host: ArchiveHost,
): AsyncGenerator<ReadingPiece, void, undefined> {
  const notices = new GatheredNotices()
  let held: ReadingPiece | undefined
  for await (const piece of new Unpacking(host, notices).entries(name, archive, 0)) {
    if (held !== undefined) yield held
    held = piece
  }
  if (held === undefined) throw readError(notices.has('encrypted') ? 'encrypted' : 'no-text-inside')
  // What was left out is known now.
  yield { ...held, reading: withNotices(held.reading, notices.take()) }
}

/** One archive while it is read, with those in it: they share what may be unpacked, and their notices. */
class Unpacking {
  readonly #host: ArchiveHost
  readonly #notices: GatheredNotices
  readonly #budget: UnpackBudget = { left: MOST_UNPACKED }

  constructor(host: ArchiveHost, notices: GatheredNotices) {
    this.#host = host
    this.#notices = notices
  }

  async *entries(name: string, archive: OpenArchive, depth: 0 | 1): AsyncGenerator<ReadingPiece, void, undefined> {
    const notices = this.#notices
    const files = await this.#list(archive)
    const { exports, others } = await claimExport(files)
    for (const { reader, files: claimed } of exports)
      for await (const reading of reader.read(claimed, name))
        yield { reading: withNotices(reading, notices.takeAssumed()), continues: false }
    if (exports.length === 0 && files.some(({ path }) => DOCUMENT_PARTS.has(path))) throw readError('document-inside')
    let texts = 0
    let inner = 0
    let isEmpty = exports.length === 0
    const documents: ArchiveFile[] = []
    for (const file of others) {
      const { path } = file
      if (/\.zip$/iu.test(path) && depth === 0 && exports.length === 0 && inner < MOST_INNER_ARCHIVES) {
        inner += 1
        isEmpty = false
        yield* this.#inner(file)
      } else if (ARCHIVE.test(path)) notices.leaveOut('archive within an archive')
      else if (DOCUMENT.test(path)) documents.push(file)
      else if (MEDIA.test(path)) notices.leaveOut('media')
      else if (texts >= MOST_TEXTS) notices.leaveOut('too many')
      else {
        texts += 1
        for await (const piece of this.#text(name, file, exports.length > 0 && isData(path))) {
          isEmpty = false
          yield piece
        }
      }
    }
    for (const [index, file] of documents.entries()) {
      if (!isEmpty || index >= MOST_INNER_ARCHIVES || depth > 0) notices.leaveOut('media')
      else if (/\.pdf$/iu.test(file.path)) yield* this.#text(name, file, true)
      else yield* this.#inner(file)
    }
  }

  /** One file that is empty or no text does not cost the others. */
  async *#text(archiveName: string, file: ArchiveFile, sure: boolean): AsyncGenerator<ReadingPiece, void, undefined> {
    const { read = readLoaded, readInPieces } = this.#host
    const base = baseOf(file.path)
    const name = base === '_chat.txt' ? archiveName : base
    const pieces = await readInPieces?.(name, file)
    if (pieces !== undefined) {
      yield* pieces
      return
    }
    const bytes = await file.bytes()
    try {
      const readings = await read(await sourceFromBytes(name, bytes), sure)
      if (readings.length === 0) this.#notices.leaveOut('beside an export')
      for (const reading of readings) yield { reading, continues: false }
    } catch (error) {
      this.#notices.leaveOut(error instanceof TelltaleError ? 'not text' : 'not understood')
    }
  }

  /** An archive within the archive: people pack several exports together to keep them. */
  async *#inner(file: ArchiveFile): AsyncGenerator<ReadingPiece, void, undefined> {
    const bytes = await file.bytes()
    try {
      yield* this.entries(baseOf(file.path), await this.#host.open(bytes), 1)
    } catch (error) {
      // One that is made to do harm speaks against the whole; one that is merely broken or something else does not.
      if (error instanceof TelltaleError && (error.code === 'read/archive-unsafe' || error.code === 'read/too-large'))
        throw error
      this.#notices.leaveOut('archive within an archive')
    }
  }

  async #list(archive: OpenArchive): Promise<readonly ArchiveFile[]> {
    const notices = this.#notices
    if ((archive.count ?? 0) > MOST_ENTRIES) throw readError('too-many-files')
    const files: ArchiveFile[] = []
    const heads = new KeptHeads()
    let count = 0
    try {
      for await (const entry of archive.entries()) {
        if (++count > MOST_ENTRIES) throw readError('too-many-files')
        if (isHidden(entry.path)) notices.leaveOut('hidden')
        else if (entry.isLink) notices.leaveOut('link')
        else if (entry.isEncrypted) notices.leaveOut('encrypted')
        else if (!entry.isReadable) notices.leaveOut('unknown compression')
        else files.push(new ArchiveFile(entry, this.#budget, notices, heads))
      }
    } catch (error) {
      if (error instanceof TelltaleError) throw error
      throw readError('leads-out')
    }
    // Parts of one export count up: 2 comes before 10.
    return files.sort((a, b) => comparePaths(a.path, b.path))
  }
}

/** The folder that a Mac adds, and dot files. */
function isHidden(path: string): boolean {
  const parts = path.split('/')
  return path.startsWith('__MACOSX/') || parts.some((part, index) => isHiddenName(part, parts[index - 1]))
}

function baseOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
