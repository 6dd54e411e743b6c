import { readU32 } from '../byte-reads.js'
import type { FilmBox } from './walk-boxes.js'

const MOST_SAMPLES = 5_000_000

/** Where the samples of a track lie, in their order, as far as they lie in the file. */
export function samplesIn(bytes: Uint8Array, own: ReadonlyMap<string, FilmBox>): { from: number; to: number }[] {
  const [sizes, chunks, runs] = [own.get('stsz'), own.get('stco') ?? own.get('co64'), own.get('stsc')]
  const samples: { from: number; to: number }[] = []
  if (!sizes || !chunks || !runs) return samples
  const [same, count] = [readU32(bytes, sizes.from + 4), readU32(bytes, sizes.from + 8)]
  const isWide = chunks.type === 'co64'
  const [chunkCount, runCount] = [readU32(bytes, chunks.from + 4), readU32(bytes, runs.from + 4)]
  let [sample, run] = [0, 0]
  for (let chunk = 0; chunk < chunkCount && sample < count && sample < MOST_SAMPLES; chunk++) {
    while (run + 1 < runCount && readU32(bytes, runs.from + 8 + (run + 1) * 12) <= chunk + 1) run++
    const perChunk = readU32(bytes, runs.from + 8 + run * 12 + 4)
    const place = chunks.from + 8 + chunk * (isWide ? 8 : 4)
    let at = isWide ? readU32(bytes, place) * 0x1_0000_0000 + readU32(bytes, place + 4) : readU32(bytes, place)
    for (let each = 0; each < perChunk && sample < count; each++, sample++) {
      const size = same === 0 ? readU32(bytes, sizes.from + 12 + sample * 4) : same
      if (at + size > bytes.length) return samples
      samples.push({ from: at, to: at + size })
      at += size
    }
  }
  return samples
}
