/** Vectors as they are stored, one after the other. */
export interface StoredVectors {
  /** What one unit of a stored number is worth, for each place of a vector. */
  readonly units: readonly number[]
  /** Base64: of each vector its key, where there are keys (unsigned, 32 bits, little-endian), and its numbers (signed, 8 bits). */
  readonly bytes: string
}

/**
 * Stores vectors in 8 bits a number.
 *
 * @param size - How many numbers each has.
 * @param keys - Of every vector; none are stored where it is not given.
 */
export function storeVectors(
  vectors: readonly (readonly number[])[],
  size: number,
  keys?: readonly number[],
): StoredVectors {
  const units = Array.from(
    { length: size },
    (_, place) => vectors.reduce((most, each) => Math.max(most, Math.abs(each[place] ?? 0)), 1e-6) / 127,
  )
  const before = keys ? 4 : 0
  const bytes = Buffer.alloc(vectors.length * (before + size))
  vectors.forEach((each, row) => {
    const at = row * (before + size)
    if (keys) bytes.writeUInt32LE(keys[row] ?? 0, at)
    units.forEach((unit, place) => bytes.writeInt8(Math.round((each[place] ?? 0) / unit), at + before + place))
  })
  return { units, bytes: bytes.toString('base64') }
}
