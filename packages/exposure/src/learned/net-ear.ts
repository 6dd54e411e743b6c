import { bytesFromBase64, keyOfWord, readFloats, RowIndex } from '@telltale/classifier'
import type { TokenList } from '@telltale/engine'
import type { ExposureKind, LearnedNet, PostHead } from '@telltale/model'
import { shapeOfWord } from './shape-of-word.js'

const SHAPES = 7
const BREAKS = 3
/** How many numbers stand for how a word is written, and for what is before it. */
const SIGN = 4
const TAPS = 3
/** How far apart the words are that each layer looks at: three words, then seven, then fifteen. */
const DILATIONS = [1, 2, 4] as const
const KEY_BYTES = 4
/** What a text without any such word comes to, so that its logarithm stays small. */
const LEAST = 1e-4
/** Added to the words of a text before their mean is taken: a short one says less. */
const SHRINKAGE = 4

/** How much is heard of each kind, and of anything, in log odds. */
export type NetSound = ReadonlyMap<PostHead, number>

/** One layer: for each of the words around, what every number of it adds to every number of the result. */
interface Layer {
  /** By tap, then by input, then by output. */
  readonly weights: Float32Array
  readonly biases: Float32Array
  readonly inputs: number
  readonly dilation: number
}

/**
 * Listens to the words of a post with a small net of convolutions: words that are used alike are near each other in it, so
 * that what was learnt of one is heard of the other. Its numbers are in single precision, in one order of adding: the same
 * text gives the same answer on every machine. Time grows with the text and no faster.
 */
export class NetEar {
  readonly #kinds: readonly ExposureKind[]
  readonly #vector: number
  readonly #width: number
  readonly #units: readonly number[]
  readonly #bytes: Uint8Array
  readonly #index: RowIndex
  readonly #shapes: Float32Array
  readonly #breaks: Float32Array
  readonly #layers: readonly Layer[]
  readonly #byWord: Float32Array
  readonly #byWordBiases: Float32Array
  readonly #byPost: Float32Array
  readonly #byPostBiases: Float32Array

  /** @throws {RangeError} When the net is shorter than it says. */
  constructor({ kinds, vector, width, units, rows, words, layers }: LearnedNet) {
    this.#kinds = kinds
    this.#vector = vector
    this.#width = width
    this.#units = units
    this.#bytes = bytesFromBase64(words)
    if (this.#bytes.length < rows * (KEY_BYTES + vector)) throw new RangeError('The words of the net are cut short.')
    this.#index = new RowIndex(this.#bytes, rows, KEY_BYTES + vector)
    const take = readFloats(bytesFromBase64(layers))
    this.#shapes = take(SHAPES * SIGN)
    this.#breaks = take(BREAKS * SIGN)
    this.#layers = DILATIONS.map((dilation, index): Layer => {
      const inputs = index === 0 ? vector + 2 * SIGN : width
      return { weights: byTap(take(width * inputs * TAPS), inputs), biases: take(width), inputs, dilation }
    })
    this.#byWord = take(kinds.length * width)
    this.#byWordBiases = take(kinds.length)
    this.#byPost = take((kinds.length + 1) * 2 * width)
    this.#byPostBiases = take(kinds.length + 1)
  }

  /** @param tokens - The words of the text, as the engine cuts it. */
  hear(text: string, tokens: TokenList): NetSound {
    let words = this.#read(text, tokens)
    this.#layers.forEach((layer, index) => {
      const made = this.#apply(layer, words, tokens.length)
      // Every layer but the first adds to what is there.
      if (index > 0) for (let i = 0; i < made.length; i++) made[i] = (made[i] ?? 0) + (words[i] ?? 0)
      words = made
    })
    return this.#sum(words, tokens.length)
  }

  /** The numbers that stand for each word where it stands. */
  #read(text: string, tokens: TokenList): Float32Array {
    const size = this.#vector + 2 * SIGN
    const words = new Float32Array(tokens.length * size)
    for (let token = 0; token < tokens.length; token++) {
      const at = token * size
      const row = Math.max(0, this.#index.rowOf(keyOfWord(tokens.wordAt(token))))
      const from = row * (KEY_BYTES + this.#vector) + KEY_BYTES
      for (let i = 0; i < this.#vector; i++)
        words[at + i] = (((this.#bytes[from + i] ?? 0) << 24) >> 24) * (this.#units[i] ?? 0)
      const shape = shapeOfWord(text.slice(tokens.startOf(token), tokens.endOf(token)))
      const before = tokens.breakBefore(token)
      for (let i = 0; i < SIGN; i++) {
        words[at + this.#vector + i] = this.#shapes[shape * SIGN + i] ?? 0
        words[at + this.#vector + SIGN + i] = this.#breaks[before * SIGN + i] ?? 0
      }
    }
    return words
  }

  #apply({ weights, biases, inputs, dilation }: Layer, words: Float32Array, length: number): Float32Array {
    const width = this.#width
    const made = new Float32Array(length * width)
    const sums = new Float64Array(width)
    for (let token = 0; token < length; token++) {
      sums.set(biases)
      for (let tap = 0; tap < TAPS; tap++) {
        const other = token + (tap - 1) * dilation
        if (other < 0 || other >= length) continue
        for (let input = 0; input < inputs; input++) {
          const each = words[other * inputs + input] ?? 0
          // Behind a layer, half of all numbers are nought.
          if (each === 0) continue
          let weight = (tap * inputs + input) * width
          for (let output = 0; output < width; output++)
            sums[output] = (sums[output] ?? 0) + (weights[weight++] ?? 0) * each
        }
      }
      for (let output = 0; output < width; output++) made[token * width + output] = Math.max(0, sums[output] ?? 0)
    }
    return made
  }

  /** What all words come to: each by itself, and the most and the mean of every number. */
  #sum(words: Float32Array, length: number): NetSound {
    const width = this.#width
    const counted = new Float64Array(this.#kinds.length)
    const whole = new Float64Array(2 * width).fill(0, 0, width)
    for (let token = 0; token < length; token++) {
      const at = token * width
      for (let kind = 0; kind < counted.length; kind++) {
        let odds = this.#byWordBiases[kind] ?? 0
        for (let i = 0; i < width; i++) odds += (this.#byWord[kind * width + i] ?? 0) * (words[at + i] ?? 0)
        counted[kind] = (counted[kind] ?? 0) + Math.log1p(Math.exp(Math.min(30, odds)))
      }
      for (let i = 0; i < width; i++) {
        const each = words[at + i] ?? 0
        whole[i] = Math.max(whole[i] ?? 0, each)
        whole[width + i] = (whole[width + i] ?? 0) + each / (length + SHRINKAGE)
      }
    }
    const odds = Float64Array.from(this.#byPostBiases, (bias, head) => {
      let sum = bias
      for (let i = 0; i < whole.length; i++) sum += (this.#byPost[head * whole.length + i] ?? 0) * (whole[i] ?? 0)
      return sum
    })
    return new Map<PostHead, number>([
      ...this.#kinds.map((each, kind) => [each, Math.log((counted[kind] ?? 0) + LEAST) + (odds[kind] ?? 0)] as const),
      ['any', odds[this.#kinds.length] ?? 0],
    ])
  }
}

/** From each output's inputs with their taps, as they are stored, to each tap's inputs with their outputs: read in a row. */
function byTap(stored: Float32Array, inputs: number): Float32Array {
  const width = stored.length / (TAPS * inputs)
  return Float32Array.from(stored, (_, index) => {
    const output = index % width
    const input = Math.floor(index / width) % inputs
    const tap = Math.floor(index / (width * inputs))
    return stored[(output * inputs + input) * TAPS + tap] ?? 0
  })
}
