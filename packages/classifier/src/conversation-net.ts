import type { LearnedConversationNet } from '@telltale/model'
import { bytesOf } from './bytes-of.js'
import { keyOfWord } from './key-of-word.js'
import { isCharacterToken } from './list-features.js'
import { PIECES, piecesOfWord } from './pieces-of-word.js'
import { readFloats } from './read-floats.js'
import { RowIndex } from './row-index.js'

const KEY_BYTES = 4
const STAGES = 9
const TAPS = [1, 3, 5] as const
/** So many outputs are worked out side by side, for two words: two and a half times as fast as one by one. */
const AT_ONCE = 4
/** What so many words bring is remembered, 2 KB for each. */
const MOST_FORMS = 300
/** Added to the words of an utterance, and to the utterances of a side, before their mean is taken: few of them say less. */
const FEW_WORDS = 4
const FEW_UTTERANCES = 2
const MEAN_POWER = 0.75

/** What stands for one utterance, whoever says it and wherever it stands. */
export interface HeardUtterance {
  readonly turn: Float32Array
  /** For each stage, how likely something of it is said, 0..1. */
  readonly stages: Float32Array
  /** What it brings to the gates of the recurrent layer, forwards and then backwards: the same wherever it stands. */
  readonly gates: Float32Array
}

interface Convolution {
  readonly taps: number
  readonly biases: Float64Array
}

/** One direction of the recurrent layer: by gate (reset, update, new), then by output, then by input. */
interface Direction {
  readonly ofInput: Float64Array
  readonly ofState: Float64Array
  readonly inputBiases: Float64Array
  readonly stateBiases: Float64Array
}

/**
 * Hears a conversation from both sides and in its order: an ask after praise, an answer to a no. Words that are used alike are near
 * each other in it, and so are words that share a stem. It takes a thousand times as long as the table does, so it is asked only
 * where it can matter, and of one stretch at a time. All its sums are added in one order: the same text gives the same answer
 * on every machine.
 *
 * Convolutions over word vectors (Kim 2014), gated recurrent units over utterances (Cho et al. 2014).
 */
export class ConversationNet {
  readonly #vector: number
  readonly #width: number
  readonly #turn: number
  readonly #units: readonly number[]
  readonly #pieceUnits: readonly number[]
  readonly #bytes: Uint8Array
  readonly #pieces: Uint8Array
  readonly #index: RowIndex
  readonly #convolutions: readonly Convolution[]
  /** Weights of the convolutions: by convolution, then by tap, then by output, then by input. */
  readonly #taps: Float64Array
  readonly #forms = new Map<string, Float32Array>()
  readonly #toTurn: Float64Array
  readonly #toTurnBiases: Float64Array
  readonly #toStages: Float64Array
  readonly #toStagesBiases: Float64Array
  /** What it brings to the gates that an utterance is another's, and that it is theirs; forwards and then backwards. */
  readonly #ownGates: readonly Float32Array[]
  readonly #forwards: Direction
  readonly #backwards: Direction
  readonly #toOdds: Float64Array
  readonly #oddsBias: number

  /** @throws {RangeError} When the net is shorter than it says. */
  constructor({ vector, width, turn, rows, units, pieceUnits, words, pieces, layers }: LearnedConversationNet) {
    this.#vector = vector
    this.#width = width
    this.#turn = turn
    this.#units = units
    this.#pieceUnits = pieceUnits
    this.#bytes = bytesOf(words)
    this.#pieces = bytesOf(pieces)
    if (this.#bytes.length < rows * (KEY_BYTES + vector)) throw new RangeError('The words of the net are cut short.')
    if (this.#pieces.length < (PIECES + 1) * vector) throw new RangeError('The pieces of the net are cut short.')
    this.#index = new RowIndex(this.#bytes, rows, KEY_BYTES + vector)
    const floats = readFloats(bytesOf(layers))
    // What is stored in single precision is added up in double: faster, as nothing is turned into the other on the way.
    const take = (count: number): Float64Array => Float64Array.from(floats(count))
    this.#taps = new Float64Array(TAPS.reduce<number>((sum, taps) => sum + taps, 0) * width * vector)
    let tapsBefore = 0
    this.#convolutions = TAPS.map((taps) => {
      this.#taps.set(byTap(take(width * vector * taps), vector, taps), tapsBefore * width * vector)
      tapsBefore += taps
      return { taps, biases: take(width) }
    })
    this.#toTurn = take(turn * 2 * width * TAPS.length)
    this.#toTurnBiases = take(turn)
    this.#toStages = take(STAGES * 2 * width * TAPS.length)
    this.#toStagesBiases = take(STAGES)
    const own = take(2 * turn)
    const half = turn / 2
    const direction = (): Direction => ({
      ofInput: take(3 * half * turn),
      ofState: take(3 * half * half),
      inputBiases: take(3 * half),
      stateBiases: take(3 * half),
    })
    this.#forwards = direction()
    this.#backwards = direction()
    this.#ownGates = [own.subarray(0, turn), own.subarray(turn)].map((each) => this.#gatesOf(each, false))
    this.#toOdds = take(4 * turn + 2 * STAGES)
    this.#oddsBias = take(1)[0] ?? 0
  }

  /** @param words - As `Utterance.words` of the engine has them. */
  hear(words: readonly string[]): HeardUtterance {
    const forms = this.#formsOf(words)
    const width = this.#width
    // First the most of every number, then the mean.
    const heard = new Float64Array(2 * width * TAPS.length)
    const shrunk = (words.length + FEW_WORDS) ** MEAN_POWER
    const sums = new Float64Array(width)
    let tapsBefore = 0
    this.#convolutions.forEach(({ taps, biases }, index) => {
      const most = heard.subarray(index * width, (index + 1) * width)
      const mean = heard.subarray((TAPS.length + index) * width, (TAPS.length + index + 1) * width)
      for (let word = 0; word < words.length; word++) {
        sums.set(biases)
        for (let tap = 0; tap < taps; tap++) {
          const form = forms[word + tap - (taps >> 1)]
          if (!form) continue
          const at = (tapsBefore + tap) * width
          for (let output = 0; output < width; output++) sums[output] = (sums[output] ?? 0) + (form[at + output] ?? 0)
        }
        for (let output = 0; output < width; output++) {
          const each = sums[output] ?? 0
          if (each <= 0) continue
          if (each > (most[output] ?? 0)) most[output] = each
          mean[output] = (mean[output] ?? 0) + each / shrunk
        }
      }
      tapsBefore += taps
    })
    const turn = Float32Array.from(applied(this.#toTurn, this.#toTurnBiases, heard), (each) => Math.max(0, each))
    return {
      turn,
      gates: this.#gatesOf(turn, true),
      stages: Float32Array.from(
        applied(this.#toStages, this.#toStagesBiases, heard),
        (each) => 1 / (1 + Math.exp(-each)),
      ),
    }
  }

  /**
   * Log odds that somebody is the other side of an approach.
   *
   * @param utterances - Of everybody, in their order.
   * @param areOwn - For each, whether it is theirs.
   */
  oddsOf(utterances: readonly HeardUtterance[], areOwn: readonly boolean[]): number {
    const size = this.#turn
    const gates = utterances.map((each, index) => {
      const own = this.#ownGates[areOwn[index] ? 1 : 0]
      return Float64Array.from(each.gates, (gate, place) => gate + (own?.[place] ?? 0))
    })
    const forwards = this.#follow(gates, 0, this.#forwards)
    const backwards = this.#follow(gates.toReversed(), gates[0] ? gates[0].length / 2 : 0, this.#backwards).reverse()
    let odds = this.#oddsBias
    let at = 0
    for (const own of [true, false]) {
      const most = new Float64Array(size).fill(-Infinity)
      const mean = new Float64Array(size)
      const shown = new Float64Array(STAGES)
      let count = 0
      utterances.forEach(({ turn, stages }, index) => {
        if (areOwn[index] !== own) return
        count++
        for (let place = 0; place < size; place++) {
          const half = size / 2
          const order = (place < half ? forwards[index]?.[place] : backwards[index]?.[place - half]) ?? 0
          const each = order + (turn[place] ?? 0)
          most[place] = Math.max(most[place] ?? 0, each)
          mean[place] = (mean[place] ?? 0) + each
        }
        for (let stage = 0; stage < STAGES; stage++) shown[stage] = Math.max(shown[stage] ?? 0, stages[stage] ?? 0)
      })
      for (let place = 0; place < size; place++)
        odds += (this.#toOdds[at++] ?? 0) * (count === 0 ? 0 : (most[place] ?? 0))
      for (let place = 0; place < size; place++)
        odds += ((this.#toOdds[at++] ?? 0) * (mean[place] ?? 0)) / (count + FEW_UTTERANCES)
      for (let stage = 0; stage < STAGES; stage++) odds += (this.#toOdds[at++] ?? 0) * (shown[stage] ?? 0)
    }
    return odds
  }

  /**
   * What each word brings to the convolutions, for each of their taps: the same wherever it stands, so it is worked out once. In the
   * languages that write by characters it hangs on the next one too, with which it makes a piece.
   */
  #formsOf(words: readonly string[]): readonly Float32Array[] {
    if (this.#forms.size > MOST_FORMS) this.#forms.clear()
    const names = words.map((word, index) => {
      const next = words[index + 1] ?? ''
      return isCharacterToken(word) && isCharacterToken(next) ? `${word} ${next}` : word
    })
    const missing = [...new Set(names)].filter((name) => !this.#forms.has(name))
    // Two at a time; an odd one goes with noughts.
    const seen = new Float64Array((missing.length + 1) * this.#vector)
    missing.forEach((name, index) => this.#read(name, seen, index * this.#vector))
    const outputs = this.#taps.length / this.#vector
    const sums = new Float64Array(2 * AT_ONCE)
    for (let first = 0; first < missing.length; first += 2) {
      const [one, other] = [new Float32Array(outputs), new Float32Array(outputs)]
      for (let output = 0; output < outputs; output += AT_ONCE) {
        convolve(this.#taps, output * this.#vector, seen, first * this.#vector, this.#vector, sums)
        one.set(sums.subarray(0, AT_ONCE), output)
        other.set(sums.subarray(AT_ONCE), output)
      }
      this.#forms.set(missing[first] ?? '', one)
      if (first + 1 < missing.length) this.#forms.set(missing[first + 1] ?? '', other)
    }
    return names.map((name) => this.#forms.get(name) ?? new Float32Array(outputs))
  }

  /** The vector of a word: its own, and the mean of those of its pieces. `name` has the next character too, after a gap. */
  #read(name: string, into: Float64Array, at: number): void {
    const size = this.#vector
    const [word = name, next = ''] = name.split(' ')
    const row = Math.max(0, this.#index.rowOf(keyOfWord(word))) * (KEY_BYTES + size) + KEY_BYTES
    for (let i = 0; i < size; i++) into[at + i] = signed(this.#bytes[row + i]) * (this.#units[i] ?? 0)
    const pieces = piecesOfWord(word, next)
    for (const piece of pieces)
      for (let i = 0; i < size; i++)
        into[at + i] =
          (into[at + i] ?? 0) + (signed(this.#pieces[piece * size + i]) * (this.#pieceUnits[i] ?? 0)) / pieces.length
  }

  /** What an input brings to the gates of both directions; what they are biased to only where it is asked for. */
  #gatesOf(input: ArrayLike<number>, hasBiases: boolean): Float32Array {
    const inputs = Float64Array.from(input)
    const size = inputs.length
    const half = this.#forwards.inputBiases.length
    return Float32Array.from({ length: 2 * half }, (_, gate) => {
      const { ofInput, inputBiases } = gate < half ? this.#forwards : this.#backwards
      const own = gate % half
      return (hasBiases ? (inputBiases[own] ?? 0) : 0) + product(ofInput, own * size, inputs, 0, size)
    })
  }

  /** The states of gated recurrent units, one for each input; `at` is where its own gates begin. */
  #follow(inputs: readonly Float64Array[], at: number, { ofState, stateBiases }: Direction): Float64Array[] {
    const size = this.#turn / 2
    let state = new Float64Array(size)
    return inputs.map((input) => {
      const fromInput = input.subarray(at, at + 3 * size)
      const fromState = applied(ofState, stateBiases, state)
      const before = state
      state = new Float64Array(size)
      for (let i = 0; i < size; i++) {
        const reset = 1 / (1 + Math.exp(-((fromInput[i] ?? 0) + (fromState[i] ?? 0))))
        const update = 1 / (1 + Math.exp(-((fromInput[size + i] ?? 0) + (fromState[size + i] ?? 0))))
        const made = Math.tanh((fromInput[2 * size + i] ?? 0) + reset * (fromState[2 * size + i] ?? 0))
        state[i] = (1 - update) * made + update * (before[i] ?? 0)
      }
      return state
    })
  }
}

const signed = (byte: number | undefined): number => ((byte ?? 0) << 24) >> 24

/** Every output's weighted sum of the inputs, with its bias. */
function applied(weights: Float64Array, biases: Float64Array, inputs: Float64Array): Float64Array {
  const { length } = inputs
  return biases.map((bias, output) => bias + product(weights, output * length, inputs, 0, length))
}

/**
 * Four outputs of the taps for two words: first those of the one, then those of the other.
 *
 * @param at - Where the weights of the first output begin.
 * @param from - Where the vector of the first word begins; that of the other follows.
 */
function convolve(
  weights: Float64Array,
  at: number,
  seen: Float64Array,
  from: number,
  length: number,
  into: Float64Array,
): void {
  let a = 0
  let b = 0
  let c = 0
  let d = 0
  let e = 0
  let f = 0
  let g = 0
  let h = 0
  for (let i = 0; i < length; i++) {
    const one = seen[from + i] ?? 0
    const next = seen[from + length + i] ?? 0
    const first = weights[at + i] ?? 0
    const second = weights[at + length + i] ?? 0
    const third = weights[at + 2 * length + i] ?? 0
    const fourth = weights[at + 3 * length + i] ?? 0
    a += first * one
    b += second * one
    c += third * one
    d += fourth * one
    e += first * next
    f += second * next
    g += third * next
    h += fourth * next
  }
  into[0] = a
  into[1] = b
  into[2] = c
  into[3] = d
  into[4] = e
  into[5] = f
  into[6] = g
  into[7] = h
}

/** The sum of products of two runs of numbers, a multiple of four long; four sums side by side, which is three times as fast. */
function product(a: Float64Array, atA: number, b: Float64Array, atB: number, length: number): number {
  let first = 0
  let second = 0
  let third = 0
  let fourth = 0
  for (let i = 0; i < length; i += 4) {
    first += (a[atA + i] ?? 0) * (b[atB + i] ?? 0)
    second += (a[atA + i + 1] ?? 0) * (b[atB + i + 1] ?? 0)
    third += (a[atA + i + 2] ?? 0) * (b[atB + i + 2] ?? 0)
    fourth += (a[atA + i + 3] ?? 0) * (b[atB + i + 3] ?? 0)
  }
  return first + second + (third + fourth)
}

/** From each output's inputs with their taps, as they are stored, to each tap's outputs with their inputs. */
function byTap(stored: Float64Array, inputs: number, taps: number): Float64Array {
  const outputs = stored.length / (inputs * taps)
  return Float64Array.from(stored, (_, index) => {
    const input = index % inputs
    const output = Math.floor(index / inputs) % outputs
    const tap = Math.floor(index / (inputs * outputs))
    return stored[(output * inputs + input) * taps + tap] ?? 0
  })
}
