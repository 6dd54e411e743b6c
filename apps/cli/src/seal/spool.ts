import { createHash } from 'node:crypto'
import { ContentDigest, type MadeFile, type Role } from '@telltale/seal'

/** What is made is held up to here; beyond, it is made again when it is written. */
const MOST_HELD = 48 << 20

/** Takes a text as it is made, and holds it as long as it is small: a long chat need not be in memory as a whole. */
export class Spool {
  readonly #path: string
  readonly #role: Role
  readonly #digest = new ContentDigest(createHash('sha256'))
  #held: Buffer[] | undefined = []

  constructor(path: string, role: Role) {
    this.#path = path
    this.#role = role
  }

  add(text: string): void {
    const bytes = Buffer.from(text)
    this.#digest.update(bytes)
    this.#held?.push(bytes)
    if (this.#digest.size > MOST_HELD) this.#held = undefined
  }

  /** @param again - Makes the very same text once more. */
  finish(again: () => AsyncIterable<string>): MadeFile {
    const held = this.#held
    return {
      path: this.#path,
      role: this.#role,
      digest: this.#digest,
      async *open() {
        if (held !== undefined) yield* held
        else for await (const text of again()) yield Buffer.from(text)
      },
    }
  }
}
