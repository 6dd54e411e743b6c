/// <reference lib="dom" />
import type { Page } from 'playwright-core'

/** The side of a cell, in pixels of the picture: about two letters wide and one line high. */
const CELL = 30
/**
 * How far the mean of a cell may be from the kept one, of 255, in its farthest colour. The same letters drawn by another
 * machine differ by their edges, which is less.
 */
const FARTHEST = 14
/** How many cells may be farther away than that: one line that is a pixel higher touches as many. */
const MOST_CELLS = 3

/** What came of comparing two pictures. */
export interface Compared {
  readonly isSame: boolean
  /** Why not, in words. */
  readonly why: string
  /** Cells that are too far away. */
  readonly cells: number
  /** The picture with those cells framed: a PNG in base64. */
  readonly framed: string
}

/**
 * Makes of a picture one that is as small as can be kept: a point for each cell, in its mean colour. The browser itself
 * does it, on an empty page.
 *
 * @param picture - A PNG.
 * @returns A PNG.
 */
export async function reducePicture(page: Page, picture: Buffer): Promise<Buffer> {
  const reduced = await page.evaluate(
    async ([png, cell]) => {
      const blob = await (await fetch(`data:image/png;base64,${png}`)).blob()
      const whole = await createImageBitmap(blob)
      const canvas = new OffscreenCanvas(whole.width, whole.height)
      const context = canvas.getContext('2d', { willReadFrequently: true })!
      context.drawImage(whole, 0, 0)
      const wide = Math.ceil(whole.width / cell)
      const high = Math.ceil(whole.height / cell)
      const small = new ImageData(wide, high)
      for (let y = 0; y < high; y++)
        for (let x = 0; x < wide; x++) {
          const { data } = context.getImageData(
            x * cell,
            y * cell,
            Math.min(cell, whole.width - x * cell),
            Math.min(cell, whole.height - y * cell),
          )
          const sum = [0, 0, 0]
          for (let at = 0; at < data.length; at += 4) for (let c = 0; c < 3; c++) sum[c]! += data[at + c]!
          // In steps of four, which is finer than what is compared, and takes half the room.
          for (let c = 0; c < 3; c++)
            small.data[(y * wide + x) * 4 + c] = Math.round((sum[c]! * 4) / data.length / 4) * 4
          small.data[(y * wide + x) * 4 + 3] = 255
        }
      const result = new OffscreenCanvas(wide, high)
      result.getContext('2d')!.putImageData(small, 0, 0)
      const bytes = new Uint8Array(await (await result.convertToBlob({ type: 'image/png' })).arrayBuffer())
      let text = ''
      for (const byte of bytes) text += String.fromCharCode(byte)
      return btoa(text)
    },
    [picture.toString('base64'), CELL] as const,
  )
  return Buffer.from(reduced, 'base64')
}

/** Compares a picture that was reduced with the one that is kept, and frames on the whole picture where they differ. */
export async function reducedIsSame(page: Page, picture: Buffer, reduced: Buffer, kept: Buffer): Promise<Compared> {
  return await page.evaluate(
    async ([png, small, before, cell, farthest, most]) => {
      const open = async (base64: string) =>
        createImageBitmap(await (await fetch(`data:image/png;base64,${base64}`)).blob())
      const pixels = (bitmap: ImageBitmap) => {
        const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d', { willReadFrequently: true })!
        context.drawImage(bitmap, 0, 0)
        return context.getImageData(0, 0, bitmap.width, bitmap.height).data
      }
      const [whole, now, then] = await Promise.all([open(png), open(small), open(before)])
      const canvas = new OffscreenCanvas(whole.width, whole.height)
      const context = canvas.getContext('2d')!
      context.drawImage(whole, 0, 0)
      context.strokeStyle = '#e0007a'
      context.lineWidth = 2
      const isSameSize = now.width === then.width && now.height === then.height
      let cells = 0
      if (isSameSize) {
        const [a, b] = [pixels(now), pixels(then)]
        for (let at = 0; at < a.length; at += 4) {
          const away = Math.max(...[0, 1, 2].map((c) => Math.abs(a[at + c]! - b[at + c]!)))
          if (away <= farthest) continue
          cells += 1
          const place = at / 4
          context.strokeRect(
            (place % now.width) * cell + 1,
            Math.floor(place / now.width) * cell + 1,
            cell - 2,
            cell - 2,
          )
        }
      }
      const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer())
      let text = ''
      for (let at = 0; at < bytes.length; at += 4096) text += String.fromCharCode(...bytes.subarray(at, at + 4096))
      return {
        isSame: isSameSize && cells <= most,
        why: isSameSize ? `${cells} cells differ, and ${most} may` : 'it has another size',
        cells,
        framed: btoa(text),
      }
    },
    [
      picture.toString('base64'),
      reduced.toString('base64'),
      kept.toString('base64'),
      CELL,
      FARTHEST,
      MOST_CELLS,
    ] as const,
  )
}
