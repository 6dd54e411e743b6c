/** How many characters are made at once; a call takes no more arguments than that. */
const PART = 32_768

/** Bytes as a text whose characters are one byte each, so that what stands in ASCII can be found in it. */
export function binaryText(bytes: Uint8Array): string {
  const parts: string[] = []
  for (let at = 0; at < bytes.length; at += PART) {
    // Not spread: taking the numbers one by one is ten times slower.
    const part: unknown = Reflect.apply(String.fromCharCode, undefined, bytes.subarray(at, at + PART))
    if (typeof part === 'string') parts.push(part)
  }
  return parts.join('')
}
