/** By byte, and by how many bytes follow it: four are taken at once. */
const TABLES = [0, 1, 2, 3].map(() => new Uint32Array(256))
for (let index = 0; index < 256; index++) {
  let value = index
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  if (TABLES[0]) TABLES[0][index] = value
}
for (const [step, table] of TABLES.entries()) {
  const before = TABLES[step - 1]
  if (before)
    for (const [index, value] of before.entries()) table[index] = (TABLES[0]?.[value & 0xff] ?? 0) ^ (value >>> 8)
}
const [FIRST = new Uint32Array(), SECOND = FIRST, THIRD = FIRST, FOURTH = FIRST] = TABLES

/** The checksum that PNG and zip use, over several stretches of bytes in turn. */
export function crc32(...parts: readonly Uint8Array[]): number {
  let value = -1
  for (const part of parts) {
    let at = 0
    for (const end = part.length - 3; at < end; at += 4) {
      value ^= (part[at] ?? 0) | ((part[at + 1] ?? 0) << 8) | ((part[at + 2] ?? 0) << 16) | ((part[at + 3] ?? 0) << 24)
      value =
        (FOURTH[value & 0xff] ?? 0) ^
        (THIRD[(value >>> 8) & 0xff] ?? 0) ^
        (SECOND[(value >>> 16) & 0xff] ?? 0) ^
        (FIRST[value >>> 24] ?? 0)
    }
    for (; at < part.length; at++) value = (FIRST[(value ^ (part[at] ?? 0)) & 0xff] ?? 0) ^ (value >>> 8)
  }
  return (value ^ -1) >>> 0
}
