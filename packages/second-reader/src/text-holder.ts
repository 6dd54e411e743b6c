import type { CompiledRule, SecondReaderNoticeCode, Span } from '@telltale/model'
import type { Question } from './prepare-questions.js'
import type { Answer, AnswerEntry } from './read-answer.js'
import type { PlacedTurn } from './recent-turns.js'

/** An entry whose words stand where it says. */
export interface HeldSignal {
  readonly rule: CompiledRule
  readonly span: Span
  readonly placed: PlacedTurn
}

/** Why an entry was left out. */
type Refusal = Extract<
  SecondReaderNoticeCode,
  | 'second-reader/entry-not-understood'
  | 'second-reader/unknown-technique'
  | 'second-reader/not-in-text'
  | 'second-reader/own-words'
  | 'second-reader/repeated-or-too-many'
>

/** More would be no help to anybody, and a page of them a harm. */
const MOST_SIGNALS = 24
const MOST_OF_ONE_TECHNIQUE = 3

/** Gathers what answers say about one conversation, as far as the text bears it out. */
export class TextHolder {
  readonly #techniques: ReadonlyMap<string, CompiledRule>
  readonly #person: string | undefined
  readonly #held: HeldSignal[] = []
  readonly #refused = new Map<Refusal, number>()

  /** @param person - Whose words are never held against anybody. */
  constructor(techniques: ReadonlyMap<string, CompiledRule>, person: string | undefined) {
    this.#techniques = techniques
    this.#person = person
  }

  /** In the order of the text. */
  get held(): readonly HeldSignal[] {
    return this.#held.toSorted((a, b) => a.span.turn - b.span.turn || a.span.start - b.span.start)
  }

  /** How many entries were left out, by reason. */
  get refused(): ReadonlyMap<Refusal, number> {
    return this.#refused
  }

  add({ messages }: Question, { entries, malformed, beyond }: Answer): void {
    this.#refuse('second-reader/entry-not-understood', malformed)
    this.#refuse('second-reader/repeated-or-too-many', beyond)
    for (const entry of entries) {
      const signal = this.#hold(messages, entry)
      if (typeof signal === 'string') this.#refuse(signal, 1)
      else this.#held.push(signal)
    }
  }

  #hold(messages: Question['messages'], { message, technique, quote }: AnswerEntry): HeldSignal | Refusal {
    const rule = this.#techniques.get(technique)
    if (rule === undefined) return 'second-reader/unknown-technique'
    const asked = messages[message - 1]
    const at = asked?.text.indexOf(quote) ?? -1
    if (asked === undefined || at < 0) return 'second-reader/not-in-text'
    const { covered, from } = asked
    const place = covered.text.originalOf(from + at, from + at + quote.length)
    if (place === undefined) return 'second-reader/not-in-text'
    if (covered.turn.speaker === this.#person && covered.turn.forwardedFrom === undefined)
      return 'second-reader/own-words'
    const span = { turn: covered.index, ...place }
    if (this.#isTooMuch(rule, span)) return 'second-reader/repeated-or-too-many'
    return { rule, span, placed: covered }
  }

  /** Words are shown once, whatever they are said to be. */
  #isTooMuch(rule: CompiledRule, span: Span): boolean {
    return (
      this.#held.length >= MOST_SIGNALS ||
      this.#held.filter((other) => other.rule === rule).length >= MOST_OF_ONE_TECHNIQUE ||
      this.#held.some(({ span: other }) => other.turn === span.turn && other.start < span.end && span.start < other.end)
    )
  }

  #refuse(reason: Refusal, count: number): void {
    if (count > 0) this.#refused.set(reason, (this.#refused.get(reason) ?? 0) + count)
  }
}
