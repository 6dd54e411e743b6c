import type { LookProgress, Pixels, SeenLine } from '@telltale/model'
import { LineReader } from './line-reader.js'
import { orderLines } from './order-lines.js'
import type { TextFinder } from './text-finder.js'

/** Below this a reading is a guess, and says nothing. */
const LEAST_SURE = 0.5
/** The width of all lines together that is read, at the height they are read at: two closely printed pages. */
const MOST_EFFORT = 120_000
const MOST_LINES = 600
/** Finding the lines is about so much of the work. */
const FINDING = 0.4

/**
 * The words of a picture, line by line in reading order. Of a picture with more lines than can be read in bounded time, the
 * largest are read, and each of the others is there with no text: it was found, and a person may look at it.
 */
export async function readWords(
  pixels: Pixels,
  finder: TextFinder,
  reader: LineReader,
  onProgress: LookProgress,
): Promise<readonly SeenLine[]> {
  const found = await finder.find(pixels, (done) => onProgress(done * FINDING))
  const byHeight = [...found].sort(
    (a, b) => b.region.height - a.region.height || a.region.y - b.region.y || a.region.x - b.region.x,
  )
  const lines: SeenLine[] = []
  let effort = 0
  for (const [index, { corners, region }] of byHeight.entries()) {
    effort += LineReader.effort(corners)
    if (index >= MOST_LINES || effort > MOST_EFFORT) lines.push({ text: '', region, sureness: 0 })
    else {
      const { text, sureness } = await reader.read(pixels, corners)
      if (text !== '' && sureness >= LEAST_SURE) lines.push({ text, region, sureness })
    }
    onProgress(FINDING + ((1 - FINDING) * (index + 1)) / byHeight.length)
  }
  onProgress(1)
  return orderLines(lines)
}
