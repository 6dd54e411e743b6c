import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Pixels } from '@telltale/model'
import '../../src/node.js'
import { packGifPixels } from '../../src/gif/pack-gif-pixels.js'
import { writeAscii, writeJoined, writeU16Little } from '../../src/byte-writes.js'
import { writePng } from '../../src/png/write-png.js'

const require = createRequire(import.meta.url)

/** Pixels with waves and grain, so that a covered part can be told from any other and nothing is equal by chance. */
export function madePixels(width: number, height: number): Pixels {
  const data = new Uint8ClampedArray(width * height * 4)
  let grain = 1
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      grain = (grain * 1_103_515_245 + 12_345) & 0x7fffffff
      const noise = (grain >> 16) % 17
      const at = (y * width + x) * 4
      data[at] = 130 + 70 * Math.sin(x / 17) + noise
      data[at + 1] = 120 + 60 * Math.sin((x + y) / 23) + noise
      data[at + 2] = 140 + 60 * Math.cos(y / 13) + noise
      data[at + 3] = 255
    }
  return { width, height, data }
}

async function wasm(path: string): Promise<{
  instantiateWasm: (imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance) => void) => WebAssembly.Exports
}> {
  const module = await WebAssembly.compile(await readFile(require.resolve(path)))
  return {
    instantiateWasm(imports, done) {
      const instance = new WebAssembly.Instance(module, imports)
      done(instance)
      return instance.exports
    },
  }
}

const asImage = ({ data, width, height }: Pixels): ImageData => ({
  data: new Uint8ClampedArray(data),
  width,
  height,
  colorSpace: 'srgb',
})

export async function madeJpeg(
  pixels: Pixels,
  options: {
    readonly isProgressive?: boolean
    readonly thinning?: 1 | 2
    readonly isGrey?: boolean
  } = {},
): Promise<Uint8Array> {
  const { default: encode, init } = await import('@jsquash/jpeg/encode.js')
  await init(await wasm('@jsquash/jpeg/codec/enc/mozjpeg_enc.wasm'))
  // Its kinds of colours are numbers that are not handed on as such: 1 is grey.
  const colours: object = options.isGrey === true ? { color_space: 1 } : {}
  const encoded = await encode(asImage(pixels), {
    quality: 88,
    progressive: options.isProgressive ?? false,
    baseline: options.isProgressive !== true,
    auto_subsample: false,
    chroma_subsample: options.thinning ?? 2,
    ...colours,
  })
  return new Uint8Array(encoded)
}

export async function madeWebp(pixels: Pixels, isLossless = false): Promise<Uint8Array> {
  const { default: encode, init } = await import('@jsquash/webp/encode.js')
  await init(await wasm('@jsquash/webp/codec/enc/webp_enc_simd.wasm'))
  return new Uint8Array(await encode(asImage(pixels), { quality: 80, lossless: isLossless ? 1 : 0 }))
}

export async function madeAvif(pixels: Pixels): Promise<Uint8Array> {
  const { default: encode, init } = await import('@jsquash/avif/encode.js')
  await init(await wasm('@jsquash/avif/codec/enc/avif_enc.wasm'))
  return new Uint8Array(await encode(asImage(pixels), { speed: 9, quality: 70 }))
}

export async function madePng(pixels: Pixels): Promise<Uint8Array> {
  return await writePng(pixels)
}

/** A moving picture of two frames in 64 greys. */
export function madeGif({ width, height, data }: Pixels): Uint8Array {
  const palette = Uint8Array.from({ length: 64 * 3 }, (_, index) => Math.floor(index / 3) * 4)
  const grey = Uint8Array.from({ length: width * height }, (_, index) => (data[index * 4] ?? 0) >> 2)
  const frame = (pixels: Uint8Array): Uint8Array =>
    writeJoined([
      Uint8Array.of(0x21, 0xf9, 4, 0, 10, 0, 0, 0, 0x2c, 0, 0, 0, 0),
      writeU16Little(width),
      writeU16Little(height),
      Uint8Array.of(0, 6),
      ...packGifPixels(pixels, 6).flatMap((piece) => [Uint8Array.of(piece.length), piece]),
      Uint8Array.of(0),
    ])
  return writeJoined([
    writeAscii('GIF89a'),
    writeU16Little(width),
    writeU16Little(height),
    Uint8Array.of(0x85, 0, 0),
    palette,
    Uint8Array.of(0x21, 0xff, 11),
    writeAscii('NETSCAPE2.0'),
    Uint8Array.of(3, 1, 0, 0, 0),
    frame(grey),
    frame(grey.slice().reverse()),
    Uint8Array.of(0x3b),
  ])
}

/** A TIFF of one strip, red, green and blue, unpacked. */
export function madeTiff({ width, height, data }: Pixels): Uint8Array {
  const strip = new Uint8Array(width * height * 3)
  for (let pixel = 0; pixel < width * height; pixel++) strip.set(data.subarray(pixel * 4, pixel * 4 + 3), pixel * 3)
  const fields = [
    [0x100, 4, 1, width],
    [0x101, 4, 1, height],
    [0x102, 3, 3, 8 + strip.length],
    [0x103, 3, 1, 1],
    [0x106, 3, 1, 2],
    [0x111, 4, 1, 8],
    [0x115, 3, 1, 3],
    [0x116, 4, 1, height],
    [0x117, 4, 1, strip.length],
  ] as const
  const whole = new Uint8Array(8 + strip.length + 6 + 2 + fields.length * 12 + 4)
  const view = new DataView(whole.buffer)
  whole.set([0x49, 0x49, 42, 0])
  view.setUint32(4, 8 + strip.length + 6, true)
  whole.set(strip, 8)
  whole.set([8, 0, 8, 0, 8, 0], 8 + strip.length)
  const start = 8 + strip.length + 6
  view.setUint16(start, fields.length, true)
  for (const [index, [tag, type, count, value]] of fields.entries()) {
    const at = start + 2 + index * 12
    view.setUint16(at, tag, true)
    view.setUint16(at + 2, type, true)
    view.setUint32(at + 4, count, true)
    if (type === 3 && count === 1) view.setUint16(at + 8, value, true)
    else view.setUint32(at + 8, value, true)
  }
  return whole
}
