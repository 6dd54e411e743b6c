import { TelltaleError } from '@telltale/model'
import type { ArchiveEntry } from './archive.js'
import type { GatheredNotices } from './gathered-notices.js'
import { joinChunks } from './join-chunks.js'
import type { KeptHeads } from './kept-heads.js'
import { HEAD_BYTES, LARGEST_BYTES, LARGEST_RATIO } from './limits.js'
import { ListedFile } from './listed-file.js'
import { readError } from './read-error.js'

/** How much may still be unpacked from an archive and the archives in it. */
export interface UnpackBudget {
  left: number
}

/**
 * One file of an archive. It is unpacked when it is asked for, and unpacking stops as soon as it is larger, or has grown
 * further, than any text: what an archive says about itself may be a lie.
 */
export class ArchiveFile extends ListedFile {
  readonly #entry: ArchiveEntry
  readonly #budget: UnpackBudget
  /** How many bytes of it were counted when it was walked in chunks. */
  #counted = 0

  constructor(entry: ArchiveEntry, budget: UnpackBudget, notices: GatheredNotices, heads: KeptHeads) {
    super(entry.path, entry.size, notices, heads)
    this.#entry = entry
    this.#budget = budget
  }

  async headBytes(): Promise<Uint8Array> {
    return await this.#unpack(HEAD_BYTES)
  }

  /** @throws {TelltaleError} `read/archive-unsafe` or `read/too-large`; then nothing more of the archive should be read. */
  async bytes(): Promise<Uint8Array> {
    if (this.size > Math.min(LARGEST_BYTES, this.#budget.left)) throw readError('too-large-inside')
    return await this.#unpack(Infinity)
  }

  /**
   * The bytes from the start, for texts of any size. What a second walk over the same file unpacks is not counted again.
   *
   * @throws {TelltaleError} `read/archive-unsafe` or `read/too-large`.
   */
  async *chunks(): AsyncGenerator<Uint8Array, void, undefined> {
    let size = 0
    for await (const chunk of this.#unpacked()) {
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
    for await (const chunk of this.#unpacked()) {
      size += chunk.length
      // Beginnings are short, and asked for by several readers; the bound on the whole is for what is read.
      if (wanted === Infinity) this.#budget.left -= chunk.length
      if (size > LARGEST_BYTES || this.#budget.left < 0) throw readError('too-large-inside')
      chunks.push(chunk)
      // Leaving the loop stops the unpacking.
      if (size >= wanted) break
    }
    const whole = joinChunks(chunks, size)
    return size > wanted ? whole.subarray(0, wanted) : whole
  }

  async *#unpacked(): AsyncGenerator<Uint8Array, void, undefined> {
    let size = 0
    try {
      for await (const chunk of this.#entry.chunks()) {
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
