import { TelltaleError, type ExportFile } from '@telltale/model'
import type { ArchiveEntry } from './archive.js'
import { decodeText } from './decode-text.js'
import type { GatheredNotices } from './gathered-notices.js'
import { joinChunks } from './join-chunks.js'
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
  readonly #entry: ArchiveEntry
  readonly #budget: UnpackBudget
  readonly #notices: GatheredNotices
  readonly #heads: KeptHeads

  constructor(entry: ArchiveEntry, budget: UnpackBudget, notices: GatheredNotices, heads: KeptHeads) {
    this.path = entry.path
    this.size = entry.size
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

  /** Unpacks the whole, or the first `wanted` bytes. */
  async #unpack(wanted: number): Promise<Uint8Array> {
    const chunks: Uint8Array[] = []
    let size = 0
    try {
      for await (const chunk of this.#entry.chunks()) {
        size += chunk.length
        // Beginnings are short, and asked for by several readers; the bound on the whole is for what is read.
        if (wanted === Infinity) this.#budget.left -= chunk.length
        if (size > LARGEST_BYTES || this.#budget.left < 0) throw readError('too-large-inside')
        if (size > 1_000_000 && size > this.#entry.compressedSize * LARGEST_RATIO) throw readError('grows-too-far')
        chunks.push(chunk)
        if (size >= wanted) break
      }
    } catch (error) {
      if (error instanceof TelltaleError) throw error
      throw readError('damaged-inside')
    }
    const whole = joinChunks(chunks, size)
    return size > wanted ? whole.subarray(0, wanted) : whole
  }
}
