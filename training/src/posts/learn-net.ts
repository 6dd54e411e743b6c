import { fileURLToPath } from 'node:url'
import { keyOfWord } from '@telltale/classifier'
import { buildLexicon, tokenise, TokenList } from '@telltale/engine'
import { NetEar, shapeOfWord } from '@telltale/exposure'
import { isRecord, type CompiledExposurePack, type ExposureKind, type LearnedNet } from '@telltale/model'
import { learnInPython } from '../learn-in-python.js'
import { listsIn } from '../lists-in.js'
import { numbersIn } from '../numbers-in.js'
import { storeVectors } from '../store-vectors.js'
import { markWords } from './mark-words.js'
import type { PostLesson } from './post-lesson.js'

const LEARN_NET = fileURLToPath(new URL('../../net/learn_net.py', import.meta.url))
/** Found by leaving authors out; see the model card. */
const SETTINGS: NetSettings = { rounds: 10, vector: 64, width: 128, seed: 7 }
/** Storing vectors in 8 bits moves what is heard, in log odds, by less than this. */
const MOST_OFF = 0.5
/** In the order in which `NetEar` reads them. */
const LAYERS = [
  'shapes.weight',
  'breaks.weight',
  ...['first', 'second', 'third', 'by_word', 'by_post'].flatMap((name) => [`${name}.weight`, `${name}.bias`]),
]

interface NetSettings {
  readonly rounds: number
  readonly vector: number
  readonly width: number
  readonly seed: number
}

/** A lesson as the net sees it: keys, shapes and breaks of its words, and as bits the kinds that hold of each. */
export interface NetLesson {
  readonly lesson: PostLesson
  readonly words: readonly number[]
  readonly shapes: readonly number[]
  readonly breaks: readonly number[]
  readonly marked: readonly number[]
}

/** Cuts lessons into words, with the same tokens as the ear's. Done once: it does not depend on what is learnt. */
export function netLessons(
  lessons: readonly PostLesson[],
  pack: CompiledExposurePack,
  kinds: readonly ExposureKind[],
): readonly NetLesson[] {
  const lexicon = buildLexicon(pack)
  const tokens = new TokenList()
  return lessons.map((lesson) => {
    const { text } = lesson
    tokenise(text, lexicon, tokens)
    const each = <Item>(of: (token: number) => Item): readonly Item[] =>
      Array.from({ length: tokens.length }, (_, token) => of(token))
    return {
      lesson,
      words: each((token) => keyOfWord(tokens.wordAt(token))),
      shapes: each((token) => shapeOfWord(text.slice(tokens.startOf(token), tokens.endOf(token)))),
      breaks: each((token) => tokens.breakBefore(token)),
      marked: [...markWords(lesson, tokens, (kind) => 1 << kinds.indexOf(kind))],
    }
  })
}

/**
 * Learns the net, with PyTorch.
 *
 * @throws {Error} Where there is no Python with PyTorch, or it fails, or the net as it is stored says something else than the
 *   one that was learnt.
 */
export function learnNet(
  lessons: readonly NetLesson[],
  pack: CompiledExposurePack,
  kinds: readonly ExposureKind[],
  settings: NetSettings = SETTINGS,
): LearnedNet {
  const plain = lessons.map(({ lesson: { only, share }, ...words }) => ({
    ...words,
    only: only === undefined ? null : kinds.indexOf(only),
    share,
  }))
  const weights = learnInPython(LEARN_NET, { kinds: kinds.length, settings, lessons: plain })
  const net = packNet(weights, kinds, settings)
  const off = farthestOff(net, weights, lessons, pack)
  if (!(off < MOST_OFF)) throw new Error(`The net says something else here than where it was learnt: off by ${off}.`)
  return net
}

/** How far from what it said where it was learnt the stored net is, in the lessons that it was asked about there. */
function farthestOff(
  net: LearnedNet,
  learnt: unknown,
  lessons: readonly NetLesson[],
  pack: CompiledExposurePack,
): number {
  const ear = new NetEar(net)
  const lexicon = buildLexicon(pack)
  const tokens = new TokenList()
  const answers = isRecord(learnt) ? listsIn(learnt['answers']).map(numbersIn) : []
  const asked = lessons.filter(({ words }) => words.length > 0).slice(0, answers.length)
  return asked.reduce((most, { lesson: { text } }, index) => {
    tokenise(text, lexicon, tokens)
    const said = answers[index] ?? []
    const heard = [...ear.hear(text, tokens).values()]
    return Math.max(most, ...heard.map((each, head) => Math.abs(each - (said[head] ?? Number.NaN))))
  }, 0)
}

/** What Python wrote, as it is stored: vectors in 8 bits, the rest in single precision. */
function packNet(learnt: unknown, kinds: readonly ExposureKind[], { vector, width }: NetSettings): LearnedNet {
  if (!isRecord(learnt) || !isRecord(learnt['layers'])) throw new Error('The net was not written whole.')
  const layers = learnt['layers']
  const words = numbersIn(learnt['words'])
  const vectors = [numbersIn(learnt['unknown']), ...listsIn(learnt['vectors']).map(numbersIn)]
  const { units, bytes } = storeVectors(vectors, vector, [0, ...words])
  const numbers = Float32Array.from(LAYERS.flatMap((name) => numbersIn(layers[name])))
  return {
    kinds,
    vector,
    width,
    rows: vectors.length,
    units,
    words: bytes,
    layers: Buffer.from(numbers.buffer).toString('base64'),
  }
}
