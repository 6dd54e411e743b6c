import { mediaError } from './media-error.js'

/** Parts that are programs for WebAssembly. A host knows where they lie and hands them over; nothing here fetches them. */
export type WasmPart = 'jpeg-decode' | 'webp-decode' | 'webp-encode' | 'avif-decode' | 'pdfium'

/** Where each part lies within the installed packages, for hosts that look it up. */
export const WASM_PATHS = {
  'jpeg-decode': '@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm',
  'webp-decode': '@jsquash/webp/codec/dec/webp_dec.wasm',
  'webp-encode': '@jsquash/webp/codec/enc/webp_enc_simd.wasm',
  'avif-decode': '@jsquash/avif/codec/dec/avif_dec.wasm',
  pdfium: '@embedpdf/pdfium/pdfium.wasm',
} as const satisfies Readonly<Record<WasmPart, string>>

export type LoadWasm = (part: WasmPart) => Promise<Uint8Array>

let load: LoadWasm | undefined

/** Says how to get at the parts. Without it everything works but what has to decode pixels. */
export function setWasmLoader(loader: LoadWasm): void {
  load = loader
}

/**
 * The bytes of one part.
 *
 * @throws {TelltaleError} `media/not-seen` where the host has not said how to get at it.
 */
export async function wasmBytes(part: WasmPart): Promise<Uint8Array> {
  if (!load) throw mediaError('not-seen')
  try {
    return await load(part)
  } catch (error) {
    throw mediaError('not-seen', { cause: error })
  }
}
