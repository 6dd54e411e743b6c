import type { Eyes } from './asks.js'
import type { EyeFile } from './list-eyes.js'

/**
 * Fetches what looks at pictures from the app's own folder, each file against its digest. The service worker keeps them, so
 * the next time they come from the device.
 *
 * @param onProgress - Told how many bytes are there.
 * @throws {Error} When one cannot be had, or when it was stopped.
 */
export async function loadEyes(
  files: readonly EyeFile[],
  onProgress: (done: number) => void,
  signal: AbortSignal,
): Promise<Eyes> {
  const eyes: Record<string, Blob> = {}
  let done = 0
  for (const { name, url, integrity, size } of files) {
    const response = await fetch(url, { integrity, signal, credentials: 'omit' })
    if (!response.ok || response.body === null) throw new Error('a model is missing')
    eyes[name] = await new Response(response.body.pipeThrough(new DecompressionStream('gzip'))).blob()
    signal.throwIfAborted()
    done += size
    onProgress(done)
  }
  return eyes
}
