import { open } from 'node:fs/promises'
import { join } from 'node:path'
import type { ExportFile } from '@telltale/model'
import { decodeText } from './decode-text.js'
import type { GatheredNotices } from './gathered-notices.js'
import type { KeptHeads } from './kept-heads.js'
import { HEAD_BYTES, LARGEST_BYTES } from './limits.js'
import { readError } from './read-error.js'

/** One file of a folder. It is opened when it is asked for. One that cannot be read answers as one that holds no text. */
export class FolderFile implements ExportFile {
  readonly path: string
  readonly size: number
  readonly #root: string
  readonly #notices: GatheredNotices
  readonly #heads: KeptHeads

  /** @param root - The folder that was named; `path` starts there. */
  constructor(root: string, path: string, size: number, notices: GatheredNotices, heads: KeptHeads) {
    this.path = path
    this.size = size
    this.#root = root
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
    return await this.#read(LARGEST_BYTES)
  }

  async #read(most: number): Promise<Uint8Array> {
    const handle = await open(join(this.#root, this.path), 'r').catch(() => undefined)
    if (handle === undefined) return new Uint8Array(0)
    try {
      const bytes = Buffer.allocUnsafeSlow(Math.min(most, this.size))
      let filled = 0
      while (filled < bytes.length) {
        const { bytesRead } = await handle.read(bytes, filled, bytes.length - filled, filled)
        if (bytesRead === 0) break
        filled += bytesRead
      }
      return bytes.subarray(0, filled)
    } catch {
      return new Uint8Array(0)
    } finally {
      await handle.close().catch(() => undefined)
    }
  }
}
