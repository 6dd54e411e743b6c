import type { ChatHeader, HeaderShape } from './chat-header.js'

const SHAPE_NUMBERS: Readonly<Record<HeaderShape, number>> = { bracket: 0, dash: 1, colon: 2, comma: 3, space: 4 }

/** Everything that tells the notation of the header that was read last from another one, as one number. */
export function notationKey({ stamp, comma, shape }: ChatHeader): number {
  return stamp.clock | (comma ? 0x10000 : 0) | (SHAPE_NUMBERS[shape] << 20) | ((stamp.wide + 1) << 24)
}
