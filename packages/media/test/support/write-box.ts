/** Writes one box of an ISO base media file (ISO/IEC 14496-12, 4.2): its length, its type, and what is in it; words as Latin 1. */
export function writeBox(type: string, ...parts: readonly (string | Uint8Array)[]): Uint8Array {
  const body = Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)))
  const head = Buffer.alloc(8)
  head.writeUInt32BE(body.length + 8)
  head.write(type, 4, 'latin1')
  return new Uint8Array(Buffer.concat([head, body]))
}
