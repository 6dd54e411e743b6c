import { TelltaleError, type Notice, type Reading } from '@telltale/model'
import { readSource } from '@telltale/readers'
import { type Entry, type ZipFile } from 'yauzl'
import { LARGEST_BYTES, LARGEST_RATIO, MOST_ENTRIES, MOST_TEXTS } from './limits.js'
import { sourceFromBytes } from './source-from-bytes.js'
import { withNotices } from './with-notices.js'

/** Endings of files that hold no text to read; a chat names them, and that reference is enough. */
const MEDIA =
  /\.(?:jpe?g|png|gif|webp|heic|heif|bmp|tiff?|mp4|mov|avi|mkv|3gp|webm|m4v|opus|ogg|oga|mp3|m4a|aac|amr|wav|flac|vcf|pdf|docx?|xlsx?|pptx?|apk|exe|dll|ttf|otf|woff2?|ico|svg|css|js|tgs|db|sqlite)$/iu
const ARCHIVE = /\.(?:zip|rar|7z|gz|tgz|bz2|xz|tar|jar)$/iu
/** Documents of office programs and e-books are archives inside; what is in them is not for reading as it stands. */
const DOCUMENT_PARTS: ReadonlySet<string> = new Set(['[Content_Types].xml', 'mimetype', 'META-INF/MANIFEST.MF'])

/**
 * Reads every text in a zip archive, such as the export that WhatsApp makes with its media. Media stay where they are:
 * the chat names them.
 *
 * An archive is somebody else's work and may be made to do harm. How many files it lists, how large each text and all
 * of them become, and how far they grow are bounded, and the bounds are checked while unpacking, because what an
 * archive says about itself may be a lie. Archives within it are not opened, links in it are not followed.
 *
 * The caller owns the archive and what it is read from; nothing is closed here.
 *
 * @param name - The name of the archive, which serves as the title of a chat that is called `_chat.txt` inside.
 * @throws {TelltaleError} `read/archive-unsafe`, `read/too-large`, `read/not-text`, `read/empty` or `read/not-readable`.
 */
export async function readArchive(name: string, archive: ZipFile): Promise<readonly Reading[]> {
  if (archive.entryCount > MOST_ENTRIES) throw unsafe('The archive lists more files than a chat export can have.')
  const { entries, notices } = await chooseEntries(archive)
  const readings: Reading[] = []
  let total = 0
  for (const entry of entries) {
    const bytes = await unpack(archive, entry, LARGEST_BYTES - total)
    total += bytes.length
    const base = entry.fileName.slice(entry.fileName.lastIndexOf('/') + 1)
    try {
      const loaded = await sourceFromBytes(base === '_chat.txt' ? name : base, bytes)
      for (const reading of await readSource(loaded.source)) readings.push(withNotices(reading, loaded.notices))
    } catch (error) {
      // One entry that is empty or no text does not cost the others.
      if (!(error instanceof TelltaleError)) throw error
      notices.push({ code: 'read/archive-entry-left-out', detail: 'not text' })
    }
  }
  const first = readings[0]
  if (first === undefined) {
    throw new TelltaleError(
      'read/empty',
      'There is no text in the archive.',
      'Choose an archive with an exported chat in it.',
    )
  }
  return [withNotices(first, gathered(notices)), ...readings.slice(1)]
}

async function chooseEntries(
  archive: ZipFile,
): Promise<{ readonly entries: readonly Entry[]; readonly notices: Notice[] }> {
  const entries: Entry[] = []
  const notices: Notice[] = []
  const leaveOut = (detail: string): void => {
    notices.push({ code: 'read/archive-entry-left-out', detail })
  }
  try {
    for await (const entry of archive.eachEntry()) {
      const { fileName } = entry
      if (fileName.endsWith('/')) continue
      if (DOCUMENT_PARTS.has(fileName)) throw documentNotText()
      // The name of every file was checked by the library: none leads out of the archive.
      if (isHidden(fileName)) leaveOut('hidden')
      else if (MEDIA.test(fileName)) leaveOut('media')
      else if (ARCHIVE.test(fileName)) leaveOut('archive within an archive')
      else if (isLink(entry)) leaveOut('link')
      else if (entry.isEncrypted()) leaveOut('encrypted')
      else if (!entry.canDecodeFileData()) leaveOut('unknown compression')
      else if (entries.length >= MOST_TEXTS) leaveOut('too many')
      else entries.push(entry)
    }
  } catch (error) {
    if (error instanceof TelltaleError) throw error
    throw unsafe('The archive is damaged, or a file in it has a name that leads out of it.')
  }
  // Parts of one export count up: 2 comes before 10.
  const byName = new Intl.Collator('en', { numeric: true })
  entries.sort((a, b) => byName.compare(a.fileName, b.fileName))
  return { entries, notices }
}

/** Unpacks one entry and stops as soon as it is larger, or has grown further, than any text. */
async function unpack(archive: ZipFile, entry: Entry, room: number): Promise<Uint8Array> {
  if (entry.uncompressedSize > room) throw tooLarge()
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    const stream = await archive.openReadStreamPromise(entry)
    for await (const chunk of stream) {
      if (!(chunk instanceof Uint8Array)) continue
      size += chunk.length
      if (size > room) throw tooLarge()
      if (size > 1_000_000 && size > entry.compressedSize * LARGEST_RATIO) {
        throw unsafe('A file in the archive grows far beyond what text does when it is unpacked.')
      }
      chunks.push(chunk)
    }
  } catch (error) {
    if (error instanceof TelltaleError) throw error
    throw unsafe('The archive is damaged.')
  }
  return Buffer.concat(chunks, size)
}

/** What a system puts beside the files of a person: dot files and the folder that a Mac adds. */
function isHidden(fileName: string): boolean {
  return fileName.startsWith('__MACOSX/') || fileName.split('/').some((part) => part.startsWith('.'))
}

function isLink(entry: Entry): boolean {
  return ((entry.externalFileAttributes >>> 16) & 0xf000) === 0xa000
}

/** One notice for each kind of thing left out, with how many there were. */
function gathered(notices: readonly Notice[]): readonly Notice[] {
  const counts = new Map<string, number>()
  for (const { detail } of notices) counts.set(detail ?? '', (counts.get(detail ?? '') ?? 0) + 1)
  return [...counts].map(([detail, count]) => ({ code: 'read/archive-entry-left-out', count, detail }))
}

function unsafe(message: string): TelltaleError {
  return new TelltaleError(
    'read/archive-unsafe',
    message,
    'Do not unpack it if you do not know who made it; export the chat again, without media, and use that file.',
  )
}

function tooLarge(): TelltaleError {
  return new TelltaleError(
    'read/too-large',
    `The text in the archive is larger than ${String(LARGEST_BYTES / 1_000_000)} MB.`,
    'Export the chat without media, or cut the text into parts and read them one by one.',
  )
}

function documentNotText(): TelltaleError {
  return new TelltaleError(
    'read/not-text',
    'The file is a document of an office program or a book, not text.',
    'Open it, save it as plain text (.txt), and use that file.',
  )
}
