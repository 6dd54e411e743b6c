import { TelltaleError, type ExportFile } from '@telltale/model'
import type { Entry, ZipFile } from 'yauzl'
import { decodeText } from './decode-text.js'
import type { GatheredNotices } from './gathered-notices.js'
import type { KeptHeads } from './kept-heads.js'
import { HEAD_BYTES, LARGEST_BYTES, LARGEST_RATIO } from './limits.js'
import { readError } from './read-error.js'

/** How much may still be unpacked from an archive and the archives in it. */
export interface UnpackBudget {
  left: number
}

/**
 * One file of an archive. It is unpacked when it is asked for, and unpacking stops as soon as it is larger, or has grown
 * further, than any text: what an archive says about itself may be a lie.
 */
export class ArchiveFile implements ExportFile {
  readonly path: string
  readonly size: number
  readonly #archive: ZipFile
  readonly #entry: Entry
  readonly #budget: UnpackBudget
  readonly #notices: GatheredNotices
  readonly #heads: KeptHeads
  /** How many bytes of it were counted when it was walked in chunks. */
  #counted = 0

  constructor(archive: ZipFile, entry: Entry, budget: UnpackBudget, notices: GatheredNotices, heads: KeptHeads) {
    this.path = entry.fileName
    this.size = entry.uncompressedSize
    this.#archive = archive
    this.#entry = entry
    this.#budget = budget
    this.#notices = notices
    this.#heads = heads
  }

  async head(): Promise<string> {
    return await this.#heads.of(this.path, async () => (await decodeText(await this.#unpack(HEAD_BYTES))).text ?? '')
  }

  async text(): Promise<string | undefined> {
    const { text, notices } = await decodeText(await this.bytes())
    this.#notices.add(notices)
    return text
  }

  /** @throws {TelltaleError} `read/archive-unsafe` or `read/too-large`; then nothing more of the archive should be read. */
  async bytes(): Promise<Uint8Array> {
    if (this.size > Math.min(LARGEST_BYTES, this.#budget.left)) throw readError('too-large-inside')
    return await this.#unpack(Infinity)
  }

  /** The first bytes as they are, as many as are looked at to tell formats apart. */
  async headBytes(): Promise<Uint8Array> {
    return await this.#unpack(HEAD_BYTES)
  }

  /**
   * The bytes from the start, for texts of any size. What a second walk over the same file unpacks is not counted again.
   *
   * @throws {TelltaleError} `read/archive-unsafe` or `read/too-large`.
   */
  async *chunks(): AsyncGenerator<Uint8Array, void, undefined> {
    let size = 0
    for await (const chunk of this.#stream()) {
      size += chunk.length
      if (size > this.#counted) {
        this.#budget.left -= size - this.#counted
        this.#counted = size
      }
      if (this.#budget.left < 0) throw readError('too-large-inside')
      yield chunk
    }
  }

  /** Unpacks the whole, or the first `wanted` bytes. */
  async #unpack(wanted: number): Promise<Uint8Array> {
    const chunks: Uint8Array[] = []
    let size = 0
    for await (const chunk of this.#stream()) {
      size += chunk.length
      // Beginnings are short, and asked for by several readers; the bound on the whole is for what is read.
      if (wanted === Infinity) this.#budget.left -= chunk.length
      if (size > LARGEST_BYTES || this.#budget.left < 0) throw readError('too-large-inside')
      chunks.push(chunk)
      // Leaving the loop closes the stream.
      if (size >= wanted) break
    }
    const whole = Buffer.concat(chunks, size)
    return size > wanted ? whole.subarray(0, wanted) : whole
  }

  async *#stream(): AsyncGenerator<Uint8Array, void, undefined> {
    let size = 0
    try {
      for await (const chunk of await this.#archive.openReadStreamPromise(this.#entry)) {
        if (!(chunk instanceof Uint8Array)) continue
        size += chunk.length
        if (size > 1_000_000 && size > this.#entry.compressedSize * LARGEST_RATIO) throw readError('grows-too-far')
        yield chunk
      }
    } catch (error) {
      if (error instanceof TelltaleError) throw error
      throw readError('damaged-inside')
    }
  }
}
