import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { inflateSync } from 'node:zlib'
import type { Pixels } from '@telltale/model'

/** Reads one of the pictures beside the tests: a grey PNG without filters, as `bench/sight/make-pictures.mjs` writes it. */
export function readPicture(name: string): Pixels {
  const file = readFileSync(fileURLToPath(new URL(`../pictures/${name}.png`, import.meta.url)))
  const width = file.readUInt32BE(16)
  const height = file.readUInt32BE(20)
  const raw = inflateSync(file.subarray(41, 41 + file.readUInt32BE(33)))
  const data = new Uint8ClampedArray(width * height * 4)
  for (let index = 0; index < width * height; index++) {
    data.fill(raw[index + Math.floor(index / width) + 1] ?? 0, index * 4, index * 4 + 3)
    data[index * 4 + 3] = 255
  }
  return { width, height, data }
}
