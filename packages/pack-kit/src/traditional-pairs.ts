import { Converter } from 'opencc-js/t2cn'

/**
 * Pairs of traditional and simplified Chinese characters, one after the other in one string, for the folding tables of a
 * pack. Made from OpenCC's tables when packs are compiled, so that no converter reaches the user's machine.
 */
export function traditionalPairs(): string {
  const simplify = Converter({ from: 't', to: 'cn' })
  let pairs = ''
  for (const [first, last] of HAN_RANGES) {
    for (let code = first; code <= last; code++) {
      const character = String.fromCodePoint(code)
      const plain = simplify(character)
      if (plain !== character && [...plain].length === 1) pairs += character + plain
    }
  }
  return pairs
}

const HAN_RANGES: readonly (readonly [number, number])[] = [
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
]
