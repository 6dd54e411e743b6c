/** A text that may be too large to be held, wherever it lies: a file by itself, or one in an archive. */
export interface LargeText {
  readonly name: string
  /** In bytes, as the file system or the archive says. */
  readonly size: number
  /** The first 64 KiB. */
  readonly head: Uint8Array
  /** The bytes from the start. May be asked for again. */
  readonly open: () => AsyncIterable<Uint8Array>
}
