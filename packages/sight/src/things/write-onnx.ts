/** One step of a network: what it does, from what, to what, and how. */
export interface OnnxNode {
  readonly does: string
  readonly from: readonly string[]
  readonly to: string
  readonly numbers?: Readonly<Record<string, number>>
  readonly whole?: Readonly<Record<string, number | readonly number[]>>
  readonly words?: Readonly<Record<string, string>>
}

export interface OnnxNetwork {
  readonly input: { readonly name: string; readonly dims: readonly number[] }
  readonly outputs: readonly string[]
  readonly nodes: readonly OnnxNode[]
  readonly weights: readonly { readonly name: string; readonly dims: readonly number[]; readonly data: Float32Array }[]
}

/** The version of the ONNX format, and of the meanings of its steps: one that every runtime knows. */
const FORMAT = 4
const STEPS = 8
const FLOATS = 1

/** Writes a network as an ONNX file, field by field as the format's `onnx.proto` numbers them. */
export function writeOnnx({ input, outputs, nodes, weights }: OnnxNetwork): Uint8Array {
  const graph = join([
    ...nodes.map((node) => nested(1, nodeBytes(node))),
    text(2, 'network'),
    ...weights.map(({ name, dims, data }) =>
      nested(
        5,
        join([...dims.map((each) => whole(1, each)), whole(2, FLOATS), text(8, name), nested(9, littleEndian(data))]),
      ),
    ),
    nested(11, valueBytes(input.name, input.dims)),
    ...outputs.map((name) => nested(12, valueBytes(name))),
  ])
  return join([whole(1, FORMAT), nested(8, whole(2, STEPS)), nested(7, graph)])
}

function nodeBytes({ does, from, to, numbers = {}, whole: wholes = {}, words = {} }: OnnxNode): Uint8Array {
  const attribute = (name: string, kind: number, value: Uint8Array) =>
    nested(5, join([text(1, name), value, whole(20, kind)]))
  return join([
    ...from.map((each) => text(1, each)),
    text(2, to),
    text(4, does),
    ...Object.entries(numbers).map(([name, value]) => attribute(name, 1, float(2, value))),
    ...Object.entries(wholes).map(([name, value]) =>
      typeof value === 'number'
        ? attribute(name, 2, whole(3, value))
        : attribute(name, 7, join(value.map((each) => whole(8, each)))),
    ),
    ...Object.entries(words).map(([name, value]) => attribute(name, 3, text(4, value))),
  ])
}

function valueBytes(name: string, dims?: readonly number[]): Uint8Array {
  const shape = dims === undefined ? [] : [nested(2, join(dims.map((each) => nested(1, whole(1, each)))))]
  return join([text(1, name), nested(2, nested(1, join([whole(1, FLOATS), ...shape])))])
}

function whole(field: number, value: number): Uint8Array {
  return Uint8Array.from([...varint(field * 8), ...varint(value)])
}

function float(field: number, value: number): Uint8Array {
  const bytes = new Uint8Array(5)
  bytes[0] = field * 8 + 5
  new DataView(bytes.buffer).setFloat32(1, value, true)
  return bytes
}

function text(field: number, value: string): Uint8Array {
  return nested(field, new TextEncoder().encode(value))
}

function nested(field: number, value: Uint8Array): Uint8Array {
  return join([Uint8Array.from([...varint(field * 8 + 2), ...varint(value.length)]), value])
}

function varint(value: number): readonly number[] {
  const bytes: number[] = []
  let rest = value
  while (rest > 127) {
    bytes.push((rest % 128) + 128)
    rest = Math.floor(rest / 128)
  }
  return [...bytes, rest]
}

function littleEndian(data: Float32Array): Uint8Array {
  const bytes = new Uint8Array(data.length * 4)
  const view = new DataView(bytes.buffer)
  for (const [index, value] of data.entries()) view.setFloat32(index * 4, value, true)
  return bytes
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    joined.set(part, at)
    at += part.length
  }
  return joined
}
