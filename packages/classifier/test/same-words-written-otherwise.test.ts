import { Classifier } from '@telltale/classifier'
import { buildLexicon, TokenList, tokenise } from '@telltale/engine'
import { pack } from '@telltale/packs'
import { describe, expect, test } from 'vitest'
import { knownWords } from '../../../test/support/known-words.js'
import { makePart } from './support/make-part.js'

const lexicon = buildLexicon(pack, knownWords({ keep: 100, our: 100, secret: 100 }))
const classifier = new Classifier(
  makePart([
    { words: ['secret'], tone: 3 },
    { words: ['keep', 'secret'], tone: 2 },
    { words: ['our'], tone: 0.1 },
    { words: ['our', 'secret'], tone: 2 },
    { words: ['照'], tone: 1 },
    { words: ['张', '照'], tone: 2 },
    { words: ['秘', '密'], tone: 3 },
  ]),
  lexicon.respellingsOf,
)
const tokens = new TokenList()
const rowsOf = (text: string): readonly number[] => {
  tokenise(text, lexicon, tokens)
  return [...classifier.hear(tokens).rows].sort((a, b) => a - b)
}

const PLAIN = 'keep our secret'
const WAYS: Readonly<Record<string, string>> = {
  capitals: 'KEEP OUR SECRET',
  'full-width letters': 'ｋｅｅｐ ｏｕｒ ｓｅｃｒｅｔ',
  'zero-width characters': 'ke\u200Bep o\u200Dur sec\u2060ret',
  'look-alike letters': 'kееp оur sесrеt',
  'numbers for letters': 'keep our s3cr3t',
  'accents taken apart': 'ke\u0301ep our secre\u0301t'.normalize('NFD'),
  'stretched letters': 'keep our secrettttt',
  'slips of the finger': 'keeep our secrte',
  'punctuation around': '“keep” our… secret!!',
}

describe('the learned part hears the words that it knows, and their neighbours, in', () => {
  test.each(Object.entries(WAYS))('%s', (_name, text) => {
    expect(rowsOf(PLAIN)).toHaveLength(3)
    expect(rowsOf(text)).toEqual(rowsOf(PLAIN))
  })

  test('traditional Chinese', () => {
    expect(rowsOf('三张照片，秘密')).toHaveLength(3)
    expect(rowsOf('三張照片，秘密')).toEqual(rowsOf('三张照片，秘密'))
  })
})
