import { addAll, type Pixels, type Region } from '@telltale/model'
import { DetectionService, Image, type OrtInferenceSession, type OrtModule, type OrtTensor } from 'paddleocr'
import { distance, regionAround, sharedArea, type Corners, type Point } from '../pixels/corners.js'
import { shrinkPixels, type Picture } from '../pixels/shrink-pixels.js'
import type { Model } from '../runtime.js'
import { busyCells } from './busy-cells.js'
import { planTiles, type Tile } from './plan-tiles.js'

/** Where a line of words lies. */
export interface FoundText {
  readonly corners: Corners
  readonly region: Region
}

/** A line that is lower than this in what the model saw may be seen better in a closer look. */
const SMALL = 13
/** So many cells full of strokes, outside of the lines found already, make a closer look worth its time. */
const BUSY = 5
/** Lines are made longer by this share of their height at each end. */
const ENDS = 0.12
/** What the model needs its sides to be multiples of. */
const STEP = 32

/** Finds where words are: first in the whole picture, made small, then in those parts of it that hold more fine strokes. */
export class TextFinder {
  readonly #service: DetectionService

  constructor(model: Model) {
    this.#service = new DetectionService(TENSORS, sessionOf(model), {
      channelOrder: 'bgr',
      maxSideLength: Number.MAX_SAFE_INTEGER,
      maxSideLimit: Number.MAX_SAFE_INTEGER,
      boxScoreThreshold: 0.5,
      unclipRatio: 1.6,
    })
  }

  /** Lines in no order. `onProgress` is told the share that is done. */
  async find(pixels: Pixels, onProgress: (done: number) => void): Promise<readonly FoundText[]> {
    const { whole, tiles } = planTiles(pixels.width, pixels.height)
    const coarse = await this.#look(pixels, whole)
    onProgress(1 / (1 + tiles.length))
    const clear = coarse.filter(({ corners }) => heightOf(corners) * whole.scale >= SMALL)
    const fine: Seen[] = []
    for (const [index, tile] of tiles.entries()) {
      if (busyCells(pixels, tile, clear) >= BUSY) addAll(fine, await this.#look(pixels, tile))
      onProgress((2 + index) / (1 + tiles.length))
    }
    return merge(coarse, fine)
  }

  async #look(pixels: Pixels, tile: Tile): Promise<readonly Seen[]> {
    const { part, scale } = tile
    const width = Math.max(1, Math.round(part.width * scale))
    const height = Math.max(1, Math.round(part.height * scale))
    const shrunk = padded(shrinkPixels(pixels, part, width, height))
    const boxes = await this.#service.run(new Image(shrunk.width, shrunk.height, 3, shrunk.data))
    const back = ({ x, y }: Point): Point => ({
      x: part.x + Math.min(part.width, (x * part.width) / width),
      y: part.y + Math.min(part.height, (y * part.height) / height),
    })
    return boxes.flatMap(({ points }) => {
      if (points === undefined) return []
      const [a, b, c, d] = points
      const corners = withEnds([back(a), back(b), back(c), back(d)])
      const region = regionAround(corners, pixels.width, pixels.height)
      return [{ corners, region, cut: isCut(region, part, pixels) }]
    })
  }
}

/** Numbers on their way to the model. */
class Numbers implements OrtTensor {
  readonly data: Float32Array
  readonly dims: readonly number[]

  constructor(_type: string, data: Float32Array, dims: readonly number[]) {
    this.data = data
    this.dims = dims
  }
}

/** PaddleOCR asks for ONNX Runtime; it is given the model that runs already. */
const TENSORS: OrtModule = {
  Tensor: Numbers,
  InferenceSession: { create: () => Promise.reject(new TypeError('The model is loaded already.')) },
}

function sessionOf(model: Model): OrtInferenceSession {
  return {
    inputNames: ['x'],
    outputNames: ['y'],
    run: async ({ x }) => {
      if (!(x instanceof Numbers)) throw new TypeError('The model was given no numbers.')
      const [y] = await model.run(x.data, x.dims)
      return y === undefined ? {} : { y }
    },
  }
}

interface Seen extends FoundText {
  /** It reaches to where the tile ends and the picture goes on. */
  readonly cut: boolean
}

/** Adds white to the right and below, until the model takes it. */
function padded({ width, height, data }: Picture): Picture {
  const wide = Math.ceil(width / STEP) * STEP
  const high = Math.ceil(height / STEP) * STEP
  if (wide === width && high === height) return { width, height, data }
  const larger = new Uint8Array(wide * high * 3).fill(255)
  for (let row = 0; row < high; row++) {
    const from = Math.min(row, height - 1) * width * 3
    larger.set(data.subarray(from, from + width * 3), row * wide * 3)
    const edge = data.subarray(from + (width - 1) * 3, from + width * 3)
    for (let column = width; column < wide; column++) larger.set(edge, (row * wide + column) * 3)
  }
  return { width: wide, height: high, data: larger }
}

function isCut(region: Region, part: Region, { width, height }: Pixels): boolean {
  const near = 3
  return (
    (part.x > 0 && region.x - part.x < near) ||
    (part.y > 0 && region.y - part.y < near) ||
    (part.x + part.width < width && part.x + part.width - region.x - region.width < near) ||
    (part.y + part.height < height && part.y + part.height - region.y - region.height < near)
  )
}

/** A little longer at both ends, where the first and last letter are often cut in half. */
function withEnds([a, b, c, d]: Corners): Corners {
  const across = Math.max(distance(a, b), distance(d, c))
  const down = Math.max(distance(a, d), distance(b, c))
  const share = Math.min(0.5, (ENDS * Math.min(across, down)) / Math.max(1, across, down))
  const beyond = (from: Point, to: Point): Point => ({
    x: to.x + (to.x - from.x) * share,
    y: to.y + (to.y - from.y) * share,
  })
  return across >= down
    ? [beyond(b, a), beyond(a, b), beyond(d, c), beyond(c, d)]
    : [beyond(d, a), beyond(c, b), beyond(b, c), beyond(a, d)]
}

/** What was seen closer counts, unless it shows only a piece of what was seen from afar. */
function merge(coarse: readonly Seen[], fine: readonly Seen[]): readonly FoundText[] {
  const taken: Seen[] = []
  const byArea = [...fine].sort((a, b) => Number(a.cut) - Number(b.cut) || area(b.region) - area(a.region))
  for (const each of byArea) if (!taken.some((other) => overlaps(each, other, 0.5))) taken.push(each)
  const whole: Seen[] = []
  for (const each of coarse) {
    const within = taken.filter((other) => sharedArea(each.region, other.region) > 0.6 * area(other.region))
    const covered = within.reduce((sum, other) => sum + sharedArea(each.region, other.region), 0)
    const around = taken.some((other) => sharedArea(each.region, other.region) > 0.8 * area(each.region) && !other.cut)
    if (around || (covered > 0.6 * area(each.region) && !within.some(({ cut }) => cut))) continue
    whole.push(each)
    for (const other of within) taken.splice(taken.indexOf(other), 1)
  }
  return [...whole, ...taken]
}

function overlaps(a: Seen, b: Seen, share: number): boolean {
  return sharedArea(a.region, b.region) > share * Math.min(area(a.region), area(b.region))
}

function area({ width, height }: Region): number {
  return width * height
}

function heightOf([a, b, c, d]: Corners): number {
  return Math.min(Math.max(distance(a, d), distance(b, c)), Math.max(distance(a, b), distance(d, c)))
}
