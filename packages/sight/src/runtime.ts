import { bytesOf, type RuntimeModule, type SightAssets, type SightSettings } from './sight-assets.js'

/** What a model made of its input. */
export interface ModelOutput {
  readonly data: Float32Array
  readonly dims: readonly number[]
}

/** A loaded model with one input. */
export interface Model {
  /** Every output, in the model's own order. */
  run(input: Float32Array, dims: readonly number[]): Promise<readonly ModelOutput[]>
}

/** Memory that one model has used is there for the next one. */
const SETTINGS = { enableCpuMemArena: false }

/** Loads models and runs them one at a time, so that memory does not depend on how many callers there are. */
export class Runtime {
  readonly #assets: SightAssets
  readonly #settings: SightSettings
  #loaded: Promise<RuntimeModule> | undefined
  #last: Promise<unknown> = Promise.resolve()

  constructor(assets: SightAssets, settings: SightSettings) {
    this.#assets = assets
    this.#settings = settings
  }

  #module(): Promise<RuntimeModule> {
    this.#loaded ??= this.#load()
    return this.#loaded
  }

  async open(bytes: Uint8Array): Promise<Model> {
    const { InferenceSession, Tensor } = await this.#module()
    const session = await this.#inTurn(() => InferenceSession.create(bytes, SETTINGS))
    const input = session.inputNames[0] ?? 'x'
    return {
      run: (data, dims) =>
        this.#inTurn(async () => {
          const outputs = await session.run({ [input]: new Tensor('float32', data, dims) })
          return session.outputNames.map((name) => {
            const output = outputs[name]
            if (!(output?.data instanceof Float32Array)) throw new TypeError('The model gave no numbers.')
            return { data: output.data, dims: output.dims }
          })
        }),
    }
  }

  /** Waits until what was asked before is done. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work, work)
    this.#last = turn.catch(() => undefined)
    return turn
  }

  async #load(): Promise<RuntimeModule> {
    const load = this.#settings.loadRuntime ?? (async () => await import('onnxruntime-web/wasm'))
    const [module, program] = await Promise.all([load(), bytesOf(this.#assets.runtime)])
    module.env.wasm.numThreads = this.#settings.threads ?? 1
    module.env.wasm.wasmBinary = program
    return module
  }
}
