import type { Pixels } from '@telltale/model'
import { clearUp } from '../pixels/clear-up.js'
import { distance, type Corners } from '../pixels/corners.js'
import { cutCorners } from '../pixels/cut-corners.js'
import { asGrey } from '../pixels/grey-pictures.js'
import type { Picture } from '../pixels/shrink-pixels.js'
import type { Model } from '../runtime.js'
import { decodeLine } from './decode-line.js'
import { withSpaces } from './with-spaces.js'

export interface ReadLine {
  readonly text: string
  /** 0..1: what the model thought of its own reading. */
  readonly sureness: number
}

/** The height that the model reads at. */
const HEIGHT = 48
const NARROWEST = 32
/** Longer lines are pressed together: about 150 letters. */
const WIDEST = 3200
/** A line that is so much higher than wide is turned, or written from top to bottom. */
const STANDING = 1.5
/** Brighter than this, noise would be taken for letters. */
const MOST_GAIN = 6
const RISING = Array.from({ length: 256 }, (_, value) => value)
const FALLING = [...RISING].reverse()
/** Below this it is cleared of noise and read once more. */
const UNSURE = 0.97
/** How much wider letters are set for that: those that blur into each other come apart. */
const WIDER = [1, 1.15]
/** Below this it is tried the other way round as well. */
const DOUBTFUL = 0.8

/** Reads lines of Chinese and English, one at a time. */
export class LineReader {
  readonly #model: Model
  readonly #signs: readonly string[]

  constructor(model: Model, dictionary: string) {
    this.#model = model
    // The model knows a blank before all of these, and a space after them.
    this.#signs = [...dictionary.replace(/\r?\n$/u, '').split(/\r?\n/u), ' ']
  }

  /** How much work a line is: its width at the height it is read at. */
  static effort(corners: Corners): number {
    const across = Math.max(distance(corners[0], corners[1]), distance(corners[3], corners[2]))
    const down = Math.max(distance(corners[0], corners[3]), distance(corners[1], corners[2]))
    return widthFor(down / across >= STANDING ? [down, across] : [across, down])
  }

  /** Reads what lies between four corners, however it is turned. */
  async read(pixels: Pixels, corners: Corners): Promise<ReadLine> {
    const [a, b, c, d] = corners
    const across = Math.max(distance(a, b), distance(d, c))
    const down = Math.max(distance(a, d), distance(b, c))
    const standing = down / across >= STANDING
    const first = await this.#readFlat(pixels, standing ? [d, a, b, c] : corners)
    if (first.sureness >= (standing ? 0.95 : DOUBTFUL)) return first
    const second = await this.#readFlat(pixels, standing ? [b, c, d, a] : [c, d, a, b])
    // Upside down, an honest line reads as nonsense with some confidence: it must be clearly better.
    return second.sureness > first.sureness + (standing ? 0 : 0.1) && second.text.length > 1 ? second : first
  }

  async #readFlat(pixels: Pixels, corners: Corners): Promise<ReadLine> {
    const [a, b, c, d] = corners
    const width = widthFor([Math.max(distance(a, b), distance(d, c)), Math.max(distance(a, d), distance(b, c))])
    const first = await this.#readCut(brightened(cutCorners(pixels, corners, width, HEIGHT)))
    if (first.sureness >= UNSURE || first.text === '') return first
    let best = first
    for (const wider of WIDER) {
      const cut = cutCorners(pixels, corners, Math.min(WIDEST, Math.ceil((width * wider) / 8) * 8), HEIGHT)
      const again = await this.#readCut(brightened(clearedUp(cut)))
      if (again.sureness > best.sureness) best = again
    }
    return best
  }

  async #readCut(cut: Picture): Promise<ReadLine> {
    const [output] = await this.#model.run(numbersOf(cut), [1, 3, HEIGHT, cut.width])
    if (output === undefined) return { text: '', sureness: 0 }
    const { signs, sureness } = decodeLine(output, this.#signs)
    return { text: withSpaces(signs, cut), sureness }
  }
}

function widthFor([across, down]: readonly [number, number]): number {
  const width = Math.round((HEIGHT * across) / Math.max(1, down))
  return Math.min(WIDEST, Math.max(NARROWEST, Math.ceil(width / 8) * 8))
}

/** Spreads what is dark or faint over the whole range, as in good light. */
function brightened({ width, height, data }: Picture): Picture {
  const { low, high } = rangeOf(data)
  const gain = Math.min(MOST_GAIN, 255 / Math.max(1, high - low))
  return { width, height, data: data.map((value) => Math.min(255, Math.max(0, (value - low) * gain))) }
}

function clearedUp(cut: Picture): Picture {
  const grey = asGrey(cut)
  const { low, high } = rangeOf(grey.data)
  const { width, height, data } = clearUp(grey, high - low)
  return { width, height, data: Uint8Array.from({ length: data.length * 3 }, (_, at) => data[Math.floor(at / 3)] ?? 0) }
}

/** Without the darkest and the brightest hundredth. */
function rangeOf(data: Uint8Array): { readonly low: number; readonly high: number } {
  const counts = new Uint32Array(256)
  for (const value of data) counts[value] = (counts[value] ?? 0) + 1
  const reach = (order: readonly number[]) => {
    let left = data.length / 100
    return order.find((value) => (left -= counts[value] ?? 0) < 0) ?? 0
  }
  return { low: reach(RISING), high: reach(FALLING) }
}

/** Blue, green, red, each from -1 to 1, as the model was trained. */
function numbersOf({ width, height, data }: Picture): Float32Array {
  const area = width * height
  const numbers = new Float32Array(area * 3)
  for (let index = 0; index < area; index++) {
    for (let channel = 0; channel < 3; channel++) {
      numbers[channel * area + index] = (data[index * 3 + 2 - channel] ?? 0) / 127.5 - 1
    }
  }
  return numbers
}
