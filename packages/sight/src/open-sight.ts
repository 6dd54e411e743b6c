import type { LookProgress, Pixels, SeenLine, Sight } from '@telltale/model'
import { isEmpty } from './is-empty.js'
import { once } from './once.js'
import { Remembered } from './remembered.js'
import { Runtime } from './runtime.js'
import type { SightAssets, SightSettings } from './sight-assets.js'

/**
 * Makes what looks at pictures. Nothing is loaded yet: each model is loaded when it is needed first, and stays. It runs in
 * Node, in a page and in a worker alike, and it asks nobody for anything: whatever it needs is in `assets`.
 *
 * Of the `Sight` it makes, nothing throws because there is nothing to be seen; a picture of no size has nothing in it. Plates,
 * paper and screens are known by their words: `things` reads those of its picture, unless `words` has just done so.
 */
export async function openSight(assets: SightAssets, settings: SightSettings = {}): Promise<Sight> {
  const runtime = new Runtime(assets, settings)
  const openWords = once(async () => (await import('./words/open-words.js')).openWords(runtime, assets))
  const openCodes = once(async () => (await import('./codes/code-reader.js')).openCodeReader(assets.codes))
  const openFaces = once(async () => (await import('./things/face-finder.js')).openFaceFinder(runtime, assets))
  const last = new Remembered<readonly SeenLine[]>()
  const words = async (pixels: Pixels, onProgress: LookProgress = () => undefined): Promise<readonly SeenLine[]> => {
    if (isEmpty(pixels)) return []
    const lines = last.get(pixels) ?? (await (await openWords())(pixels, onProgress))
    last.set(pixels, lines)
    return lines
  }
  return {
    words,
    codes: async (pixels) => (isEmpty(pixels) ? [] : await (await openCodes())(pixels)),
    things: async (pixels) => {
      if (isEmpty(pixels)) return []
      const faces = await (await openFaces())(pixels)
      const lines = await words(pixels)
      const { findPlates } = await import('./things/find-plates.js')
      const { findSheets } = await import('./things/find-sheets.js')
      return [...faces, ...findPlates(pixels, lines), ...findSheets(pixels, lines)]
    },
  }
}
