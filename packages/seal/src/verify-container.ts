import { ContentDigest, type RunningSha256 } from './content-digest.js'
import { IrregularZip } from './irregular-zip.js'
import type { Manifest, SealedFile } from './manifest.js'
import { MANIFEST_PATH } from './manifest-path.js'
import { parseManifest } from './parse-manifest.js'
import { readEntries, type StreamedEntry } from './read-entries.js'
import { StreamCursor } from './stream-cursor.js'

/**
 * How a file is held against the manifest. `whole`: the very bytes that were sealed. `changed`: others. `missing`: not
 * there. `not-listed`: there, and not in the manifest. `not-reached`: behind a damage, or half before it.
 */
export type FileState = 'whole' | 'changed' | 'missing' | 'not-listed' | 'not-reached'

export interface FileCheck {
  readonly path: string
  readonly state: FileState
}

/** Takes the bytes of a file while it is checked, to keep it elsewhere. */
export interface FileSink {
  write(bytes: Uint8Array): Promise<void>
  /** @param isWhole - The bytes are those that were sealed. */
  end(isWhole: boolean): Promise<void>
}

/** What a check came to. */
export interface Verification {
  /** Undefined when it was not reached, or cannot be understood. */
  readonly manifest?: Manifest
  /** The manifest itself, which is what a time-stamp is about, and its SHA-256. */
  readonly manifestBytes?: Uint8Array
  readonly manifestDigest?: string
  /** Everything that is listed, in its order, and what is there beside it. */
  readonly files: readonly FileCheck[]
  /**
   * Where it could not be read further. `damaged`: a bit is not what it was, or the end is missing. `irregular`: it was
   * put together in another way than Telltale does.
   */
  readonly damage?: {
    readonly is: 'damaged' | 'irregular'
    /** Byte of the zip from which on nothing is known. */
    readonly at: number
    /** The file that it is in; undefined in the manifest, or behind the last file. */
    readonly path?: string
  }
  /** Everything that was sealed is there, unchanged, and nothing else. */
  readonly isWhole: boolean
}

export interface VerifyOptions {
  /** Answers with where a file is to be kept; undefined leaves it. The manifest is asked about first. */
  readonly keep?: (file: { readonly path: string; readonly sealed?: SealedFile }) => Promise<FileSink | undefined>
  /** Told how many bytes of how many were read. */
  readonly onProgress?: (done: number, total: number) => void
  readonly sha256?: () => RunningSha256
}

/** A manifest of so many files has room in it. */
const LARGEST_MANIFEST = 128 * 1024 * 1024

/**
 * Holds what comes out of a container against its manifest, file by file, from front to end. Damage costs what lies behind
 * it and nothing else: what was whole before is known to be so.
 *
 * @param plain - What `openContainer` answered.
 * @throws Whatever a sink throws.
 */
export async function verifyContainer(
  plain: ReadableStream<Uint8Array>,
  options: VerifyOptions = {},
): Promise<Verification> {
  const cursor = new StreamCursor(plain)
  const check = new Check(cursor, options)
  try {
    return await check.run()
  } finally {
    await cursor.cancel()
  }
}

class SinkFailure extends Error {}

class Check {
  readonly #cursor: StreamCursor
  readonly #options: VerifyOptions
  readonly #states = new Map<string, FileState>()
  #manifest: Manifest | undefined
  #bytes: Uint8Array | undefined
  #digest: string | undefined
  #listed = new Map<string, SealedFile>()
  #current: string | undefined
  #total = 0
  #isInOrder = true

  constructor(cursor: StreamCursor, options: VerifyOptions) {
    this.#cursor = cursor
    this.#options = options
  }

  async run(): Promise<Verification> {
    let damage: Verification['damage']
    try {
      let number = 0
      for await (const entry of readEntries(this.#cursor)) {
        if (number === 0) await this.#readManifest(entry)
        else await this.#file(entry, number)
        number += 1
      }
      this.#current = undefined
      if (this.#manifest === undefined) throw new IrregularZip('no manifest')
    } catch (error) {
      if (error instanceof SinkFailure) throw error.cause
      damage = {
        is: error instanceof IrregularZip ? 'irregular' : 'damaged',
        at: this.#cursor.offset,
        ...(this.#current === undefined ? {} : { path: this.#current }),
      }
    }
    return this.#result(damage)
  }

  #result(damage: Verification['damage']): Verification {
    const files: FileCheck[] = []
    for (const path of this.#listed.keys())
      files.push({ path, state: this.#states.get(path) ?? (damage === undefined ? 'missing' : 'not-reached') })
    for (const [path, state] of this.#states) if (!this.#listed.has(path)) files.push({ path, state })
    return {
      ...(this.#manifest === undefined ? {} : { manifest: this.#manifest }),
      ...(this.#bytes === undefined ? {} : { manifestBytes: this.#bytes }),
      ...(this.#digest === undefined ? {} : { manifestDigest: this.#digest }),
      files,
      ...(damage === undefined ? {} : { damage }),
      isWhole:
        damage === undefined &&
        this.#manifest !== undefined &&
        this.#isInOrder &&
        files.every(({ state }) => state === 'whole'),
    }
  }

  async #readManifest(entry: StreamedEntry): Promise<void> {
    if (entry.path !== MANIFEST_PATH || entry.size > LARGEST_MANIFEST) throw new IrregularZip('no manifest')
    const bytes = await this.#cursor.read(entry.size)
    if (bytes === undefined) throw new IrregularZip('cut short')
    const digest = new ContentDigest(this.#options.sha256?.()).update(bytes)
    if (digest.crc32 !== entry.crc32) throw new IrregularZip('manifest')
    this.#bytes = bytes
    this.#digest = digest.sha256
    this.#manifest = parseManifest(utf8(bytes))
    if (this.#manifest === undefined) throw new IrregularZip('manifest')
    for (const file of this.#manifest.files) {
      this.#listed.set(file.path, file)
      this.#total += file.size
    }
    const sink = await this.#sinkFor({ path: MANIFEST_PATH })
    await guarded(async () => {
      await sink?.write(bytes)
      await sink?.end(true)
    })
  }

  async #file(entry: StreamedEntry, number: number): Promise<void> {
    const { path } = entry
    this.#current = path
    const sealed = this.#listed.get(path)
    if (this.#states.has(path)) throw new IrregularZip('twice')
    if (this.#manifest?.files[number - 1]?.path !== path) this.#isInOrder = false
    this.#states.set(path, sealed === undefined ? 'not-listed' : 'not-reached')
    if (sealed === undefined) return
    const digest = new ContentDigest(this.#options.sha256?.())
    const sink = sealed.size === entry.size ? await this.#sinkFor({ path, sealed }) : undefined
    let isWhole = false
    try {
      for await (const piece of entry.content()) {
        digest.update(piece)
        this.#options.onProgress?.(this.#cursor.offset, this.#total)
        if (sink !== undefined) await guarded(async () => await sink.write(piece))
      }
      isWhole = digest.size === sealed.size && digest.sha256 === sealed.sha256
      if (digest.size === entry.size) this.#states.set(path, isWhole ? 'whole' : 'changed')
    } finally {
      await guarded(async () => await sink?.end(isWhole))
    }
    if (isWhole && digest.crc32 !== entry.crc32) throw new IrregularZip('crc')
  }

  async #sinkFor(file: { readonly path: string; readonly sealed?: SealedFile }): Promise<FileSink | undefined> {
    const { keep } = this.#options
    if (keep === undefined) return undefined
    let sink: FileSink | undefined
    await guarded(async () => {
      sink = await keep(file)
    })
    return sink
  }
}

/** Tells a failure of whoever keeps the files apart from one of the container. */
async function guarded(work: () => Promise<unknown>): Promise<void> {
  try {
    await work()
  } catch (error) {
    throw new SinkFailure('A file could not be kept.', { cause: error })
  }
}

function utf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return ''
  }
}
