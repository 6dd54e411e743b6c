import { FEATURES_OF_WORD, listWordFeatures } from '@telltale/classifier'
import { TokenList, tokenise, type Lexicon } from '@telltale/engine'
import { WORD_HEADS } from '@telltale/model'
import type { TaggedText, WordSettings } from './learn-words.js'
import type { Mark } from './read-corpus.js'
import { approachersOf, type Lesson } from './sides.js'

/** A public conversation is one of thousands, and says little. */
const PUBLIC_SHARE = 0.3

const bitOf = (head: string): number => {
  const at = WORD_HEADS.findIndex((each) => each === head)
  return at < 0 ? 0 : 1 << at
}
const SIDE = bitOf('side')

/** Found by leaving authors out; see the model card. */
export const CONVERSATION_WORDS: WordSettings = {
  epochs: 3,
  step: 0.8,
  mostRows: 65_000,
  looseHeads: ((1 << WORD_HEADS.length) - 1) & ~SIDE,
}

/**
 * Turns a conversation into words with their labels: which of them show a stage, where their author marked words; all of a
 * turn, where only the turn is noted; and which are the other side's at all.
 */
export function tagConversation(lesson: Lesson, lexicon: Lexicon): TaggedText {
  const approachers = approachersOf(lesson)
  const tokens = new TokenList()
  const keys: Int32Array[] = []
  const heads: number[] = []
  const loose: (readonly [number, number])[] = []
  lesson.turns.forEach(({ speaker, text }, turn) => {
    tokenise(text, lexicon, tokens)
    const ofTurn = new Int32Array(tokens.length * FEATURES_OF_WORD)
    listWordFeatures(text, tokens, ofTurn)
    keys.push(ofTurn)
    const first = heads.length
    const isOther = approachers.has(speaker)
    const marks = isOther ? (lesson.marks[turn] ?? []) : []
    const noted = isOther && marks.length === 0 ? bitsOf(lesson.techniques[turn] ?? []) : 0
    for (let token = 0; token < tokens.length; token++)
      heads.push(isOther ? SIDE | noted | markedAt(tokens.startOf(token), tokens.endOf(token), marks, text) : 0)
    if (noted !== 0) loose.push([first, heads.length])
  })
  return {
    keys: joinAll(keys),
    heads: Uint32Array.from(heads),
    share: lesson.file.startsWith('public ') ? PUBLIC_SHARE : 1,
    loose,
  }
}

/** The stages of techniques that the ear knows, and that there are any. */
function bitsOf(techniques: readonly string[]): number {
  const stages = techniques.map((each) => each.slice(0, each.indexOf('/'))).filter((stage) => stage !== 'person')
  return stages.reduce((bits, stage) => bits | bitOf(stage), stages.length > 0 ? bitOf('any') : 0)
}

function markedAt(start: number, end: number, marks: readonly Mark[], text: string): number {
  return bitsOf(
    marks.flatMap(({ technique, quote }) => {
      const from = text.indexOf(quote)
      return from < end && from + quote.length > start ? [technique] : []
    }),
  )
}

function joinAll(lists: readonly Int32Array[]): Int32Array {
  const all = new Int32Array(lists.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const list of lists) {
    all.set(list, at)
    at += list.length
  }
  return all
}
