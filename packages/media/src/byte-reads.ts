/** Two bytes as a number, the greater first. Beyond the end there are zeros: callers check lengths before. */
export function readU16(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)
}

/** Four bytes as a number, the greatest first. */
export function readU32(bytes: Uint8Array, at: number): number {
  return readU16(bytes, at) * 0x1_0000 + readU16(bytes, at + 2)
}

/** Three bytes as a number, the least first. */
export function readU24Little(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16)
}

/** Two bytes as a number, the lesser first. */
export function readU16Little(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8)
}

/** Four bytes as a number, the least first. */
export function readU32Little(bytes: Uint8Array, at: number): number {
  return readU16Little(bytes, at) + readU16Little(bytes, at + 2) * 0x1_0000
}

/** Bytes as characters, one for one. */
export function readAscii(bytes: Uint8Array, at: number, length: number): string {
  let text = ''
  for (const byte of bytes.subarray(at, at + length)) text += String.fromCharCode(byte)
  return text
}

/** Whether the characters stand there, one byte each. */
export function readsAs(bytes: Uint8Array, at: number, text: string): boolean {
  for (let index = 0; index < text.length; index++) if (bytes[at + index] !== text.charCodeAt(index)) return false
  return true
}
