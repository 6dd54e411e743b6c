import { readAscii, readU16Little } from '../byte-reads.js'
import { LONGEST_SIDE, MOST_FRAMES, MOST_PARTS, MOST_PIXELS } from '../limits.js'
import { mediaError } from '../media-error.js'

/** A frame of a GIF. */
export interface GifFrame {
  readonly type: 'frame'
  /** How long it is shown, and what is clear in it: the four bytes of its control block. */
  readonly control?: Uint8Array
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
  readonly isInterlaced: boolean
  /** Three bytes for each colour; empty where it uses those of the whole. */
  readonly palette: Uint8Array
  readonly codeSize: number
  /** Packed pixels, without the lengths of their pieces. */
  readonly packed: readonly Uint8Array[]
}

/** Something that is not shown, or that says how often the frames are. */
export interface GifExtension {
  readonly type: 'extension'
  readonly kind: number
  /** The first piece: for a program's own, its name. */
  readonly head: Uint8Array
  readonly pieces: readonly Uint8Array[]
  /** Everything behind its kind, as it stands in the file. */
  readonly raw: Uint8Array
}

/** A GIF, taken apart. */
export interface Gif {
  readonly version: string
  readonly width: number
  readonly height: number
  readonly background: number
  readonly palette: Uint8Array
  readonly parts: readonly (GifFrame | GifExtension)[]
  readonly frames: readonly GifFrame[]
  readonly trailing: Uint8Array
}

/**
 * Takes a GIF apart into its frames and the rest.
 *
 * @throws {TelltaleError} `media/damaged` where it is cut short, `media/too-large`.
 */
export function walkGif(bytes: Uint8Array): Gif {
  const version = readAscii(bytes, 0, 6)
  if ((version !== 'GIF87a' && version !== 'GIF89a') || bytes.length < 14) throw mediaError('damaged')
  const width = readU16Little(bytes, 6)
  const height = readU16Little(bytes, 8)
  const [flags = 0, background = 0] = bytes.subarray(10)
  if (width > LONGEST_SIDE || height > LONGEST_SIDE || width * height > MOST_PIXELS) throw mediaError('too-many-pixels')
  let at = 13
  const take = (length: number): Uint8Array => {
    if (at + length > bytes.length) throw mediaError('damaged')
    at += length
    return bytes.subarray(at - length, at)
  }
  const takePieces = (): Uint8Array[] => {
    const pieces: Uint8Array[] = []
    for (;;) {
      const [length = 0] = take(1)
      if (length === 0) return pieces
      pieces.push(take(length))
    }
  }
  const paletteOf = (bits: number): Uint8Array => (bits & 0x80 ? take(3 * 2 ** ((bits & 7) + 1)) : new Uint8Array())

  const palette = paletteOf(flags)
  const parts: (GifFrame | GifExtension)[] = []
  let control: Uint8Array | undefined
  let area = 0
  for (;;) {
    if (parts.length > MOST_PARTS) throw mediaError('too-many-parts')
    // Some programs leave the last byte out.
    if (at === bytes.length && parts.some(({ type }) => type === 'frame')) break
    const [kind] = take(1)
    if (kind === 0x3b) break
    if (kind === 0x21) {
      const [extension = 0] = take(1)
      const start = at
      const pieces = takePieces()
      if (extension === 0xf9) {
        if (pieces[0]?.length !== 4) throw mediaError('damaged')
        control = pieces[0]
      } else {
        const raw = bytes.subarray(start, at)
        parts.push({
          type: 'extension',
          kind: extension,
          head: pieces[0] ?? new Uint8Array(),
          pieces: pieces.slice(1),
          raw,
        })
        // What is said before a text that is drawn is said of that text.
        if (extension === 0x01) control = undefined
      }
    } else if (kind === 0x2c) {
      const place = take(9)
      const bits = place[8] ?? 0
      const frame = {
        type: 'frame',
        ...(control ? { control } : {}),
        left: readU16Little(place, 0),
        top: readU16Little(place, 2),
        width: readU16Little(place, 4),
        height: readU16Little(place, 6),
        isInterlaced: (bits & 0x40) !== 0,
        palette: paletteOf(bits),
        codeSize: take(1)[0] ?? 0,
        packed: takePieces(),
      } as const
      if (frame.width * frame.height > MOST_PIXELS) throw mediaError('too-many-pixels')
      if (frame.codeSize < 1 || frame.codeSize > 11) throw mediaError('damaged')
      area += frame.width * frame.height
      parts.push(frame)
      control = undefined
    } else throw mediaError('damaged')
  }
  const frames = parts.filter((part) => part.type === 'frame')
  if (frames.length === 0) throw mediaError('damaged')
  if (frames.length > MOST_FRAMES || area > MOST_PIXELS * 100) throw mediaError('too-many-parts')
  return { version, width, height, background, palette, parts, frames, trailing: bytes.subarray(at) }
}
