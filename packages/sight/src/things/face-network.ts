import { writeOnnx, type OnnxNode, type OnnxWeights } from './write-onnx.js'
import type { Weights } from './stored-weights.js'

/** The side of the square that the network looks at. */
export const FACE_INPUT = 512
/** How many places on each of its six levels could hold a face; they are named `boxes0`, `faces0`, … */
export const FACE_LEVELS = [3, 6, 6, 6, 6, 6] as const

/** Steps of the body that halve the picture. */
const HALVING: readonly number[] = [2, 4, 6, 12]
/** The body's step that the first level looks at; the others look at the last one and what follows it. */
const EARLY = 11
const BODY = 13
const TINY = 0.0010000000474974513

/**
 * The face finder of face-api (an SSD on MobileNet v1) as an ONNX file, made of its stored weights, so that the runtime that
 * reads words can find faces as well.
 */
export function faceNetwork(stored: ReadonlyMap<string, Weights>): Uint8Array {
  const nodes: OnnxNode[] = []
  const weights: OnnxWeights[] = []
  const get = (name: string): Weights => {
    const found = stored.get(name)
    if (found === undefined) throw new TypeError('A part of the face finder is missing.')
    return found
  }
  const add = (name: string, { dims, data }: Weights): string => {
    weights.push({ name, dims, data })
    return name
  }
  const convolve = (from: string, to: string, filter: Weights, bias: Weights, stride: number, groups = 1) => {
    const flipped = groups === 1 ? outputFirst(filter) : depthFirst(filter)
    nodes.push({
      does: 'Conv',
      from: [from, add(`${to}/filter`, flipped), add(`${to}/bias`, bias)],
      to,
      whole: { strides: [stride, stride], group: groups },
      words: { auto_pad: 'SAME_UPPER' },
    })
  }
  const upToSix = (from: string, to: string) =>
    nodes.push({ does: 'Clip', from: [from], to, numbers: { min: 0, max: 6 } })
  const pointwise = (from: string, to: string, name: string, stride: number) => {
    convolve(from, `${to}/sum`, get(`${name}/weights`), get(`${name}/convolution_bn_offset`), stride)
    upToSix(`${to}/sum`, to)
  }
  const depthwise = (from: string, to: string, name: string, stride: number) => {
    const filter = get(`${name}/depthwise_weights`)
    const part = (each: string) => get(`${name}/BatchNorm/${each}`).data()
    const { scale, offset } = folded(part('gamma'), part('beta'), part('moving_mean'), part('moving_variance'))
    const scaled = () => filter.data().map((value, index) => value * (scale[index % scale.length] ?? 1))
    const bias = { dims: [offset.length], data: () => offset }
    convolve(from, `${to}/sum`, { dims: filter.dims, data: scaled }, bias, stride, scale.length)
    upToSix(`${to}/sum`, to)
  }

  pointwise('picture', 'body0', 'MobilenetV1/Conv2d_0_pointwise', 2)
  for (let step = 1; step <= BODY; step++) {
    depthwise(`body${step - 1}`, `deep${step}`, `MobilenetV1/Conv2d_${step}_depthwise`, HALVING.includes(step) ? 2 : 1)
    pointwise(`deep${step}`, `body${step}`, `MobilenetV1/Conv2d_${step}_pointwise`, 1)
  }
  for (let step = 0; step < 8; step++) {
    const from = step === 0 ? `body${BODY}` : `head${step - 1}`
    pointwise(from, `head${step}`, `Prediction/Conv2d_${step}_pointwise`, step % 2 === 1 ? 2 : 1)
  }
  const levels = [`body${EARLY}`, `body${BODY}`, 'head1', 'head3', 'head5', 'head7']
  for (const [level, from] of levels.entries()) {
    for (const [to, part] of [
      ['boxes', 'BoxEncodingPredictor'],
      ['faces', 'ClassPredictor'],
    ] as const) {
      const name = `Prediction/BoxPredictor_${level}/${part}`
      convolve(from, `${to}${level}`, get(`${name}/weights`), get(`${name}/biases`), 1)
    }
  }
  return writeOnnx({
    input: { name: 'picture', dims: [1, 3, FACE_INPUT, FACE_INPUT] },
    outputs: levels.flatMap((_, level) => [`boxes${level}`, `faces${level}`]),
    nodes,
    weights,
  })
}

/** Rows, columns, inputs, outputs → outputs, inputs, rows, columns. */
function outputFirst({ dims, data }: Weights): Weights {
  const [rows = 1, columns = 1, inputs = 1, outputs = 1] = dims
  const flip = () => {
    const stored = data()
    const flipped = new Float32Array(stored.length)
    const area = rows * columns
    for (let place = 0; place < area; place++) {
      for (let input = 0; input < inputs; input++) {
        for (let output = 0; output < outputs; output++) {
          flipped[(output * inputs + input) * area + place] = stored[(place * inputs + input) * outputs + output] ?? 0
        }
      }
    }
    return flipped
  }
  return { dims: [outputs, inputs, rows, columns], data: flip }
}

/** Rows, columns, channels → channels, rows, columns. */
function depthFirst({ dims, data }: Weights): Weights {
  const [rows = 1, columns = 1, channels = 1] = dims
  const flip = () => {
    const stored = data()
    const flipped = new Float32Array(stored.length)
    for (let place = 0; place < rows * columns; place++) {
      for (let channel = 0; channel < channels; channel++) {
        flipped[channel * rows * columns + place] = stored[place * channels + channel] ?? 0
      }
    }
    return flipped
  }
  return { dims: [channels, 1, rows, columns], data: flip }
}

/** Evening out what came before, as one factor and one addition for each channel. */
function folded(gamma: Float32Array, beta: Float32Array, mean: Float32Array, variance: Float32Array) {
  const scale = gamma.map((value, index) => value / Math.sqrt((variance[index] ?? 0) + TINY))
  return { scale, offset: beta.map((value, index) => value - (mean[index] ?? 0) * (scale[index] ?? 0)) }
}
