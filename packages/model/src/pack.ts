import type { Fact } from './signal.js'
import type { LearnedPart } from './learned-part.js'
import type { Kind } from './kind.js'
import type { Stage } from './stage.js'
import type { Wording } from './wording.js'

/**
 * Rows of whole numbers in one string: numbers apart by a space, rows by a semicolon, as in `1 5 7;2;`. Tables of a pack
 * are written so because a string of digits takes a tenth of the memory of the same numbers as lists.
 */
export type NumberRows = string

/**
 * One pattern as a small automaton over tokens, without empty moves: `moves/across/needs`.
 *
 * `moves` has a row for each state, state 0 being the start: pairs of a symbol and the state it leads to, -1 for a full match.
 * A symbol of 0 or more is a word set (a row of `PatternPack.sets`), -1 stands for any token, and -2 - n for phrase list n,
 * which takes as many tokens as the phrase has. States in the row `across` may be left by a token that opens a new
 * sentence. `needs` is a row of word sets of which a text must hold one word each, or it cannot match; rarest first.
 */
export type CompiledExpression = string

/**
 * Ways of speaking that take the force out of a match: `negated`, `reported` and `warned` where they stand; `retold` for what
 * the same speaker says in the turns after it as well. `affirmed` marks words that look negated and are not (能不能).
 */
export type FrameKind = 'negated' | 'reported' | 'warned' | 'retold' | 'affirmed'

export interface CompiledFrame {
  readonly kind: FrameKind
  readonly expression: CompiledExpression
}

export interface CompiledPattern {
  readonly language: string
  readonly expressions: readonly CompiledExpression[]
  /** Words that must be near: in the same turn when `within` is 0, else that many turns before or after. */
  readonly with?: readonly {
    readonly expressions: readonly CompiledExpression[]
    readonly by: 'same' | 'other' | 'any'
    readonly within: number
    readonly order: 'before' | 'after' | 'either'
  }[]
  /** Words that must not be in the same turn. */
  readonly unless?: readonly CompiledExpression[]
  /** Frames that do not silence this pattern. */
  readonly evenIf?: readonly FrameKind[]
  readonly facts?: readonly Fact[]
  /** Overrides the rule's weight. */
  readonly weight?: number
}

/** What finding words needs to know of a rule, whatever the rule is for. */
export interface PatternRule {
  readonly id: string
  readonly status: 'draft' | 'trial' | 'stable' | 'retired'
  /** Rules of `account` hold however something is said. */
  readonly stage?: string
  /** What a match says by itself; 1 where it is left out. */
  readonly weight?: number
  readonly facts?: readonly Fact[]
  /** Patterns for direct speech. */
  readonly match: readonly CompiledPattern[]
  /** Patterns for the third person. */
  readonly told?: readonly CompiledPattern[]
}

/** What finding words needs of any pack. */
export interface PatternPack {
  readonly packVersion: 1
  readonly version: string
  /** SHA-256, in hexadecimal, of the pack's canonical JSON without this member. */
  readonly digest: string
  readonly languages: readonly string[]
  /** Characters folded to others before matching: pairs in one string, `from` and `to` in turn. */
  readonly folding: { readonly lookalikes: string; readonly traditional: string; readonly leet: string }
  /** Folded words; a trailing `*` marks a prefix, a leading `#` a class. */
  readonly vocabulary: readonly string[]
  /** Word sets: each row holds words of the vocabulary, by index, ascending. */
  readonly sets: NumberRows
  /** Phrases that stand for each other: each row holds the number of its list and then a word set for each of its words. */
  readonly phrases: NumberRows
  readonly frames: readonly CompiledFrame[]
  readonly rules: readonly PatternRule[]
  /** What was learnt from conversations; without it, the rules speak alone. */
  readonly learned?: LearnedPart
}

/** One technique, compiled. */
export interface CompiledRule extends PatternRule {
  /**
   * `person`: what the person does. `account`: what an account tells beside techniques. `counter`: what an honest
   * stranger does and a deceiver hardly can. `heard` is what the learned part heard and cannot name. None of the four is a stage of an approach.
   */
  readonly stage: Stage | 'person' | 'account' | 'counter' | 'heard'
  readonly by: 'approacher' | 'person' | 'either'
  readonly weight: number
  readonly title: Readonly<Record<string, string>>
  readonly why: Readonly<Record<string, string>>
  readonly couldAlsoBe: Readonly<Record<string, readonly string[]>>
  readonly kinds: Readonly<Partial<Record<Kind, number>>>
  readonly tags: Readonly<Record<string, readonly string[]>>
  readonly sources: readonly string[]
  readonly facts: readonly Fact[]
  readonly told: readonly CompiledPattern[]
}

/** A published case, as far as a report needs it to show what was seen before. */
export interface PrecedentCase {
  readonly id: string
  readonly title: Readonly<Record<string, string>>
  readonly year: number
  readonly source: Readonly<Record<string, string>>
  readonly address: string
  readonly disputed?: Readonly<Record<string, string>>
  readonly kind: Kind
  /** How reliable its origins and how credible its claims are, by the Admiralty code: `B2`. */
  readonly grade?: string
  /** In the order told: techniques (`hook/harmless-first-task`), or a stage alone (`hook`) where none is named. */
  readonly steps: readonly string[]
  /** What the person is told to have done: rules of `person`. */
  readonly did: readonly string[]
}

/** Everything the engine knows, as data: built from the files under `packs/`, checked, and digested. */
export interface CompiledPack extends PatternPack {
  readonly rules: readonly CompiledRule[]
  readonly cases: readonly PrecedentCase[]
  readonly wording: Readonly<Record<string, Wording>>
}
