/** Numbers of a network, with their shape. */
export interface Weights {
  readonly dims: readonly number[]
  /** Made anew each time. */
  readonly data: () => Float32Array
}

/**
 * Reads the weights of a network as TensorFlow.js stores them: one after another, each a byte for a number between two
 * bounds, or four bytes. They are four times as large when read, so each is read when it is asked for. What is damaged
 * throws, some of it only then.
 */
export function readStoredWeights(bytes: Uint8Array, manifest: string): ReadonlyMap<string, Weights> {
  const weights = new Map<string, Weights>()
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let at = 0
  for (const { name, shape, quantization } of entriesOf(JSON.parse(manifest))) {
    const length = shape.reduce((product, each) => product * each, 1)
    const start = at
    const data = () =>
      Float32Array.from({ length }, (_, index) =>
        quantization === undefined
          ? view.getFloat32(start + index * 4, true)
          : view.getUint8(start + index) * quantization.scale + quantization.min,
      )
    at += length * (quantization === undefined ? 4 : 1)
    weights.set(name, { dims: shape, data })
  }
  return weights
}

interface Entry {
  readonly name: string
  readonly shape: readonly number[]
  readonly quantization?: { readonly scale: number; readonly min: number }
}

function entriesOf(manifest: unknown): readonly Entry[] {
  const groups: readonly unknown[] = Array.isArray(manifest) ? manifest : []
  return groups.flatMap((group) => {
    const entries = has(group, 'weights') && Array.isArray(group.weights) ? group.weights : []
    if (!entries.every(isEntry)) throw new TypeError('The list of weights is damaged.')
    return entries
  })
}

function isEntry(value: unknown): value is Entry {
  return (
    has(value, 'name') &&
    typeof value.name === 'string' &&
    has(value, 'shape') &&
    Array.isArray(value.shape) &&
    value.shape.every((each) => typeof each === 'number')
  )
}

function has<Key extends string>(value: unknown, key: Key): value is Readonly<Record<Key, unknown>> {
  return typeof value === 'object' && value !== null && key in value
}
