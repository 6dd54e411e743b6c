import { keyOfWord } from '@telltale/classifier'
import type { KnownWords } from '@telltale/model'

/** Known words with their commonness, packed just as the trainer packs them. */
export function knownWords(commonness: Readonly<Record<string, number>>): KnownWords {
  const words = Object.entries(commonness).sort(([a], [b]) => keyOfWord(a) - keyOfWord(b))
  const bytes = Buffer.alloc(words.length * 5)
  words.forEach(([word, common], row) => {
    bytes.writeUInt32LE(keyOfWord(word), row * 5)
    bytes.writeUInt8(common, row * 5 + 4)
  })
  return {
    alphabets: ['abcdefghijklmnopqrstuvwxyz', 'абвгдежзиклмнопрстуфхцчшщьюяєі'],
    rows: words.length,
    table: bytes.toString('base64'),
  }
}
