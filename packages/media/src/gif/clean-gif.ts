import { addAll } from '@telltale/model'
import { readAscii } from '../byte-reads.js'
import { writeAscii, writeJoined, writeU16Little } from '../byte-writes.js'
import { LOOPS } from './read-gif-details.js'
import type { Gif, GifFrame } from './walk-gif.js'

/**
 * A GIF of its frames, how long each is shown and how often all are, with the packed pixels as they were.
 *
 * @param frameOf - The frame to write in place of one of the file.
 */
export function cleanGif(gif: Gif, frameOf: (frame: GifFrame) => GifFrame = (frame) => frame): Uint8Array {
  const out: Uint8Array[] = [
    writeAscii('GIF89a'),
    writeU16Little(gif.width),
    writeU16Little(gif.height),
    Uint8Array.of(flagsOf(gif.palette, 0), gif.background, 0),
    gif.palette,
  ]
  for (const part of gif.parts) {
    if (part.type === 'frame') {
      addAll(out, writeFrame(frameOf(part)))
      continue
    }
    const [loop] = part.pieces
    if (part.kind !== 0xff || !LOOPS.has(readAscii(part.head, 0, 11)) || loop?.length !== 3 || loop[0] !== 1) continue
    out.push(Uint8Array.of(0x21, 0xff, 11), writeAscii('NETSCAPE2.0'), Uint8Array.of(3), loop, Uint8Array.of(0))
  }
  out.push(Uint8Array.of(0x3b))
  return writeJoined(out)
}

function writeFrame(frame: GifFrame): readonly Uint8Array[] {
  const { control } = frame
  return [
    ...(control
      ? // The bits that nothing is said with stay empty.
        [Uint8Array.of(0x21, 0xf9, 4, (control[0] ?? 0) & 0x1f), control.subarray(1), Uint8Array.of(0)]
      : []),
    Uint8Array.of(0x2c),
    writeU16Little(frame.left),
    writeU16Little(frame.top),
    writeU16Little(frame.width),
    writeU16Little(frame.height),
    Uint8Array.of(flagsOf(frame.palette, frame.isInterlaced ? 0x40 : 0)),
    frame.palette,
    Uint8Array.of(frame.codeSize),
    ...frame.packed.flatMap((piece) => [Uint8Array.of(piece.length), piece]),
    Uint8Array.of(0),
  ]
}

function flagsOf(palette: Uint8Array, others: number): number {
  return palette.length === 0 ? others : 0x80 | others | (Math.log2(palette.length / 3) - 1)
}
