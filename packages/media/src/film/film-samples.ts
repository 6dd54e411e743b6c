import { readAscii, readU32 } from '../byte-reads.js'
import { walkBoxes, type FilmBox } from './walk-boxes.js'

/** A track of pictures and where its samples lie. */
export interface FilmSamples {
  readonly isHevc: boolean
  /** How many bytes say the length of a unit. */
  readonly lengthSize: number
  readonly samples: readonly { readonly from: number; readonly to: number }[]
}

const MOST_SAMPLES = 5_000_000

/** The samples of H.264 and H.265 tracks, for films that are in one piece. */
export function filmSamples(bytes: Uint8Array): readonly FilmSamples[] {
  const tables = new Map<number, Map<string, FilmBox>>()
  for (const box of walkBoxes(bytes)) {
    if (box.track === undefined || !box.path.includes('/stbl/')) continue
    const own = tables.get(box.track) ?? new Map<string, FilmBox>()
    own.set(box.type, box)
    tables.set(box.track, own)
  }
  return [...tables.values()].flatMap((own) => {
    const described = own.get('stsd')
    if (!described) return []
    const name = readAscii(bytes, described.from + 12, 4)
    const isHevc = name === 'hvc1' || name === 'hev1'
    if (!isHevc && name !== 'avc1' && name !== 'avc3') return []
    const lengthSize = lengthSizeIn(bytes, described, isHevc)
    return [{ isHevc, lengthSize, samples: samplesOf(bytes, own) }]
  })
}

function lengthSizeIn(bytes: Uint8Array, { from, to }: FilmBox, isHevc: boolean): number {
  const wanted = isHevc ? 'hvcC' : 'avcC'
  for (let at = from; at + 30 < to; at++)
    if (readAscii(bytes, at, 4) === wanted) return ((bytes[at + (isHevc ? 25 : 8)] ?? 3) & 3) + 1
  return 4
}

function samplesOf(bytes: Uint8Array, own: ReadonlyMap<string, FilmBox>): { from: number; to: number }[] {
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
