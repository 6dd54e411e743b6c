/** The lines of a block of bytes that say anything. Inside JSON, only these signs can end a line. */
export function linesOf(block: Uint8Array<ArrayBuffer>): readonly string[] {
  const text = Buffer.from(block.buffer, block.byteOffset, block.length).toString('utf8')
  return text.split(/\r\n|\n|\r/u).filter((line) => line.trim() !== '')
}
