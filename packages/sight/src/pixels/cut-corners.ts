import type { Pixels } from '@telltale/model'
import { distance, type Corners } from './corners.js'
import type { Picture } from './shrink-pixels.js'

/**
 * Cuts out what lies between four corners and lays it flat, at the size asked for: what was seen at an angle becomes
 * straight. Where the picture is larger than the cut, several of its pixels are averaged for one.
 */
export function cutCorners(pixels: Pixels, corners: Corners, width: number, height: number): Picture {
  const data = new Uint8Array(width * height * 3)
  const across = Math.max(distance(corners[0], corners[1]), distance(corners[3], corners[2]))
  const down = Math.max(distance(corners[0], corners[3]), distance(corners[1], corners[2]))
  const samples = Math.min(4, Math.max(1, Math.round(Math.max(across / width, down / height))))
  const { at } = new Plane(corners)
  const sum = new Float32Array(3)
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      sum.fill(0)
      for (let sample = 0; sample < samples * samples; sample++) {
        const u = (column + ((sample % samples) + 0.5) / samples) / width
        const v = (row + (Math.floor(sample / samples) + 0.5) / samples) / height
        addPixel(pixels, at(u, v), sum)
      }
      for (let channel = 0; channel < 3; channel++) {
        data[(row * width + column) * 3 + channel] = (sum[channel] ?? 0) / (samples * samples) + 0.5
      }
    }
  }
  return { width, height, data }
}

/** Leads from a place within a flat thing, each way from 0 to 1, to where it is seen. */
class Plane {
  readonly #to: readonly number[]

  constructor([a, b, c, d]: Corners) {
    const dx1 = b.x - c.x
    const dx2 = d.x - c.x
    const dx3 = a.x - b.x + c.x - d.x
    const dy1 = b.y - c.y
    const dy2 = d.y - c.y
    const dy3 = a.y - b.y + c.y - d.y
    const whole = dx1 * dy2 - dx2 * dy1
    const g = whole === 0 ? 0 : (dx3 * dy2 - dx2 * dy3) / whole
    const h = whole === 0 ? 0 : (dx1 * dy3 - dx3 * dy1) / whole
    this.#to = [b.x - a.x + g * b.x, d.x - a.x + h * d.x, a.x, b.y - a.y + g * b.y, d.y - a.y + h * d.y, a.y, g, h]
  }

  readonly at = (u: number, v: number): readonly [number, number] => {
    const [xu = 0, xv = 0, x = 0, yu = 0, yv = 0, y = 0, g = 0, h = 0] = this.#to
    const depth = g * u + h * v + 1
    return [(xu * u + xv * v + x) / depth, (yu * u + yv * v + y) / depth]
  }
}

function addPixel({ width, height, data }: Pixels, [x, y]: readonly [number, number], sum: Float32Array): void {
  const left = Math.min(width - 1, Math.max(0, x - 0.5))
  const top = Math.min(height - 1, Math.max(0, y - 0.5))
  const x0 = Math.floor(left)
  const y0 = Math.floor(top)
  const x1 = Math.min(width - 1, x0 + 1)
  const y1 = Math.min(height - 1, y0 + 1)
  const fx = left - x0
  const fy = top - y0
  add(data, (y0 * width + x0) * 4, (1 - fx) * (1 - fy), sum)
  add(data, (y0 * width + x1) * 4, fx * (1 - fy), sum)
  add(data, (y1 * width + x0) * 4, (1 - fx) * fy, sum)
  add(data, (y1 * width + x1) * 4, fx * fy, sum)
}

function add(data: Uint8ClampedArray, at: number, weight: number, sum: Float32Array): void {
  const opacity = (data[at + 3] ?? 255) / 255
  const light = (1 - opacity) * 255
  for (let channel = 0; channel < 3; channel++) {
    sum[channel] = (sum[channel] ?? 0) + weight * ((data[at + channel] ?? 0) * opacity + light)
  }
}
