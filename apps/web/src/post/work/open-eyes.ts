import type { Sight } from '@telltale/model'
import type { Asset } from '@telltale/sight'
import type { Eyes } from '../asks.js'

let opened: Promise<Sight> | undefined

/**
 * What looks at pictures, of the models that the page handed over. Loaded once: they stay in the worker until it ends.
 *
 * @throws {Error} Where one is missing.
 */
export async function openEyes(eyes: Eyes): Promise<Sight> {
  opened ??= open(eyes)
  return await opened.catch((error: unknown) => {
    opened = undefined
    throw error
  })
}

async function open(eyes: Eyes): Promise<Sight> {
  const asset =
    (name: string): Asset =>
    async () => {
      const blob = eyes[name]
      if (blob === undefined) throw new Error('a model is missing')
      return new Uint8Array(await blob.arrayBuffer())
    }
  const { openSight } = await import('@telltale/sight')
  return await openSight({
    runtime: asset('runtime'),
    detection: asset('detection'),
    recognition: asset('recognition'),
    dictionary: asset('dictionary'),
    codes: asset('codes'),
    faces: { weights: asset('faces'), manifest: asset('faces-manifest') },
  })
}
