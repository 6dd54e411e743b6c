import type { CompiledExposurePack, LearnedPosts, Posting } from '@telltale/model'
import { exposurePack } from '@telltale/packs/exposure'
import { describe, expect, test } from 'vitest'
import { FeatureList, listFeatures } from '@telltale/classifier'
import { buildLexicon, TokenList } from '@telltale/engine'
import { expose } from '../src/expose.js'
import { cutSentences } from '../src/learned/cut-sentences.js'
import { PostEar } from '../src/learned/post-ear.js'
import { wordsToHear } from '../src/learned/words-to-hear.js'
import { SMALL } from './small-pack.js'

const NO_WORDS: LearnedPosts['words'] = {
  version: 'small',
  heads: ['movement', 'any'],
  biases: [-20, -20],
  units: [0.1, 0.1],
  rarityUnit: 1,
  rows: 0,
  table: '',
}

/** An ear that knows two words: one for movement, one for innocence. */
function earOf(loud: string, quiet: string, level: Partial<LearnedPosts['thresholds']> = {}): LearnedPosts {
  const lexicon = buildLexicon(SMALL.pack)
  const tokens = new TokenList()
  const keyOf = (word: string): number => {
    const features = new FeatureList()
    listFeatures(wordsToHear(word, [], lexicon, tokens), features)
    return features.keys[0] ?? 0
  }
  const rows = [
    { key: keyOf(loud), weights: [100, 100] },
    { key: keyOf(quiet), weights: [-100, -100] },
  ]
  const bytes = Buffer.alloc(rows.length * 7)
  rows.forEach(({ key, weights }, row) => {
    bytes.writeUInt32LE(key, row * 7)
    bytes.writeUInt8(255, row * 7 + 4)
    weights.forEach((weight, head) => bytes.writeInt8(weight, row * 7 + 5 + head))
  })
  return {
    version: 'small',
    heads: ['movement', 'any'],
    biases: [0, 0],
    units: [0.1, 0.1],
    rarityUnit: 0.02,
    rows: rows.length,
    table: bytes.toString('base64'),
    wholeShare: { any: 0.5, kind: 0.5 },
    words: NO_WORDS,
    wordShare: { any: 0, kind: 0 },
    thresholds: { toldFrom: 1, sureFrom: 50, fineBelow: -1, keptFrom: -1, kindFrom: 1, ...level },
  }
}

const heard: CompiledExposurePack = { ...SMALL.pack, heard: earOf('greyones', 'pudding') }

function postingOf(text: string, where: 'text' | 'picture' = 'text'): Posting {
  return { items: [{ format: 'text', texts: [{ where, text }], sightings: [] }], notices: [] }
}

describe('what only sounds like giving something away', () => {
  const text = 'Night again. 🌙 The greyones left on Tuesday! Tea now.'
  const report = expose(postingOf(text), heard, { id: 'x' })

  test('is told with the sentence that carried it, as heard and not seen', () => {
    const [finding] = report.findings
    expect(finding).toMatchObject({ rule: 'movement/by-ear', kind: 'movement', level: 'mind', basis: 'learned' })
    expect(finding?.title).not.toMatch(/^heard/u)
    const [place] = finding?.places ?? []
    expect(place?.quote).toBe('🌙 The greyones left on Tuesday!')
    expect(text.slice(place?.start, place?.end)).toBe(place?.quote)
  })

  test('is the same each time', () => expect(expose(postingOf(text), heard, { id: 'x' })).toEqual(report))

  test('is told with more weight where the ear is sure', () =>
    expect(
      expose(postingOf(text), { ...heard, heard: earOf('greyones', 'pudding', { sureFrom: 1 }) }, { id: 'x' }).level,
    ).toBe('careful'))

  test('is not put into other words, and it says that this is left to do', () => {
    expect(report.rewordings).toEqual([])
    expect(report.limits.map(({ id }) => id)).toContain('by-hand')
  })

  test('is said in the language of the report', () =>
    expect(expose(postingOf(text), heard, { id: 'x', language: 'zh' }).findings[0]?.title).toMatch(/听上去/u))

  test('is not listened for in the words of a picture', () =>
    expect(expose(postingOf(text, 'picture'), heard, { id: 'x' }).findings).toEqual([]))
})

describe('a text that sounds innocent', () => {
  test('makes fine what rests on words alone', () => {
    const report = expose(postingOf('We had pudding at Pier 9.'), heard, { id: 'x' })
    expect(report).toMatchObject({ level: 'fine', fine: [{ rule: 'workplace/base', level: 'fine' }] })
    expect(expose(postingOf('We had pudding at Pier 9.'), SMALL.pack, { id: 'x' }).level).toBe('careful')
  })

  test('leaves alone what must not be published', () =>
    expect(expose(postingOf('pudding at pier 9 gate'), heard, { id: 'x' }).level).toBe('stop'))
})

describe('a long text', () => {
  const sentence = 'The greyones left on Tuesday!'
  const long = `${'Grass and stones and rain. '.repeat(200)}\n\n`
  const sure = (text: string, toldFrom: number) =>
    expose(postingOf(text), { ...heard, heard: earOf('greyones', 'pudding', { sureFrom: 1, toldFrom }) }, { id: 'x' })

  test('is told of with less weight than one post, and only where the ear is surer', () => {
    expect(sure(sentence, 1).level).toBe('careful')
    const text = `${long}${sentence}\n\n${long}`
    expect(sure(text, 1).findings).toMatchObject([{ rule: 'movement/by-ear', level: 'mind' }])
    const { heard: same, ...pack } = { ...heard, heard: earOf('greyones', 'pudding') }
    const loudest = Math.max(...new PostEar(same, pack).hear(text).map(({ any }) => any))
    // Enough for one post, and not for one of several parts.
    expect(sure(text, loudest - 0.5).findings).toEqual([])
  })
})

describe('sentences', () => {
  test.each([
    ['One. Two!  Three?', ['One.', 'Two!', 'Three?']],
    ['一句。两句！“三句？”四句', ['一句。', '两句！', '“三句？”', '四句']],
    ['v1.2.3 is out\nand so am I', ['v1.2.3 is out', 'and so am I']],
    ['  \n\t ', []],
    ['', []],
  ])('of %j', (text, sentences) =>
    expect(cutSentences(text).map(({ start, end }) => text.slice(start, end))).toEqual(sentences),
  )

  test('that do not end are cut all the same', () => {
    const pieces = cutSentences('字'.repeat(10_000))
    expect(pieces.every(({ start, end }) => end - start <= 400)).toBe(true)
    expect(pieces.reduce((sum, { start, end }) => sum + end - start, 0)).toBe(10_000)
  })
})

describe('hostile text', () => {
  const ear = new PostEar(earOf('greyones', 'pudding'), SMALL.pack)

  test.each([
    ['no space at all', 'x'.repeat(200_000)],
    ['only ends', '.!?…。！'.repeat(30_000)],
    ['only line breaks', '\n'.repeat(200_000)],
    ['halves of characters', '\uD83D'.repeat(50_000)],
    ['writing from both sides', '\u202Egreyones\u202C '.repeat(5000)],
    ['markup', '<script>constructor __proto__</script>'.repeat(3000)],
  ])('%s is listened to, and places stay within it', (_what, text) => {
    for (const { kinds, any } of ear.hear(text)) {
      expect(Number.isFinite(any)).toBe(true)
      for (const { start, end } of kinds) expect(start >= 0 && end <= text.length && start < end).toBe(true)
    }
  })
})

test('of a long document the net hears the beginning, as many words whatever the script, and the tables all', () => {
  const { heard, ...pack } = exposurePack
  expect(heard?.net).toBeDefined()
  if (!heard) return
  const withoutNet: LearnedPosts = { ...heard }
  Reflect.deleteProperty(withoutNet, 'net')
  // Four thousand characters a piece, each a word.
  const text = '今天上夜班在码头等船'.repeat(5000)
  const close = new PostEar(heard, pack).hear(text)
  const plain = new PostEar(withoutNet, pack).hear(text)
  const isHeardAlike = close.map(({ any }, piece) => any === plain[piece]?.any)
  expect(isHeardAlike).toEqual([...Array<boolean>(10).fill(false), true, true, true])
})
