import type { LearnedConversationNet } from '@telltale/model'
import { bytesOf } from './bytes-of.js'
import { keyOfWord } from './key-of-word.js'
import { PIECES, piecesOfWord } from './pieces-of-word.js'
import { readFloats } from './read-floats.js'
import { RowIndex } from './row-index.js'

const KEY_BYTES = 4
const STAGES = 9
const TAPS = [1, 3, 5] as const
/** As many words as the widest convolution sees on either side. */
const EDGE = 2
/** So many outputs are worked out side by side, for so many words: over three times as fast as one by one. */
const OUTPUTS_AT_ONCE = 4
const WORDS_AT_ONCE = 3
/** Added to the words of an utterance, and to the utterances of a side, before their mean is taken: few of them say less. */
const FEW_WORDS = 4
const FEW_UTTERANCES = 2
const MEAN_POWER = 0.75

/** What stands for one utterance, whoever says it and wherever it stands. */
export interface HeardUtterance {
  readonly turn: Float64Array
  /** What it brings to the gates of the recurrent layer, forwards and backwards. */
  readonly forwards: Float64Array
  readonly backwards: Float64Array
  /** For each stage, how likely something of it is said, 0..1. */
  readonly stages: Float32Array
}

/** Weights of one convolution: by four outputs, then by tap, then by input, and of each the four side by side. */
interface Convolution {
  readonly taps: number
  readonly weights: Float64Array
  readonly biases: Float64Array
}

/** One direction of the recurrent layer: by gate (reset, update, new), then by output, then by input. */
interface Direction {
  readonly ofInput: Float64Array
  /** What the mark of somebody else's utterance brings, and that of one's own. */
  readonly ofOwn: readonly Float64Array[]
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
  readonly #toTurn: Float64Array
  readonly #toTurnBiases: Float64Array
  readonly #toStages: Float64Array
  readonly #toStagesBiases: Float64Array
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
    this.#convolutions = TAPS.map((taps) => ({
      taps,
      weights: sideBySide(take(width * vector * taps), vector, taps),
      biases: take(width),
    }))
    this.#toTurn = take(turn * 2 * width * TAPS.length)
    this.#toTurnBiases = take(turn)
    this.#toStages = take(STAGES * 2 * width * TAPS.length)
    this.#toStagesBiases = take(STAGES)
    const marks = [take(turn), take(turn)]
    const half = turn / 2
    const direction = (): Direction => {
      const ofInput = take(3 * half * turn)
      const ofOwn = marks.map((mark) => applied(ofInput, new Float64Array(3 * half), mark))
      return {
        ofInput,
        ofOwn,
        ofState: take(3 * half * half),
        inputBiases: take(3 * half),
        stateBiases: take(3 * half),
      }
    }
    this.#forwards = direction()
    this.#backwards = direction()
    this.#toOdds = take(4 * turn + 2 * STAGES)
    this.#oddsBias = take(1)[0] ?? 0
  }

  /** @param words - As `Utterance.words` of the engine has them. */
  hear(words: readonly string[]): HeardUtterance {
    const seen = this.#read(words)
    const width = this.#width
    // First the most of every number, then the mean.
    const heard = new Float64Array(2 * width * TAPS.length)
    const shrunk = (words.length + FEW_WORDS) ** MEAN_POWER
    const sums = new Float64Array(OUTPUTS_AT_ONCE * WORDS_AT_ONCE)
    const most = new Float64Array(OUTPUTS_AT_ONCE)
    const total = new Float64Array(OUTPUTS_AT_ONCE)
    this.#convolutions.forEach(({ taps, weights, biases }, index) => {
      const length = taps * this.#vector
      const start = (EDGE - (taps >> 1)) * this.#vector
      for (let output = 0; output < width; output += OUTPUTS_AT_ONCE) {
        most.fill(0)
        total.fill(0)
        for (let word = 0; word < words.length; word += WORDS_AT_ONCE) {
          convolve(weights, output * length, seen, start + word * this.#vector, length, this.#vector, sums)
          // Behind the last word nothing is heard.
          const heardNow = OUTPUTS_AT_ONCE * Math.min(WORDS_AT_ONCE, words.length - word)
          for (let i = 0; i < heardNow; i++) {
            const place = i % OUTPUTS_AT_ONCE
            const each = (biases[output + place] ?? 0) + (sums[i] ?? 0)
            if (each <= 0) continue
            most[place] = Math.max(most[place] ?? 0, each)
            total[place] = (total[place] ?? 0) + each
          }
        }
        for (let place = 0; place < OUTPUTS_AT_ONCE; place++) {
          heard[index * width + output + place] = most[place] ?? 0
          heard[(TAPS.length + index) * width + output + place] = (total[place] ?? 0) / shrunk
        }
      }
    })
    const turn = applied(this.#toTurn, this.#toTurnBiases, heard).map((each) => Math.max(0, each))
    return {
      turn,
      forwards: applied(this.#forwards.ofInput, this.#forwards.inputBiases, turn),
      backwards: applied(this.#backwards.ofInput, this.#backwards.inputBiases, turn),
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
    const places = areOwn.map(Number)
    const forwards = this.#follow(
      utterances.map((each) => each.forwards),
      places,
      this.#forwards,
    )
    const backwards = this.#follow(
      utterances.map((each) => each.backwards).reverse(),
      places.reverse(),
      this.#backwards,
    ).reverse()
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
   * The vectors of words, one after the other: of the whole word, and the mean of those of its pieces. Before the first and after
   * the last, noughts.
   */
  #read(words: readonly string[]): Float64Array {
    const size = this.#vector
    const seen = new Float64Array((words.length + 2 * EDGE + WORDS_AT_ONCE - 1) * size)
    words.forEach((word, index) => {
      const at = (index + EDGE) * size
      const row = Math.max(0, this.#index.rowOf(keyOfWord(word))) * (KEY_BYTES + size) + KEY_BYTES
      for (let i = 0; i < size; i++) seen[at + i] = signed(this.#bytes[row + i]) * (this.#units[i] ?? 0)
      const pieces = piecesOfWord(word, words[index + 1] ?? '')
      for (const piece of pieces)
        for (let i = 0; i < size; i++)
          seen[at + i] =
            (seen[at + i] ?? 0) + (signed(this.#pieces[piece * size + i]) * (this.#pieceUnits[i] ?? 0)) / pieces.length
    })
    return seen
  }

  /**
   * The states of gated recurrent units, one for each utterance.
   *
   * @param brought - What each utterance brings to the gates.
   * @param places - For each, 1 where it is the side's own and 0 where it is not.
   */
  #follow(brought: readonly Float64Array[], places: readonly number[], direction: Direction): Float64Array[] {
    const { ofOwn, ofState, stateBiases } = direction
    const size = this.#turn / 2
    let state = new Float64Array(size)
    return brought.map((fromInput, index) => {
      const own = ofOwn[places[index] ?? 0] ?? stateBiases
      const fromState = applied(ofState, stateBiases, state)
      const before = state
      state = new Float64Array(size)
      const gate = (place: number): number => (fromInput[place] ?? 0) + (own[place] ?? 0)
      for (let i = 0; i < size; i++) {
        const reset = 1 / (1 + Math.exp(-(gate(i) + (fromState[i] ?? 0))))
        const update = 1 / (1 + Math.exp(-(gate(size + i) + (fromState[size + i] ?? 0))))
        const made = Math.tanh(gate(2 * size + i) + reset * (fromState[2 * size + i] ?? 0))
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
 * Four outputs of a convolution for three words that follow each other: first those of the first, then those of the next.
 *
 * @param at - Where the weights of the four outputs begin.
 * @param from - Where what the first word sees begins.
 * @param length - Of what a word sees.
 * @param step - How far the next word is from there.
 */
function convolve(
  weights: Float64Array,
  at: number,
  seen: Float64Array,
  from: number,
  length: number,
  step: number,
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
  let i = 0
  let j = 0
  let k = 0
  let l = 0
  for (let place = 0; place < length; place++) {
    const one = seen[from + place] ?? 0
    const two = seen[from + step + place] ?? 0
    const three = seen[from + 2 * step + place] ?? 0
    const row = at + OUTPUTS_AT_ONCE * place
    const first = weights[row] ?? 0
    a += first * one
    e += first * two
    i += first * three
    const second = weights[row + 1] ?? 0
    b += second * one
    f += second * two
    j += second * three
    const third = weights[row + 2] ?? 0
    c += third * one
    g += third * two
    k += third * three
    const fourth = weights[row + 3] ?? 0
    d += fourth * one
    h += fourth * two
    l += fourth * three
  }
  into[0] = a
  into[1] = b
  into[2] = c
  into[3] = d
  into[4] = e
  into[5] = f
  into[6] = g
  into[7] = h
  into[8] = i
  into[9] = j
  into[10] = k
  into[11] = l
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

/** From each output's inputs with their taps, as they are stored, to four outputs side by side for each tap's inputs, as words lie in a row. */
function sideBySide(stored: Float64Array, inputs: number, taps: number): Float64Array {
  const length = inputs * taps
  return Float64Array.from(stored, (_, index) => {
    const four = Math.floor(index / (length * OUTPUTS_AT_ONCE))
    const place = Math.floor(index / OUTPUTS_AT_ONCE) % length
    const output = four * OUTPUTS_AT_ONCE + (index % OUTPUTS_AT_ONCE)
    return stored[output * length + (place % inputs) * taps + Math.floor(place / inputs)] ?? 0
  })
}
