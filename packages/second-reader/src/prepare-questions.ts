import { STAGES, type CompiledRule } from '@telltale/model'
import { coverNames, type CoveredTurn, type Covering } from './cover-names.js'
import type { PlacedTurn } from './recent-turns.js'
import { writeQuestion } from './write-question.js'

/** A message of a question, or a part of one that is too long to be sent at once. */
export interface QuestionMessage {
  readonly covered: CoveredTurn
  /** Where the part begins in what is sent of the turn. */
  readonly from: number
  readonly text: string
}

/** One thing to ask: the body to send, and what its messages stand for. */
export interface Question {
  readonly body: string
  /** In the order of their numbers, which count from 1. */
  readonly messages: readonly QuestionMessage[]
}

export interface QuestionOptions extends Covering {
  /** The name of a model, for those who serve several. */
  readonly model?: string
  readonly rules: readonly CompiledRule[]
}

/** Everything that would be sent about one conversation, and how much that is. */
export interface Prepared {
  readonly questions: readonly Question[]
  /** Turns of the conversation, or parts of very long ones. */
  readonly messages: number
  /** Of what was said, as it would be sent. */
  readonly characters: number
  /** Techniques that may be answered with, by id. */
  readonly techniques: ReadonlyMap<string, CompiledRule>
}

/** What fits into a small model's memory beside the techniques, in every script. */
const MOST_CHARACTERS = 4000
const MOST_MESSAGES = 60
/** The last messages before a part are sent with it again, so that an answer is read with what it answers. */
const OVERLAP = 3
const MOST_OVERLAP_CHARACTERS = 800

/**
 * Makes the questions about a conversation: names replaced, cut into parts. Sends nothing, and gives the same for the same
 * conversation. There are as many questions as it takes; how much is asked is bounded by the turns that are given.
 */
export function prepareQuestions(turns: readonly PlacedTurn[], options: QuestionOptions): Prepared {
  const techniques = new Map(options.rules.filter(isAskedFor).map((rule) => [rule.id, rule]))
  const parts = coverNames(turns, options).flatMap((covered) => [...partsOf(covered)])
  const questions = stretchesOf(parts).map((messages) => ({
    messages,
    body: writeQuestion(messages, [...techniques.values()], options.model),
  }))
  return { questions, messages: parts.length, characters: charactersOf(parts), techniques }
}

/** What the other side of an approach does: what the person does counts for nothing, so nobody is asked for it. */
function isAskedFor({ stage, status, by }: CompiledRule): boolean {
  return STAGES.some((each) => each === stage) && status !== 'retired' && by !== 'person'
}

function* partsOf(covered: CoveredTurn): Generator<QuestionMessage, void, undefined> {
  const { sent } = covered.text
  for (let from = 0; from < sent.length;) {
    const to = endOfPart(sent, from)
    yield { covered, from, text: sent.slice(from, to) }
    from = to
  }
}

function endOfPart(text: string, from: number): number {
  const to = from + MOST_CHARACTERS
  if (to >= text.length) return text.length
  const space = text.lastIndexOf(' ', to - 1) + 1
  if (space > to - MOST_OVERLAP_CHARACTERS) return space
  return /[\ud800-\udbff]/.test(text.charAt(to - 1)) ? to - 1 : to
}

function stretchesOf(parts: readonly QuestionMessage[]): readonly (readonly QuestionMessage[])[] {
  const stretches: QuestionMessage[][] = []
  let stretch: QuestionMessage[] = []
  let characters = 0
  for (const part of parts) {
    if (stretch.length === MOST_MESSAGES || (stretch.length > 0 && characters + part.text.length > MOST_CHARACTERS)) {
      stretches.push(stretch)
      stretch = overlapOf(stretch, MOST_CHARACTERS - part.text.length)
      characters = charactersOf(stretch)
    }
    stretch.push(part)
    characters += part.text.length
  }
  if (stretch.length > 0) stretches.push(stretch)
  return stretches
}

/** The last messages of a stretch that are short enough to stand in the next one too. */
function overlapOf(stretch: readonly QuestionMessage[], room: number): QuestionMessage[] {
  const last = stretch.slice(-OVERLAP)
  while (last.length > 0 && charactersOf(last) > Math.min(room, MOST_OVERLAP_CHARACTERS)) last.shift()
  return last
}

function charactersOf(parts: readonly QuestionMessage[]): number {
  return parts.reduce((sum, { text }) => sum + text.length, 0)
}
