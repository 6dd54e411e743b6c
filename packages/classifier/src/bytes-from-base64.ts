const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/**
 * Decodes base64 (RFC 4648, section 4). Written out because a package that knows neither Node nor a browser has no
 * decoder to call. Anything outside the alphabet ends the data.
 */
export function bytesFromBase64(text: string): Uint8Array {
  const values = new Int8Array(128).fill(-1)
  for (let i = 0; i < ALPHABET.length; i++) values[ALPHABET.charCodeAt(i)] = i
  const valueAt = (at: number): number => values[text.charCodeAt(at)] ?? -1
  const bytes = new Uint8Array((text.length * 3) >> 2)
  let length = 0
  let i = 0
  // Four signs are three bytes, as long as all four belong to the data.
  for (; i + 3 < text.length; i += 4) {
    const four = (valueAt(i) << 18) | (valueAt(i + 1) << 12) | (valueAt(i + 2) << 6) | valueAt(i + 3)
    if (four < 0) break
    bytes[length] = four >> 16
    bytes[length + 1] = four >> 8
    bytes[length + 2] = four
    length += 3
  }
  let bits = 0
  let held = 0
  for (; i < text.length; i++) {
    const value = valueAt(i)
    if (value < 0) break
    held = (held << 6) | value
    bits += 6
    if (bits >= 8) {
      bits -= 8
      bytes[length++] = (held >> bits) & 0xff
    }
  }
  return bytes.subarray(0, length)
}
