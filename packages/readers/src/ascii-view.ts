/** The platform's own decoder, which browsers and Node both have. */
declare const TextDecoder: new (label: string) => { decode(bytes: Uint8Array): string }

const decoder = new TextDecoder('windows-1252')

/**
 * Bytes as a text of the same length, in which what stands in ASCII can be found at the place where it stands. Quicker
 * than `binaryText`, but for other characters platforms differ.
 */
export function asciiView(bytes: Uint8Array): string {
  return decoder.decode(bytes)
}
