// Names that are covered before anything is sent.
import { coverNames } from '../../packages/second-reader/dist/index.js'
import { filled } from './filled.mjs'

const NAMES = Array.from({ length: 100 }, (_, index) => ({
  speaker: `Name${index} 王小${String.fromCodePoint(0x4e00 + index)}`,
  text: 'hi',
}))

export const cases = ['a@', '1 ', '王小', 'www.', '@', 'Name1', 'a.'].map((piece) => ({
  what: `covering names in ${JSON.stringify(piece)} over and over`,
  sizes: [20_000, 60_000, 200_000],
  make: (length) => [...NAMES, { speaker: 'A', text: filled(piece)(length) }].map((turn, index) => ({ index, turn })),
  work: (turns) => coverNames(turns, { mask: true }),
}))
