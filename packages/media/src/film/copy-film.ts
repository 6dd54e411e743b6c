import { TelltaleError } from '@telltale/model'
import type { EncodedPacketSink, Input } from 'mediabunny'
import { readAscii, readU32 } from '../byte-reads.js'
import { writeAscii } from '../byte-writes.js'
import { mediaError } from '../media-error.js'
import { filmSamples } from './film-samples.js'
import { filmTracks } from './film-tracks.js'
import { filmUnits } from './film-units.js'
import { quietSound } from './quiet-sound.js'
import { quietUnit } from './quiet-unit.js'
import { walkBoxes } from './walk-boxes.js'

/** Samples of pictures, whose description has room for a name of 32 bytes. */
const VIDEO = /^(?:avc[13]|hvc1|hev1|av01|vp0[89]|mp4v|ap[a-z]{2})$/u

export type FilmKind = 'mp4' | 'mov' | 'm4a' | 'webm'

/**
 * A film put together anew from its pictures and its sound, which are copied as they are: no fields, no times, no other
 * tracks. How it is turned stays.
 *
 * @throws {TelltaleError} `media/not-cleanable` where a track of pictures or sound cannot be copied, `media/damaged`.
 */
export async function copyFilm(bytes: Uint8Array, kind: FilmKind): Promise<Uint8Array> {
  // What is not there any more would be left out of the copy without a word.
  if (kind !== 'webm' && !filmTracks(bytes).every(({ isWhole }) => isWhole)) throw mediaError('damaged')
  const {
    ALL_FORMATS,
    BufferSource,
    BufferTarget,
    Conversion,
    EncodedPacketSink,
    Input,
    MovOutputFormat,
    Mp4OutputFormat,
    Output,
    WebMOutputFormat,
  } = await import('mediabunny')
  const input = new Input({ source: new BufferSource(new Uint8Array(bytes).buffer), formats: ALL_FORMATS })
  try {
    const target = new BufferTarget()
    const format =
      kind === 'webm'
        ? new WebMOutputFormat()
        : kind === 'mov'
          ? new MovOutputFormat({ fastStart: 'in-memory' })
          : new Mp4OutputFormat({ fastStart: 'in-memory' })
    const output = new Output({ format, target })
    const conversion = await Conversion.init({ input, output, tags: {}, showWarnings: false })
    const isWhole = conversion.discardedTracks.every(({ track }) => track.type !== 'video' && track.type !== 'audio')
    if (!isWhole || !conversion.isValid) throw mediaError('not-cleanable')
    await conversion.execute()
    if (!target.buffer) throw mediaError('damaged')
    const made = new Input({ source: new BufferSource(target.buffer), formats: ALL_FORMATS })
    try {
      const [before, after] = [await tracksOf(input, EncodedPacketSink), await tracksOf(made, EncodedPacketSink)]
      if (before.length === 0 || !isSameFilm(before, after)) throw mediaError('damaged')
    } finally {
      made.dispose()
    }
    const copy = new Uint8Array(target.buffer)
    if (kind === 'webm') return withoutMaker(copy)
    // Sound alone says so in its first line; that is how programs tell it from a film.
    if (kind === 'm4a') copy.set(writeAscii('M4A '), 8)
    return withoutTraces(copy)
  } catch (error) {
    if (error instanceof TelltaleError) throw error
    throw mediaError('damaged', { cause: error })
  } finally {
    input.dispose()
  }
}

interface CopiedTrack {
  readonly type: string
  readonly packets: number
  readonly size: number
  /** As many of them, and of their bytes, as are shown: what lies before the beginning may be left out. */
  readonly shown: { readonly packets: number; readonly size: number }
}

async function tracksOf(film: Input, Sink: typeof EncodedPacketSink): Promise<readonly CopiedTrack[]> {
  const tracks: CopiedTrack[] = []
  for (const track of await film.getTracks()) {
    if (!track.isVideoTrack() && !track.isAudioTrack()) continue
    const [all, shown] = [
      { packets: 0, size: 0 },
      { packets: 0, size: 0 },
    ]
    for await (const { timestamp, duration, byteLength } of new Sink(track).packets(undefined, undefined, {
      metadataOnly: true,
    })) {
      for (const sum of timestamp + duration > 0 ? [all, shown] : [all]) {
        sum.packets += 1
        sum.size += byteLength
      }
    }
    tracks.push({ type: track.type, ...all, shown })
  }
  return tracks
}

/** Whether a copy has all tracks of pictures and sound, each with everything of it that is shown. */
function isSameFilm(before: readonly CopiedTrack[], after: readonly CopiedTrack[]): boolean {
  return (
    before.length === after.length &&
    before.every(({ type, packets, size, shown }, index) => {
      const copy = after[index]
      return (
        copy?.type === type &&
        copy.packets >= shown.packets &&
        copy.packets <= packets &&
        copy.size >= shown.size &&
        copy.size <= size
      )
    })
  )
}

/** No time of making, which would be now; no name of what made it; and nothing in notes between pictures and sounds. */
function withoutTraces(copy: Uint8Array): Uint8Array {
  for (const { type, from, to } of walkBoxes(copy)) {
    if (type === 'mvhd' || type === 'tkhd' || type === 'mdhd')
      copy.fill(0, from + 4, from + (copy[from] === 1 ? 20 : 12))
    else if (type === 'hdlr') copy.fill(0, from + 24, to)
    else if (type === 'stsd' && to - from > 90 && VIDEO.test(readAscii(copy, from + 12, 4)))
      copy.fill(0, from + 50, from + 82)
  }
  for (const track of filmSamples(copy)) for (const unit of filmUnits(copy, track)) quietUnit(copy, unit)
  for (const { samples } of filmSamples(copy, 'sound')) for (const { from, to } of samples) quietSound(copy, from, to)
  return copy
}

/** What wrote the file says so in two fields, whose length stays. */
function withoutMaker(copy: Uint8Array): Uint8Array {
  for (let at = 0; at < Math.min(copy.length - 4, 4_096); at++) {
    const id = readU32(copy, at) >>> 16
    if (id !== 0x4d80 && id !== 0x5741) continue
    const size = (copy[at + 2] ?? 0) - 0x80
    if (size > 0 && size < 100) copy.fill(0x20, at + 3, at + 3 + size)
  }
  return copy
}
