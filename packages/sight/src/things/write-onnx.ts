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
  readonly weights: readonly OnnxWeights[]
}

/** Numbers of a network. They are asked for while the file is written, so that they need not all be there at once. */
export interface OnnxWeights {
  readonly name: string
  readonly dims: readonly number[]
  readonly data: () => Float32Array
}

/** Bytes one after another: as they are, or so many that are made when they are written. */
type Part = Uint8Array | { readonly length: number; readonly bytes: () => Uint8Array }

/** The version of the ONNX format, and of the meanings of its steps: one that every runtime knows. */
const FORMAT = 4
const STEPS = 8
const FLOATS = 1

/** Writes a network as an ONNX file, field by field as the format's `onnx.proto` numbers them. */
export function writeOnnx({ input, outputs, nodes, weights }: OnnxNetwork): Uint8Array {
  const graph = [
    ...nodes.flatMap((node) => nested(1, nodeParts(node))),
    ...text(2, 'network'),
    ...weights.flatMap((each) => nested(5, weightParts(each))),
    ...nested(11, valueParts(input.name, input.dims)),
    ...outputs.flatMap((name) => nested(12, valueParts(name))),
  ]
  return join([whole(1, FORMAT), ...nested(8, [whole(2, STEPS)]), ...nested(7, graph)])
}

function nodeParts({ does, from, to, numbers = {}, whole: wholes = {}, words = {} }: OnnxNode): readonly Part[] {
  const attribute = (name: string, kind: number, value: readonly Part[]) =>
    nested(5, [...text(1, name), ...value, whole(20, kind)])
  return [
    ...from.flatMap((each) => text(1, each)),
    ...text(2, to),
    ...text(4, does),
    ...Object.entries(numbers).flatMap(([name, value]) => attribute(name, 1, [float(2, value)])),
    ...Object.entries(wholes).flatMap(([name, value]) =>
      typeof value === 'number'
        ? attribute(name, 2, [whole(3, value)])
        : attribute(
            name,
            7,
            value.map((each) => whole(8, each)),
          ),
    ),
    ...Object.entries(words).flatMap(([name, value]) => attribute(name, 3, text(4, value))),
  ]
}

function weightParts({ name, dims, data }: OnnxWeights): readonly Part[] {
  const numbers = { length: dims.reduce((product, each) => product * each, 4), bytes: () => littleEndian(data()) }
  return [...dims.map((each) => whole(1, each)), whole(2, FLOATS), ...text(8, name), ...nested(9, [numbers])]
}

function valueParts(name: string, dims?: readonly number[]): readonly Part[] {
  const shape =
    dims === undefined
      ? []
      : nested(
          2,
          dims.flatMap((each) => nested(1, [whole(1, each)])),
        )
  return [...text(1, name), ...nested(2, nested(1, [whole(1, FLOATS), ...shape]))]
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

function text(field: number, value: string): readonly Part[] {
  return nested(field, [new TextEncoder().encode(value)])
}

function nested(field: number, parts: readonly Part[]): readonly Part[] {
  return [Uint8Array.from([...varint(field * 8 + 2), ...varint(lengthOf(parts))]), ...parts]
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
  for (let index = 0; index < data.length; index++) view.setFloat32(index * 4, data[index] ?? 0, true)
  return bytes
}

function lengthOf(parts: readonly Part[]): number {
  return parts.reduce((sum, { length }) => sum + length, 0)
}

function join(parts: readonly Part[]): Uint8Array {
  const joined = new Uint8Array(lengthOf(parts))
  let at = 0
  for (const part of parts) {
    joined.set(part instanceof Uint8Array ? part : part.bytes(), at)
    at += part.length
  }
  return joined
}
