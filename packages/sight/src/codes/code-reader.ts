import type { Pixels, Region, SeenCode } from '@telltale/model'
import { prepareZXingModule, readBarcodes, type ReadResult } from 'zxing-wasm/reader'
import { regionAround, sharedArea, type Corners } from '../pixels/corners.js'
import { cutCorners } from '../pixels/cut-corners.js'
import { bytesOf, type Asset } from '../sight-assets.js'
import { asGrey, greyPicture, type GreyPicture } from '../pixels/grey-pictures.js'
import { soften } from '../pixels/soften.js'
import { stretchContrast } from '../pixels/stretch-contrast.js'
import { denseParts } from './dense-parts.js'
import { tiltOf } from './tilt-of.js'

/** Longer than any code holds. */
const LONGEST_TEXT = 8000
/** The whole picture is looked at with at most so many pixels; what is finer is found in the parts that are dense. */
const WHOLE = 4_000_000
const AFAR = 1_000_000
/** A dense part is looked at with about so many pixels. */
const CLOSE = 900_000
const LARGEST_SCALE = 2.5
const MARGIN = 0.15
/** Turned by less than this, in radians, a code is read as it is. */
const LEAST_TILT = 0.05

/** Reads QR codes and barcodes of every kind. */
export type CodeReader = (pixels: Pixels) => Promise<readonly SeenCode[]>

/** Loads what reads codes. */
export async function openCodeReader(program: Asset): Promise<CodeReader> {
  const bytes = await bytesOf(program)
  const copy = new Uint8Array(bytes.byteLength)
  copy.set(bytes)
  await prepareZXingModule({ overrides: { wasmBinary: copy.buffer }, fireImmediately: true })
  return readCodes
}

/**
 * Every code in the picture. The whole is looked at as it is, and once more with its contrast stretched place by place; then
 * each part that is dense with black and white is looked at closer, softened and stretched, since what is too faint, too fine
 * or too noisy for one look is read by another.
 */
async function readCodes(pixels: Pixels): Promise<readonly SeenCode[]> {
  const seen: SeenCode[] = []
  const all = { x: 0, y: 0, width: pixels.width, height: pixels.height }
  const look = async (grey: GreyPicture, corners: Corners, global = false) => {
    for (const each of await readGrey(grey, global)) {
      const code = asSeen(each, corners, grey, pixels)
      if (code !== undefined && !seen.some((other) => isSame(code, other))) seen.push(code)
    }
  }
  const scaleFor = (pixelCount: number) => Math.min(1, Math.sqrt(pixelCount / (pixels.width * pixels.height)))
  await look(greyPicture(pixels, all, scaleFor(WHOLE)), cornersOf(all))
  const afar = greyPicture(pixels, all, scaleFor(AFAR))
  await look(stretchContrast(afar), cornersOf(all))
  const back = pixels.width / afar.width
  for (const part of denseParts(afar)) {
    const around = widened(part, back, pixels)
    const isRead = () =>
      seen.some(({ region }) => sharedArea(region, around) > 0.4 * part.width * part.height * back * back)
    if (isRead()) continue
    const close = greyPicture(
      pixels,
      around,
      Math.min(LARGEST_SCALE, Math.sqrt(CLOSE / (around.width * around.height))),
    )
    await look(stretchContrast(soften(close)), cornersOf(around))
    if (isRead()) continue
    await look(stretchContrast(close), cornersOf(around), true)
    const tilt = tiltOf(soften(close))
    if (isRead() || Math.abs(tilt) < LEAST_TILT) continue
    const turned = turnedCorners(around, tilt)
    await look(stretchContrast(soften(asGrey(cutCorners(pixels, turned, close.width, close.height)))), turned)
  }
  return seen
}

function cornersOf({ x, y, width, height }: Region): Corners {
  return [
    { x, y },
    { x: x + width, y },
    { x: x + width, y: y + height },
    { x, y: y + height },
  ]
}

function turnedCorners({ x, y, width, height }: Region, angle: number): Corners {
  const corner = (across: number, down: number) => ({
    x: x + width / 2 + (across * width * Math.cos(angle) - down * height * Math.sin(angle)) / 2,
    y: y + height / 2 + (across * width * Math.sin(angle) + down * height * Math.cos(angle)) / 2,
  })
  return [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)]
}

async function readGrey(grey: GreyPicture, global: boolean): Promise<readonly ReadResult[]> {
  return await readBarcodes(asImage(grey), {
    tryHarder: true,
    maxNumberOfSymbols: 255,
    textMode: 'Plain',
    binarizer: global ? 'GlobalHistogram' : 'LocalAverage',
  })
}

function widened({ x, y, width, height }: Region, back: number, pixels: Pixels): Region {
  const margin = Math.max(width, height) * MARGIN
  const left = Math.max(0, Math.floor((x - margin) * back))
  const top = Math.max(0, Math.floor((y - margin) * back))
  return {
    x: left,
    y: top,
    width: Math.max(1, Math.min(pixels.width, Math.ceil((x + width + margin) * back)) - left),
    height: Math.max(1, Math.min(pixels.height, Math.ceil((y + height + margin) * back)) - top),
  }
}

/** Red, green and blue are what zxing-wasm takes; it makes them grey again. */
function asImage({ width, height, data }: GreyPicture): ImageData {
  const four = new Uint8ClampedArray(width * height * 4)
  const words = new Uint32Array(four.buffer)
  for (let index = 0; index < data.length; index++) words[index] = (data[index] ?? 0) * 0x010101 + 0xff000000
  return { width, height, data: four, colorSpace: 'srgb' }
}

function asSeen(result: ReadResult, [a, b, , d]: Corners, grey: GreyPicture, pixels: Pixels): SeenCode | undefined {
  if (!result.isValid || result.text === '' || result.text.length > LONGEST_TEXT) return undefined
  const { topLeft, topRight, bottomLeft, bottomRight } = result.position
  const corners = [topLeft, topRight, bottomRight, bottomLeft].map(({ x, y }) => {
    const across = x / grey.width
    const down = y / grey.height
    return { x: a.x + across * (b.x - a.x) + down * (d.x - a.x), y: a.y + across * (b.y - a.y) + down * (d.y - a.y) }
  })
  return {
    symbology: result.format,
    text: result.text,
    region: withHeight(regionAround(corners, pixels.width, pixels.height), pixels),
  }
}

/** A barcode of lines is found along one line; it is higher than that. */
function withHeight(region: Region, { width, height }: Pixels): Region {
  const least = Math.ceil(Math.max(region.width, region.height) * 0.15)
  const wide = Math.max(region.width, Math.min(least, width))
  const high = Math.max(region.height, Math.min(least, height))
  const x = Math.min(width - wide, Math.max(0, Math.round(region.x - (wide - region.width) / 2)))
  const y = Math.min(height - high, Math.max(0, Math.round(region.y - (high - region.height) / 2)))
  return { x, y, width: wide, height: high }
}

function isSame(a: SeenCode, b: SeenCode): boolean {
  const smaller = Math.min(a.region.width * a.region.height, b.region.width * b.region.height)
  return a.text === b.text && a.symbology === b.symbology && sharedArea(a.region, b.region) > 0.3 * smaller
}
