/** One file as a host hands it to the readers: already decoded, still without meaning. */
export interface Source {
  /** The file's own name without its folder. Readers may use it as a title, never to choose the format. */
  readonly name: string
  /**
   * The decoded text. Empty when the bytes are not text; of a format that carries its own encodings, the beginning is
   * enough where the bytes are there.
   */
  readonly text: string
  /** The bytes, for formats that carry their own encodings, such as mail. */
  readonly bytes?: Uint8Array
}
