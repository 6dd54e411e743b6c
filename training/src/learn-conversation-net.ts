import { fileURLToPath } from 'node:url'
import { ConversationNet, isCharacterToken, keyOfWord, PIECES, piecesOfWord } from '@telltale/classifier'
import { joinUtterances, TokenList, wordsOfTurn, type Lexicon } from '@telltale/engine'
import { isRecord, KINDS, STAGES, type LearnedConversationNet } from '@telltale/model'
import { approachersOf } from './approachers-of.js'
import { learnInPython } from './learn-in-python.js'
import { listsIn } from './lists-in.js'
import { numbersIn } from './numbers-in.js'
import type { Lesson } from './sides.js'
import { storeVectors } from './store-vectors.js'

const LEARN_NET = fileURLToPath(new URL('../net/learn_conversation_net.py', import.meta.url))
/** Found by leaving authors out; see the model card. */
const SETTINGS: NetSettings = { rounds: 4, vector: 48, width: 64, turn: 64, seed: 7, threads: 1 }
/** Storing vectors in 8 bits moves what is heard, in log odds, by less than this. */
const MOST_OFF = 0.5
/** So many lessons, of no more words than this, are asked about when all is learnt. */
const ASKED = 100
const SHORT = 300
/** In the order in which `ConversationNet` reads them. */
const LAYERS = [
  ...['one', 'three', 'five', 'turn', 'stages'].flatMap((name) => [`${name}.weight`, `${name}.bias`]),
  'own.weight',
  ...['', '_reverse'].flatMap((way) =>
    ['weight_ih', 'weight_hh', 'bias_ih', 'bias_hh'].map((name) => `order.${name}_l0${way}`),
  ),
  'side.weight',
  'side.bias',
]

interface NetSettings {
  readonly rounds: number
  readonly vector: number
  readonly width: number
  readonly turn: number
  readonly seed: number
  readonly threads: number
}

/** A conversation as the net sees it: its utterances, as the numbers of the forms of their words. */
export interface NetLesson {
  readonly lesson: Lesson
  readonly utterances: readonly {
    readonly speaker: string
    readonly words: readonly string[]
    readonly stages: number
  }[]
}

/** Cuts a lesson into utterances, as the engine does. */
export function netLessonOf(lesson: Lesson, lexicon: Lexicon): NetLesson {
  const tokens = new TokenList()
  const { turns, techniques } = lesson
  const joined = joinUtterances(turns, 0, turns.length - 1, (turn) =>
    turns[turn] ? wordsOfTurn(turns[turn], lexicon, tokens) : [],
  )
  return {
    lesson,
    utterances: joined.map(({ speaker, words, from, to }) => ({
      speaker,
      words,
      stages: techniques
        .slice(from, to + 1)
        .flat()
        .reduce((bits, technique) => bits | bitOf(technique), 0),
    })),
  }
}

function bitOf(technique: string): number {
  const stage = technique.slice(0, technique.indexOf('/'))
  const place = STAGES.findIndex((each) => each === stage)
  if (place >= 0) return 1 << place
  return stage === 'person' ? 1 << STAGES.length : 0
}

/**
 * Learns the net, with PyTorch.
 *
 * @throws {Error} Where there is no Python with PyTorch, or it fails, or the net as it is stored says something else than the
 *   one that was learnt.
 */
export function learnConversationNet(
  lessons: readonly NetLesson[],
  settings: NetSettings = SETTINGS,
): LearnedConversationNet {
  const forms = new Forms()
  const plain = lessons.map((each) => plainOf(each, forms))
  const asked = lessons.flatMap((each, index) => (mayBeAsked(each) ? [index] : [])).slice(0, ASKED)
  const weights = learnInPython(LEARN_NET, {
    settings: { ...settings, pieces: PIECES },
    forms: forms.list,
    lessons: plain,
    asked,
  })
  const net = packNet(weights, settings)
  const answers = isRecord(weights) ? listsIn(weights['answers']).map(pairsIn) : []
  const off = farthestOff(
    net,
    answers,
    asked.flatMap((index) => lessons[index] ?? []),
  )
  if (!(off < MOST_OFF)) throw new Error(`The net says something else here than where it was learnt: off by ${off}.`)
  return net
}

/** Short ones are heard whole in both places. */
const mayBeAsked = ({ utterances }: NetLesson): boolean =>
  utterances.length > 0 && utterances.reduce((sum, { words }) => sum + words.length, 0) <= SHORT

/** Words as they are told to Python: each different one once, with its pieces. */
class Forms {
  readonly list: [number, readonly number[]][] = [[0, []]]
  readonly #numbers = new Map<string, number>()

  numberOf(word: string, next: string): number {
    const isCharacter = isCharacterToken(word)
    const name = isCharacter && isCharacterToken(next) ? `${word} ${next}` : word
    let number = this.#numbers.get(name)
    if (number === undefined) {
      number = this.list.length
      this.#numbers.set(name, number)
      this.list.push([keyOfWord(word), piecesOfWord(word, next)])
    }
    return number
  }
}

const speakersOf = ({ lesson }: NetLesson): readonly string[] => [
  ...new Set(lesson.turns.map(({ speaker }) => speaker)),
]

function plainOf(each: NetLesson, forms: Forms): unknown {
  const { lesson, utterances } = each
  const speakers = speakersOf(each)
  return {
    group: `${lesson.file} ${lesson.pair}`,
    language: lesson.language,
    isPublic: lesson.file.startsWith('public '),
    utterances: utterances.map(({ speaker, words, stages }) => [
      speakers.indexOf(speaker),
      words.map((word, index) => forms.numberOf(word, words[index + 1] ?? '')),
      stages,
    ]),
    approachers: [...approachersOf(lesson)].map((speaker) => speakers.indexOf(speaker)),
    person: speakers.indexOf(lesson.person),
    kind: KINDS.findIndex((kind) => kind === lesson.kind),
  }
}

/** How far from what it said where it was learnt the stored net is. */
function farthestOff(
  stored: LearnedConversationNet,
  answers: readonly (readonly (readonly [number, number])[])[],
  asked: readonly NetLesson[],
): number {
  const net = new ConversationNet(stored)
  let most = answers.length === asked.length ? 0 : Infinity
  asked.forEach((each, index) => {
    const heard = each.utterances.map(({ words }) => net.hear(words))
    for (const [speaker, odds] of answers[index] ?? []) {
      const name = speakersOf(each)[speaker]
      const areOwn = each.utterances.map((utterance) => utterance.speaker === name)
      most = Math.max(most, Math.abs(net.oddsOf(heard, areOwn) - odds))
    }
  })
  return most
}

/** What Python wrote, as it is stored: vectors in 8 bits, the rest in single precision. */
function packNet(learnt: unknown, { vector, width, turn }: NetSettings): LearnedConversationNet {
  if (!isRecord(learnt) || !isRecord(learnt['layers'])) throw new Error('The net was not written whole.')
  const layers = learnt['layers']
  const vectors = listsIn(learnt['vectors']).map(numbersIn)
  const words = storeVectors(vectors, vector, [0, ...numbersIn(learnt['words'])])
  const pieces = storeVectors(listsIn(learnt['pieces']).map(numbersIn), vector)
  const numbers = Float32Array.from(
    LAYERS.flatMap((name) => {
      const all = numbersIn(layers[name])
      // Of the last layer only the first question is asked again.
      return name === 'side.weight'
        ? all.slice(0, 4 * turn + 2 * (STAGES.length + 1))
        : name === 'side.bias'
          ? all.slice(0, 1)
          : all
    }),
  )
  return {
    vector,
    width,
    turn,
    rows: vectors.length,
    units: words.units,
    pieceUnits: pieces.units,
    words: words.bytes,
    pieces: pieces.bytes,
    layers: Buffer.from(numbers.buffer).toString('base64'),
  }
}

function pairsIn(value: unknown): readonly (readonly [number, number])[] {
  return listsIn(value).map((pair) => {
    const [speaker = Number.NaN, odds = Number.NaN] = numbersIn(pair)
    return [speaker, odds]
  })
}
