import type { Pixels, Region, SeenThing } from '@telltale/model'
import { regionAround, sharedArea } from '../pixels/corners.js'
import { shrinkPixels } from '../pixels/shrink-pixels.js'
import type { Model, ModelOutput, Runtime } from '../runtime.js'
import { bytesOf, type SightAssets } from '../sight-assets.js'
import { FACE_INPUT, FACE_LEVELS, faceNetwork } from './face-network.js'
import { readStoredWeights } from './stored-weights.js'

/** Finds faces. */
export type FaceFinder = (pixels: Pixels) => Promise<readonly SeenThing[]>

/** Below this it is no face more often than it is one. */
const LEAST_SURE = 0.5
/** Two that share so much are one face. */
const SAME = 0.4
/** Larger than this, a picture is also looked at in parts, so that small faces are seen. */
const LARGE = 700
const MOST_FACES = 200

/** Loads what finds faces. */
export async function openFaceFinder(runtime: Runtime, { faces }: SightAssets): Promise<FaceFinder> {
  const stored = readStoredWeights(
    await bytesOf(faces.weights),
    new TextDecoder().decode(await bytesOf(faces.manifest)),
  )
  const model = await runtime.open(faceNetwork(stored))
  const places = stored.get('Output/extra_dim')?.data()
  if (places === undefined) throw new TypeError('A part of the face finder is missing.')
  return (pixels) => findFaces(pixels, model, places)
}

/** Faces that are about a thirtieth of the picture's longer side or larger, turned to the camera more or less. */
async function findFaces(pixels: Pixels, model: Model, places: Float32Array): Promise<readonly SeenThing[]> {
  const found: SeenThing[] = []
  for (const part of partsOf(pixels)) {
    const scale = FACE_INPUT / Math.max(part.width, part.height)
    const outputs = await model.run(inputOf(pixels, part, scale), [1, 3, FACE_INPUT, FACE_INPUT])
    for (const { sureness, box } of facesIn(outputs, places)) {
      const [top, left, bottom, right] = box.map((each) => (each * FACE_INPUT) / scale)
      const corners = [
        { x: part.x + (left ?? 0), y: part.y + (top ?? 0) },
        { x: part.x + (right ?? 0), y: part.y + (bottom ?? 0) },
      ]
      const region = regionAround(corners, pixels.width, pixels.height)
      if (!isCutOff(region, part, pixels)) found.push({ sign: 'face', region, sureness })
    }
  }
  return withoutRepeats(found)
}

/** The whole, and for a large picture its parts, which overlap by a third. */
function partsOf({ width, height }: Pixels): readonly Region[] {
  const whole = { x: 0, y: 0, width, height }
  const longest = Math.max(width, height)
  if (longest < LARGE) return [whole]
  const side = Math.round(longest * 0.5)
  const starts = (length: number) => {
    const count = length <= side ? 1 : Math.ceil((length - side) / (side * 0.67)) + 1
    return Array.from({ length: count }, (_, index) =>
      count === 1 ? 0 : Math.round(((length - side) * index) / (count - 1)),
    )
  }
  const parts = starts(height).flatMap((y) =>
    starts(width).map((x) => ({ x, y, width: Math.min(side, width), height: Math.min(side, height) })),
  )
  return [whole, ...parts]
}

function inputOf(pixels: Pixels, part: Region, scale: number): Float32Array {
  const width = Math.max(1, Math.min(FACE_INPUT, Math.round(part.width * scale)))
  const height = Math.max(1, Math.min(FACE_INPUT, Math.round(part.height * scale)))
  const { data } = shrinkPixels(pixels, part, width, height)
  const area = FACE_INPUT * FACE_INPUT
  const input = new Float32Array(area * 3).fill(-1)
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      for (let channel = 0; channel < 3; channel++) {
        input[channel * area + row * FACE_INPUT + column] =
          (data[(row * width + column) * 3 + channel] ?? 0) / 127.5 - 1
      }
    }
  }
  return input
}

/** Each place of the network that holds a face, with where it is: top, left, bottom, right, from 0 to 1. */
function* facesIn(outputs: readonly ModelOutput[], places: Float32Array) {
  let first = 0
  for (const [level, count] of FACE_LEVELS.entries()) {
    const boxes = outputs[level * 2]
    const faces = outputs[level * 2 + 1]
    const [, , rows = 0, columns = 0] = boxes?.dims ?? []
    const area = rows * columns
    for (let cell = 0; cell < area; cell++) {
      for (let each = 0; each < count; each++) {
        // Of three kinds, the second is a face; the first is nothing, the third was never taught.
        const sureness = 1 / (1 + Math.exp(-(faces?.data[(each * 3 + 1) * area + cell] ?? -9)))
        if (sureness < LEAST_SURE) continue
        const at = (first + cell * count + each) * 4
        const [top = 0, left = 0, bottom = 0, right = 0] = places.subarray(at, at + 4)
        const moved = [0, 1, 2, 3].map((part) => boxes?.data[(each * 4 + part) * area + cell] ?? 0)
        yield { sureness, box: placed([top, left, bottom - top, right - left], moved) }
      }
    }
    first += area * count
  }
}

function placed([top, left, height, width]: readonly [number, number, number, number], moved: readonly number[]) {
  const [down = 0, across = 0, taller = 0, wider = 0] = moved
  const middleY = top + height / 2 + (down / 10) * height
  const middleX = left + width / 2 + (across / 10) * width
  const high = Math.exp(taller / 5) * height
  const wide = Math.exp(wider / 5) * width
  return [middleY - high / 2, middleX - wide / 2, middleY + high / 2, middleX + wide / 2]
}

/** A part may show half a face at its edge; another part shows the whole of it. */
function isCutOff({ x, y, width, height }: Region, part: Region, pixels: Pixels): boolean {
  const near = Math.max(width, height) * 0.05
  return (
    (part.x > 0 && x - part.x < near) ||
    (part.y > 0 && y - part.y < near) ||
    (part.x + part.width < pixels.width && part.x + part.width - x - width < near) ||
    (part.y + part.height < pixels.height && part.y + part.height - y - height < near)
  )
}

function withoutRepeats(found: readonly SeenThing[]): readonly SeenThing[] {
  const kept: SeenThing[] = []
  for (const each of [...found].sort((a, b) => b.sureness - a.sureness)) {
    if (kept.length >= MOST_FACES) break
    if (!kept.some(({ region }) => isSame(region, each.region))) kept.push(each)
  }
  return kept
}

function isSame(a: Region, b: Region): boolean {
  return sharedArea(a, b) > SAME * Math.min(a.width * a.height, b.width * b.height)
}
