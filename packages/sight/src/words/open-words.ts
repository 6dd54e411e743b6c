import type { LookProgress, Pixels, SeenLine } from '@telltale/model'
import type { Runtime } from '../runtime.js'
import { bytesOf, type SightAssets } from '../sight-assets.js'
import { LineReader } from './line-reader.js'
import { readWords } from './read-words.js'
import { TextFinder } from './text-finder.js'

/** Loads the models that find and read words. */
export async function openWords(
  runtime: Runtime,
  { detection, recognition, dictionary }: SightAssets,
): Promise<(pixels: Pixels, onProgress: LookProgress) => Promise<readonly SeenLine[]>> {
  const finder = new TextFinder(await runtime.open(await bytesOf(detection)))
  const reader = new LineReader(
    await runtime.open(await bytesOf(recognition)),
    new TextDecoder().decode(await bytesOf(dictionary)),
  )
  return (pixels, onProgress) => readWords(pixels, finder, reader, onProgress)
}
