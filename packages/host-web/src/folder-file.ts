import { decodeText, HEAD_BYTES, LARGEST_BYTES, readError, type GatheredNotices, type KeptHeads } from '@telltale/host'
import type { ExportFile } from '@telltale/model'

/** One file of a folder that was dropped or chosen. One that cannot be read answers as one that holds no text. */
export class FolderFile implements ExportFile {
  readonly path: string
  readonly size: number
  readonly #blob: Blob
  readonly #notices: GatheredNotices
  readonly #heads: KeptHeads

  constructor(path: string, blob: Blob, notices: GatheredNotices, heads: KeptHeads) {
    this.path = path
    this.size = blob.size
    this.#blob = blob
    this.#notices = notices
    this.#heads = heads
  }

  async head(): Promise<string> {
    return await this.#heads.of(this.path, async () => (await decodeText(await this.#read(HEAD_BYTES))).text ?? '')
  }

  async text(): Promise<string | undefined> {
    const { text, notices } = await decodeText(await this.bytes())
    this.#notices.add(notices)
    return text
  }

  /** @throws {TelltaleError} `read/too-large`. */
  async bytes(): Promise<Uint8Array> {
    if (this.size > LARGEST_BYTES) throw readError('too-large')
    return await this.#read(this.size)
  }

  async #read(most: number): Promise<Uint8Array> {
    try {
      return new Uint8Array(await this.#blob.slice(0, most).arrayBuffer())
    } catch {
      return new Uint8Array(0)
    }
  }
}
