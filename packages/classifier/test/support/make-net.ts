import type { LearnedConversationNet } from '@telltale/model'
import { keyOfWord, PIECES } from '../../src/index.js'

const VECTOR = 4
const WIDTH = 4
const TURN = 4
const STAGES = 9

/** How many numbers each part of such a net has, in their order. */
const PARTS = {
  one: WIDTH * VECTOR,
  oneBias: WIDTH,
  three: WIDTH * VECTOR * 3,
  threeBias: WIDTH,
  five: WIDTH * VECTOR * 5,
  fiveBias: WIDTH,
  turn: TURN * 6 * WIDTH,
  turnBias: TURN,
  stages: STAGES * 6 * WIDTH,
  stagesBias: STAGES,
  own: 2 * TURN,
  ...direction('forwards'),
  ...direction('backwards'),
  side: 4 * TURN + 2 * STAGES,
  sideBias: 1,
}
export type NetPart = keyof typeof PARTS

function direction<Name extends string>(
  name: Name,
): Record<`${Name}${'Input' | 'State' | 'InputBias' | 'StateBias'}`, number> {
  const half = TURN / 2
  return {
    [`${name}Input`]: 3 * half * TURN,
    [`${name}State`]: 3 * half * half,
    [`${name}InputBias`]: 3 * half,
    [`${name}StateBias`]: 3 * half,
  } as Record<`${Name}${'Input' | 'State' | 'InputBias' | 'StateBias'}`, number>
}

/**
 * A net in which all is nought but what is set: part, place, number. It knows two words: "pier" is 1 in its first place, "quay" −1.
 *
 * @param pieces - Numbers for pieces of words: piece, place, number.
 */
export function makeNet(
  set: readonly (readonly [NetPart, number, number])[],
  pieces: readonly (readonly [number, number, number])[] = [],
): LearnedConversationNet {
  const words = ['', 'pier', 'quay']
  const bytes = Buffer.alloc(words.length * (4 + VECTOR))
  words.forEach((word, row) => {
    if (row > 0) bytes.writeUInt32LE(keyOfWord(word) >>> 0, row * (4 + VECTOR))
    bytes.writeInt8([0, 100, -100][row] ?? 0, row * (4 + VECTOR) + 4)
  })
  const stored = Buffer.alloc((PIECES + 1) * VECTOR)
  for (const [piece, place, number] of pieces) stored.writeInt8(Math.round(number * 100), piece * VECTOR + place)
  const starts = new Map<string, number>()
  let size = 0
  for (const [part, count] of Object.entries(PARTS)) {
    starts.set(part, size)
    size += count
  }
  const layers = new Float32Array(size)
  for (const [part, place, number] of set) layers[(starts.get(part) ?? 0) + place] = number
  return {
    vector: VECTOR,
    width: WIDTH,
    turn: TURN,
    rows: words.length,
    units: Array.from({ length: VECTOR }, () => 0.01),
    pieceUnits: Array.from({ length: VECTOR }, () => 0.01),
    words: bytes.toString('base64'),
    pieces: stored.toString('base64'),
    layers: Buffer.from(layers.buffer).toString('base64'),
  }
}
