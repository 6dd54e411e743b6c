import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { rmdir } from 'node:fs/promises'
import { addAll, TelltaleError } from '@telltale/model'
import {
  canonicalJson,
  ContentDigest,
  coverNames,
  entryOf,
  hideNames,
  madeFile,
  makeManifest,
  MANIFEST_PATH,
  MOST_SEALED_FILES,
  safePath,
  saySeal,
  sealContainer,
  sealedOf,
  shownPath,
  writeReadme,
  type SealedFile,
  type SealEntry,
  type SealKeys,
} from '@telltale/seal'
import { pack } from 'telltale'
import { languageOf } from '../language-of.js'
import { openByteProgress } from '../progress.js'
import type { Invocation } from '../run.js'
import { fileChunks } from '../seal/file-chunks.js'
import { sealKeysOf } from '../seal/keys-of.js'
import { listOriginals, type Originals } from '../seal/list-originals.js'
import { makeReadable, type Readable } from '../seal/make-readable.js'
import { optionLines } from '../option-lines.js'
import { optionText } from '../option-text.js'
import { checkTargets, writeContainer } from '../seal/write-container.js'
import { makeEmptyFolder, writeReadableFolder } from '../seal/write-folder.js'
import { stampFiles, writeStampRequest } from '../seal/write-stamp-request.js'

/**
 * `telltale seal`: puts files into one container that only who has the key can open, with a list by which every change is
 * found, and beside them a transcript and a report for people to read. The files themselves are read and never touched.
 */
export async function seal({ options, operands }: Invocation): Promise<number> {
  if (operands.length === 0) {
    throw new TelltaleError('usage/no-input', 'No file was named.', 'Name the files and folders to seal.')
  }
  const language = languageOf(options)
  const target = optionText(options['out']) ?? `notes-${today()}.age`
  const folder = optionText(options['readable'])
  const wantsStamp = options['stamp-request'] === true
  await checkTargets([target, ...(wantsStamp ? [stampFiles(target).tsq, stampFiles(target).digest] : [])])
  const originals = await listOriginals(operands)
  const keys = await sealKeysOf(options, language)
  if (folder !== undefined) await makeEmptyFolder(folder)
  const sealing = new Sealing(originals, options, language)
  const { manifestDigest, size, files, readable } = await sealing.into(target, keys).catch(async (error: unknown) => {
    // Only if nothing is in it, and nothing is.
    if (folder !== undefined) await rmdir(folder).catch(() => undefined)
    throw error
  })

  const say = (key: string, places: Readonly<Record<string, string | number>> = {}): void => {
    process.stderr.write(`${saySeal(language, `seal.${key}`, places)}\n`)
  }
  say('done', { files, size: sizeOf(size), name: shownPath(target) })
  say('checked')
  if (options['without-originals'] === true) say('withheld')
  if (originals.leftOut.length > 0) say('left-out', { count: originals.leftOut.length })
  if (readable.conversations === 0) say('unread')
  else if (readable.unread.length > 0) say('partly-unread', { count: readable.unread.length })
  if (readable.lacksPdf) say('no-pdf')
  const isAllInIt = options['without-originals'] !== true
  if (options['hide'] !== undefined) say('hidden')
  if (options['hide'] !== undefined && isAllInIt) say('hidden-and-whole')
  if (options['only-with'] !== undefined && isAllInIt) say('chosen-and-whole')
  if (sealing.isClockWrong) say('clock', { clock: sealing.sealedAt })
  if (folder !== undefined) {
    await writeReadableFolder(folder, readable.files)
    say('readable', { folder: shownPath(folder) })
  }
  if (wantsStamp) {
    await writeStampRequest(target, manifestDigest)
    const { tsq, digest, tsr, ots } = stampFiles(target)
    say('stamp-request', { tsq: shownPath(tsq), digest: shownPath(digest), tsr: shownPath(tsr), ots: shownPath(ots) })
  } else say('no-stamp', { name: shownPath(target) })
  say('passphrase' in keys ? 'remember' : 'remember-keys')
  say('not-safety')
  return 0
}

/** One container while it is made. */
class Sealing {
  readonly sealedAt = new Date().toISOString()
  readonly #originals: Originals
  readonly #options: Invocation['options']
  readonly #language: string
  readonly #hidden: readonly string[]
  readonly #cover: (text: string) => string

  constructor(originals: Originals, options: Invocation['options'], language: string) {
    this.#originals = originals
    this.#options = options
    this.#language = language
    this.#hidden = optionLines(options['hide'])
    this.#cover = coverNames(this.#hidden, this.#label)
  }

  /** A file was changed in what this device holds for the future. */
  get isClockWrong(): boolean {
    return this.#originals.files.some(({ modified }) => modified.getTime() > Date.parse(this.sealedAt) + HOUR)
  }

  async into(
    target: string,
    keys: SealKeys,
  ): Promise<{
    readonly manifestDigest: string
    readonly size: number
    readonly files: number
    readonly readable: Readable
  }> {
    const originals = await this.#identify()
    const readable = await this.#readable(originals.map(({ sealed }) => sealed))
    const withheld = this.#options['without-originals'] === true
    const made = [madeFile('README.txt', 'about', writeReadme(this.sealedAt)), ...readable.files]
    if (originals.length + made.length > MOST_SEALED_FILES) {
      throw new TelltaleError('read/too-large', 'There are too many files for one container.', 'Seal fewer at once.')
    }
    const files = [...made.map(sealedOf), ...(withheld ? [] : originals.map(({ sealed }) => sealed))]
    const manifest = makeManifest({
      sealedAt: this.sealedAt,
      version: versionOf(),
      pack,
      files,
      withheld: withheld ? originals.map(({ sealed }) => sealed) : [],
      leftOut: this.#originals.leftOut.map(({ path, why }) => ({ path: this.#cover(path), why })),
      readable: { hidden: this.#hidden.length, chosen: this.#options['only-with'] !== undefined },
    })
    const list = madeFile(MANIFEST_PATH, 'about', canonicalJson(manifest))
    const entries = [list, ...made].map((file) => entryOf(file, new Date(this.sealedAt)))
    if (!withheld)
      addAll(
        entries,
        originals.map(({ entry }) => entry),
      )
    const total = entries.reduce((sum, entry) => sum + entry.size, 0)
    const progress = openByteProgress(true)
    let done = 0
    try {
      const size = await writeContainer(
        target,
        total,
        async () =>
          await sealContainer(entries, keys, {
            sha256: () => createHash('sha256'),
            onProgress: (bytes) => progress.update((done += bytes), total),
          }),
      )
      return { manifestDigest: list.digest.sha256, size, files: files.length, readable }
    } finally {
      progress.close()
    }
  }

  /** Reads every original once, to know what identifies it before it is written. */
  async #identify(): Promise<readonly { readonly sealed: SealedFile; readonly entry: SealEntry }[]> {
    const found: { readonly sealed: SealedFile; readonly entry: SealEntry }[] = []
    const isWithheld = this.#options['without-originals'] === true
    for (const original of this.#originals.files) {
      const digest = new ContentDigest(createHash('sha256'))
      for await (const bytes of fileChunks(original.file)) digest.update(bytes)
      const { name } = original
      // What is handed on without the originals must not tell by their names whom it is about.
      const path = isWithheld ? this.#coverPath(original.path) : original.path
      found.push({
        sealed: {
          path,
          role: 'original',
          size: digest.size,
          sha256: digest.sha256,
          ...(name === undefined ? {} : { name: isWithheld ? this.#cover(name) : name }),
          modified: isoOf(original.modified),
        },
        entry: entryOf({ path, digest, open: () => fileChunks(original.file) }, original.modified),
      })
    }
    return found
  }

  async #readable(originals: readonly SealedFile[]): Promise<Readable> {
    const progress = openByteProgress(true)
    try {
      return await makeReadable(this.#originals.operands, {
        language: this.#language,
        sealedAt: this.sealedAt,
        me: this.#me,
        onlyWith: optionText(this.#options['only-with']),
        cover: hideNames(this.#hidden, this.#label),
        coverText: (path) => this.#coverPath(path),
        originals: originals.map((file) => ({ ...file, path: this.#coverPath(file.path) })),
        onProgress: progress.update,
      })
    } finally {
      progress.close()
    }
  }

  /** Covered like everywhere else, or nobody would have that name. */
  get #me(): string | undefined {
    const me = optionText(this.#options['me'])
    return me === undefined ? undefined : this.#cover(me)
  }

  get #label(): string {
    return saySeal(this.#language, 'name')
  }

  /** A name that is covered may be longer than any machine can have. */
  #coverPath(path: string): string {
    return safePath(this.#cover(path).split('/'))
  }
}

const HOUR = 3_600_000

/** A file system may hold dates that have no such form. */
function isoOf(date: Date): string {
  const year = date.getUTCFullYear()
  return year >= 0 && year <= 9999 ? date.toISOString() : new Date(0).toISOString()
}

/** By this device's clock, in the place where it is. */
function today(): string {
  const now = new Date()
  const two = (number: number): string => String(number).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}

function versionOf(): string {
  const found: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
  return typeof found === 'object' && found !== null && 'version' in found ? String(found.version) : ''
}

function sizeOf(bytes: number): string {
  if (bytes < 10_000) return `${bytes} B`
  if (bytes < 10_000_000) return `${Math.round(bytes / 1_000)} kB`
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}
