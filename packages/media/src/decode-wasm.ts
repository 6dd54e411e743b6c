import type { Pixels } from '@telltale/model'
import { mediaError } from './media-error.js'
import { wasmBytes, type WasmPart } from './wasm-parts.js'

/** What a decoder makes where there is no class of that name, as in Node. */
class PlainImageData {
  readonly data: Uint8ClampedArray
  readonly width: number
  readonly height: number

  constructor(data: Uint8ClampedArray, width: number, height = data.length / 4 / width) {
    this.data = data
    this.width = width
    this.height = height
  }
}

const compiled = new Map<WasmPart, WebAssembly.Module>()

async function moduleOf(part: WasmPart): Promise<WebAssembly.Module> {
  const known = compiled.get(part)
  if (known) return known
  const made = await WebAssembly.compile(new Uint8Array(await wasmBytes(part)))
  compiled.set(part, made)
  return made
}

/** How a decoder is started with the program that the host handed over. */
export async function decodeOptions(part: WasmPart): Promise<{
  instantiateWasm: (imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance) => void) => WebAssembly.Exports
  print: () => void
  printErr: () => void
}> {
  const module = await moduleOf(part)
  return {
    instantiateWasm(imports, done) {
      const instance = new WebAssembly.Instance(module, imports)
      done(instance)
      return instance.exports
    },
    print: () => undefined,
    printErr: () => undefined,
  }
}

/** Starts nothing: a decoder keeps the memory of its last picture until it is started again. */
const NOTHING = { instantiateWasm: (): WebAssembly.Exports => ({}), print: () => undefined, printErr: () => undefined }

/**
 * Decodes a picture with one of the decoders, which each time starts anew: what a damaged picture did to it is gone, and
 * so is its memory.
 *
 * @throws {TelltaleError} `media/not-seen` where the decoder is not to be had or cannot read the picture.
 */
export async function decodeWasm(
  part: 'jpeg-decode' | 'webp-decode' | 'avif-decode',
  bytes: Uint8Array,
): Promise<Pixels> {
  if (!('ImageData' in globalThis))
    Object.defineProperty(globalThis, 'ImageData', { value: PlainImageData, configurable: true })
  const options = await decodeOptions(part)
  try {
    const buffer = new Uint8Array(bytes).buffer
    const { width, height, data } = await decodeWith(part, options, buffer)
    return { width, height, data }
  } catch (error) {
    throw mediaError('not-seen', { cause: error })
  }
}

async function decodeWith(
  part: 'jpeg-decode' | 'webp-decode' | 'avif-decode',
  options: Awaited<ReturnType<typeof decodeOptions>>,
  buffer: ArrayBuffer,
): Promise<{ width: number; height: number; data: Uint8ClampedArray }> {
  switch (part) {
    case 'jpeg-decode': {
      const { default: decode, init } = await import('@jsquash/jpeg/decode.js')
      return await decodeOnce(init, decode, options, buffer)
    }
    case 'webp-decode': {
      const { default: decode, init } = await import('@jsquash/webp/decode.js')
      return await decodeOnce(init, decode, options, buffer)
    }
    case 'avif-decode': {
      const { default: decode, init } = await import('@jsquash/avif/decode.js')
      const decoded = await decodeOnce(init, async (given) => await decode(given), options, buffer)
      if (!decoded) throw new Error('undecoded')
      return decoded
    }
  }
}

/** Each of the steps is taken at once, so that two pictures decoded side by side never share a decoder. */
async function decodeOnce<T>(
  init: (options: typeof NOTHING | Awaited<ReturnType<typeof decodeOptions>>) => unknown,
  decode: (buffer: ArrayBuffer) => Promise<T>,
  options: Awaited<ReturnType<typeof decodeOptions>>,
  buffer: ArrayBuffer,
): Promise<T> {
  const started = init(options)
  const decoded = decode(buffer)
  const stopped = init(NOTHING)
  void Promise.allSettled([started, stopped])
  return await decoded
}
