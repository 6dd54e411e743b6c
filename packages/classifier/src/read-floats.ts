/**
 * Reads stored numbers one after the other: each call gives so many of the next (32-bit floating point, little-endian).
 *
 * @returns A function that throws a RangeError where fewer are left than it is asked for.
 */
export function readFloats(bytes: Uint8Array): (count: number) => Float32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let at = 0
  return (count) => {
    if (at + 4 * count > bytes.length) throw new RangeError('The layers of the net are cut short.')
    const numbers = Float32Array.from({ length: count }, (_, index) => view.getFloat32(at + 4 * index, true))
    at += 4 * count
    return numbers
  }
}
