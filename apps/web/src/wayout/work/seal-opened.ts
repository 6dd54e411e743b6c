import type { Reading, Report, Wording } from '@telltale/model'
import { renderHtml, renderJson, renderMany } from '@telltale/render'
import {
  canonicalJson,
  ContentDigest,
  makeStampRequest,
  MANIFEST_PATH,
  nameApart,
  safePath,
  saySeal,
  sealContainer,
  TranscriptJson,
  TranscriptText,
  writeReadme,
  type Manifest,
  type Role,
  type SealedFile,
  type SealEntry,
} from '@telltale/seal'
import { pack } from 'telltale'
import type { Key, Sealed } from '../asks.js'
import { bytesOf } from './bytes-of.js'
import { blobOf } from './blob-of.js'
import { refusalOf } from './refusal-of.js'

/** A file as it was given, and the names that lead to it. */
export interface OriginalFile {
  readonly names: readonly string[]
  readonly blob: Blob
}

/** A conversation, and the original that it was read from. */
export interface SourcedReading {
  readonly reading: Reading
  readonly original: number | undefined
}

export interface Sealing {
  readonly originals: readonly OriginalFile[]
  readonly conversations: readonly SourcedReading[]
  /** Strongest first. */
  readonly reports: readonly Report[]
  readonly key: Key
  readonly language: string
  readonly wording: Wording
  /** What the files will be called, without an ending. */
  readonly name: string
  /** Told how many bytes of how many. */
  readonly onProgress: (done: number, total: number) => void
}

/** More than this is better sealed by the command line, which needs little memory for any size. */
const MOST_BYTES = 600_000_000
/** Added to a request, so that the text is a line. */
const LINE_END = '\n'
const HOUR = 3_600_000

interface Item {
  readonly sealed: SealedFile
  readonly entry: SealEntry
}

/**
 * Puts what is open into one container, as `telltale seal` does: the originals byte for byte, a transcript, the report, and
 * the list by which every change is found. Everything happens in memory; nothing is written anywhere.
 */
export async function sealOpened(sealing: Sealing): Promise<Sealed> {
  const { originals, conversations, language, key, name, onProgress } = sealing
  if (originals.length === 0 && conversations.length === 0) return { is: 'refused', why: 'nothing' }
  const size = originals.reduce((sum, { blob }) => sum + blob.size, 0)
  if (size > MOST_BYTES) return { is: 'refused', why: 'too-large' }
  const sealedAt = new Date().toISOString()
  // Each original is read twice: to know what identifies it, and to put it in.
  let done = 0
  const tell = (bytes: number): void => onProgress((done += bytes), 2 * size)
  try {
    const given = await identify(originals, tell)
    const made = [
      madeItem('README.txt', 'about', writeReadme(sealedAt), sealedAt),
      ...readable(sealing, given, sealedAt),
    ]
    const files = [...made, ...given]
    const manifest: Manifest = {
      manifestVersion: 1,
      seal: [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join(''),
      sealedAt,
      clock: 'unproven',
      tool: { name: 'telltale', version: pack.version, pack: { version: pack.version, digest: pack.digest } },
      files: files.map(({ sealed }) => sealed),
      withheld: [],
      leftOut: [],
      readable: { hidden: 0, chosen: false },
    }
    const list = madeItem(MANIFEST_PATH, 'about', canonicalJson(manifest), sealedAt)
    const entries = [list, ...files].map(({ entry }) => entry)
    const container = await blobOf(await sealContainer(entries, key, { onProgress: tell }), 'application/octet-stream')
    const digest = list.sealed.sha256
    const told = (sentence: string, places: Readonly<Record<string, string | number>> = {}): string =>
      saySeal(language, `seal.${sentence}`, places)
    return {
      is: 'sealed',
      container,
      request: new Blob([await makeStampRequest(digest)], { type: 'application/timestamp-query' }),
      digest: new Blob([digest + LINE_END], { type: 'text/plain' }),
      says: [
        told('done', { files: files.length, size: sizeOf(container.size), name: `${name}.age` }),
        ...(conversations.length === 0 ? [told('unread')] : []),
        ...(isClockWrong(originals, sealedAt) ? [told('clock', { clock: sealedAt })] : []),
        told('passphrase' in key ? 'remember' : 'remember-keys'),
        told('stamp-request', {
          tsq: `${name}.tsq`,
          digest: `${name}.ots-digest`,
          tsr: `${name}.tsr`,
          ots: `${name}.ots-digest.ots`,
        }),
        told('not-safety'),
      ],
    }
  } catch (error) {
    const why = refusalOf(error)
    if (why === undefined) throw error
    return { is: 'refused', why }
  }
}

async function identify(originals: readonly OriginalFile[], tell: (bytes: number) => void): Promise<readonly Item[]> {
  const taken = new Set<string>()
  const items: Item[] = []
  for (const { names, blob } of originals) {
    const path = nameApart(`originals/${safePath(names)}`, taken)
    const digest = new ContentDigest()
    for await (const bytes of bytesOf(blob)) {
      digest.update(bytes)
      tell(bytes.length)
    }
    const wanted = names.join('/')
    const modified = blob instanceof File ? new Date(blob.lastModified) : undefined
    const { size, sha256, crc32 } = digest
    items.push({
      sealed: {
        path,
        role: 'original',
        size,
        sha256,
        ...(path === `originals/${wanted}` ? {} : { name: wanted }),
        ...(modified === undefined ? {} : { modified: modified.toISOString() }),
      },
      entry: { path, size, sha256, crc32, modified: zipDate(modified ?? new Date()), open: () => bytesOf(blob) },
    })
  }
  return items
}

/** What people read: empty where nothing could be read as a conversation. */
function readable(
  { conversations, reports, wording }: Sealing,
  given: readonly Item[],
  sealedAt: string,
): readonly Item[] {
  if (conversations.length === 0) return []
  const text = new TranscriptText()
  const json = new TranscriptJson()
  const written = { text: '', json: '' }
  for (const { reading, original } of conversations) {
    const source = (original === undefined ? undefined : given[original]?.sealed.path) ?? ''
    written.text += text.part({ reading, continues: false }, source)
    written.json += json.part({ reading, continues: false }, source)
  }
  const [report] = reports
  const pages =
    report === undefined
      ? []
      : reports.length === 1
        ? [renderHtml(report, wording), renderJson(report, { pretty: true })]
        : [renderMany(reports, 'html', wording), renderMany(reports, 'json', wording, { pretty: true })]
  return [
    ...pages.map((page, at) => madeItem(at === 0 ? 'report.html' : 'report.json', 'report', page, sealedAt)),
    madeItem('transcript.txt', 'transcript', written.text + text.end(), sealedAt),
    madeItem('transcript.json', 'transcript', written.json + json.end(), sealedAt),
  ]
}

function madeItem(path: string, role: Role, content: string, sealedAt: string): Item {
  const bytes = new TextEncoder().encode(content)
  const { size, sha256, crc32 } = new ContentDigest().update(bytes)
  const open = (): AsyncIterable<Uint8Array> => bytesOf(new Blob([bytes]))
  return {
    sealed: { path, role, size, sha256 },
    entry: { path, size, sha256, crc32, modified: new Date(sealedAt), open },
  }
}

/** A file was changed in what this device holds for the future. */
function isClockWrong(originals: readonly OriginalFile[], sealedAt: string): boolean {
  const latest = Date.parse(sealedAt) + HOUR
  return originals.some(({ blob }) => blob instanceof File && blob.lastModified > latest)
}

/** A zip knows the years from 1980 to 2107. */
function zipDate(date: Date): Date {
  const year = date.getFullYear()
  return year >= 1980 && year <= 2107 ? date : new Date(1980, 0, 1)
}

function sizeOf(bytes: number): string {
  if (bytes < 10_000) return `${String(bytes)} B`
  return bytes < 10_000_000 ? `${String(Math.round(bytes / 1_000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}
