import { readU16 } from '../byte-reads.js'
import { LONGEST_SIDE, MOST_PARTS, MOST_PIXELS } from '../limits.js'
import { mediaError } from '../media-error.js'

/** One segment of a JPEG: a marker, what belongs to it, and for a scan the data that follow. */
export interface JpegSegment {
  readonly marker: number
  /** What belongs to the marker, without marker and length. */
  readonly payload: Uint8Array
  /** For a scan, the packed data behind it. */
  readonly scan?: Uint8Array
}

/** A JPEG, taken apart. */
export interface Jpeg {
  readonly segments: readonly JpegSegment[]
  readonly width: number
  readonly height: number
  readonly components: number
  readonly frame: number
  /** What stands behind the end of the picture. */
  readonly trailing: Uint8Array
  /** How many bytes stood where nothing should. */
  readonly stray: number
}

/** A picture that comes in passes has each part of it in about six of them. */
const MOST_PASSES = 32
/** What all passes may go over, in samples: small pictures may have more of them, and the largest fewer. */
const FEW_SAMPLES = 640_000_000
const MOST_SAMPLES = 6_400_000_000
/** Frames whose every block comes once, and is read here. */
const ONCE: ReadonlySet<number> = new Set([0xc0, 0xc1])
const SOI = 0xd8
const EOI = 0xd9
const SOS = 0xda

/**
 * Takes a JPEG apart into its segments.
 *
 * @throws {TelltaleError} `media/damaged` where it is cut short or no JPEG, `media/too-large`.
 */
export function walkJpeg(bytes: Uint8Array): Jpeg {
  if (bytes[0] !== 0xff || bytes[1] !== SOI) throw mediaError('damaged')
  const segments: JpegSegment[] = []
  let at = 2
  let stray = 0
  let width = 0
  let height = 0
  let components = 0
  let frame = 0
  let passed = 0
  for (;;) {
    if (segments.length > MOST_PARTS) throw mediaError('too-many-parts')
    if (bytes[at] !== 0xff) {
      // Some programs leave bytes between segments; decoders skip them.
      const next = bytes.indexOf(0xff, at)
      if (next === -1) throw mediaError('damaged')
      stray += next - at
      at = next
    }
    while (bytes[at] === 0xff) at++
    const marker = bytes[at]
    if (marker === undefined) throw mediaError('damaged')
    at++
    if (marker === 0) {
      stray += 2
      continue
    }
    if (marker === EOI) break
    // Markers that stand alone have no business between segments.
    if (marker === SOI || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) {
      if (marker === SOI) throw mediaError('damaged')
      stray += 2
      continue
    }
    const length = readU16(bytes, at)
    if (length < 2 || at + length > bytes.length) throw mediaError('damaged')
    const payload = bytes.subarray(at + 2, at + length)
    at += length
    if (isFrame(marker)) {
      if (frame !== 0) throw mediaError('damaged')
      frame = marker
      height = readU16(payload, 1)
      width = readU16(payload, 3)
      components = payload[5] ?? 0
      if (payload.length < 6 || width === 0 || height === 0 || components === 0) throw mediaError('damaged')
      if (width > LONGEST_SIDE || height > LONGEST_SIDE || width * height > MOST_PIXELS)
        throw mediaError('too-many-pixels')
    }
    if (marker !== SOS) {
      segments.push({ marker, payload })
      continue
    }
    if (frame === 0) throw mediaError('damaged')
    // A few bytes can have a decoder go over the whole picture once more.
    passed += width * height * Math.min(4, payload[0] ?? 0)
    const most = Math.min(MOST_SAMPLES, Math.max(FEW_SAMPLES, width * height * components * MOST_PASSES))
    if (passed > most) throw mediaError('too-many-parts')
    const end = endOfScan(bytes, at)
    segments.push({ marker, payload, scan: bytes.subarray(at, end ?? bytes.length) })
    at = end ?? bytes.length
    if (end !== undefined) continue
    // Without an end that is said, a picture is whole where all its parts have come; reading their blocks tells the rest.
    const scanned = segments.reduce((sum, { scan, payload: head }) => sum + (scan ? (head[0] ?? 0) : 0), 0)
    if (!ONCE.has(frame) || scanned < components) throw mediaError('damaged')
    break
  }
  if (frame === 0 || !segments.some(({ scan }) => scan)) throw mediaError('damaged')
  return { segments, width, height, components, frame, trailing: bytes.subarray(at), stray }
}

function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
}

/** Where the data of a scan end: at the next marker that is neither a stuffed byte nor a restart, if there is one. */
function endOfScan(bytes: Uint8Array, start: number): number | undefined {
  for (let at = bytes.indexOf(0xff, start); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    let next = at + 1
    while (bytes[next] === 0xff) next++
    const marker = bytes[next]
    if (marker === undefined) break
    if (marker !== 0 && !(marker >= 0xd0 && marker <= 0xd7)) return at
    at = next
  }
  return undefined
}
