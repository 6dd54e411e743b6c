import type { GatheredNotices } from './gathered-notices.js'
import type { KeptHeads } from './kept-heads.js'
import { HEAD_BYTES, LARGEST_BYTES } from './limits.js'
import { ListedFile } from './listed-file.js'
import { readError } from './read-error.js'

/** One file of a folder. It is opened when it is asked for. One that cannot be read answers as one that holds no text. */
export class FolderFile extends ListedFile {
  readonly #read: (most: number) => Promise<Uint8Array>

  /**
   * @param path - From the folder that was named.
   * @param read - Reads so many bytes from its start, or as many as there are; throws anything when it cannot.
   */
  constructor(
    path: string,
    size: number,
    read: (most: number) => Promise<Uint8Array>,
    notices: GatheredNotices,
    heads: KeptHeads,
  ) {
    super(path, size, notices, heads)
    this.#read = read
  }

  async headBytes(): Promise<Uint8Array> {
    return await this.#readable(HEAD_BYTES)
  }

  /** @throws {TelltaleError} `read/too-large`. */
  async bytes(): Promise<Uint8Array> {
    if (this.size > LARGEST_BYTES) throw readError('too-large')
    return await this.#readable(this.size)
  }

  async #readable(most: number): Promise<Uint8Array> {
    try {
      return await this.#read(Math.min(most, this.size))
    } catch {
      return new Uint8Array(0)
    }
  }
}
