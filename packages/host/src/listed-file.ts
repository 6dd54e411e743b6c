import type { ExportFile } from '@telltale/model'
import { decodeText } from './decode-text.js'
import type { GatheredNotices } from './gathered-notices.js'
import type { KeptHeads } from './kept-heads.js'

/** One file of an archive or a folder, as readers of exports ask for it. How its bytes are come by is its kind's own. */
export abstract class ListedFile implements ExportFile {
  readonly path: string
  readonly size: number
  readonly #notices: GatheredNotices
  readonly #heads: KeptHeads

  constructor(path: string, size: number, notices: GatheredNotices, heads: KeptHeads) {
    this.path = path
    this.size = size
    this.#notices = notices
    this.#heads = heads
  }

  /** The first bytes as they are, as many as are looked at to tell formats apart. */
  abstract headBytes(): Promise<Uint8Array>

  abstract bytes(): Promise<Uint8Array>

  async head(): Promise<string> {
    return await this.#heads.of(this.path, async () => (await decodeText(await this.headBytes())).text ?? '')
  }

  async text(): Promise<string | undefined> {
    const { text, notices } = await decodeText(await this.bytes())
    this.#notices.add(notices)
    return text
  }
}
