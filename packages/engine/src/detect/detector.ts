import type { CompiledExpression, CompiledPack, CompiledPattern, CompiledRule, Fact, FrameKind, Voice } from '@telltale/model'
import { buildLexicon, type Lexicon } from '../normalise/lexicon.js'
import { WordSets } from './word-sets.js'
import { prepareExpression, type PreparedExpression } from './prepare-expression.js'

/** What an expression is for: it is a rule's pattern, a condition of one, or a way of speaking. */
export interface PreparedCondition {
  /** Index into `Detector.expressions` of every wording of the condition. */
  readonly expressions: readonly number[]
  readonly by: 'same' | 'other' | 'any'
  readonly within: number
  readonly order: 'before' | 'after' | 'either'
}

export interface PreparedPattern {
  readonly rule: number
  readonly weight: number
  readonly facts: readonly Fact[]
  readonly evenIf: ReadonlySet<FrameKind>
  readonly conditions: readonly PreparedCondition[]
  /** Expressions that silence the pattern when they are in the same turn. */
  readonly unless: readonly number[]
}

/** The patterns of a pack for one voice, indexed so that cost follows the text and not the number of rules. */
export interface Detector {
  readonly lexicon: Lexicon
  readonly sets: WordSets
  readonly expressions: readonly PreparedExpression[]
  /** For each expression, the patterns it is a wording of; empty for conditions and frames. */
  readonly patternsOf: readonly (readonly PreparedPattern[])[]
  /** Whether other patterns ask where an expression was found. */
  readonly isCondition: Uint8Array
  /** For each word of the vocabulary, the expressions whose rarest need it meets. */
  readonly byWord: readonly (readonly number[])[]
  readonly frames: Readonly<Record<FrameKind, readonly number[]>>
}

/**
 * Prepares a pack for detection in one voice: direct speech or the third person.
 *
 * Like a book's index, each expression is filed under its rarest necessary words only, so that a text without them
 * never looks at it. Done once for each pack and voice, and kept as long as the pack lives.
 */
export function detectorFor(pack: CompiledPack, voice: Voice): Detector {
  const form = voice === 'account' ? 'told' : 'match'
  let kept = detectors.get(pack)
  if (!kept) detectors.set(pack, (kept = new Map<'match' | 'told', Detector>()))
  let detector = kept.get(form)
  if (!detector) kept.set(form, (detector = buildDetector(pack, form)))
  return detector
}

const detectors = new WeakMap<CompiledPack, Map<'match' | 'told', Detector>>()

function buildDetector(pack: CompiledPack, form: 'match' | 'told'): Detector {
  const expressions: PreparedExpression[] = []
  const patternsOf: PreparedPattern[][] = []
  const conditions: number[] = []

  const add = (expression: CompiledExpression): number => {
    patternsOf.push([])
    return expressions.push(prepareExpression(expression)) - 1
  }
  const addAll = (list: readonly CompiledExpression[]): number[] => list.map(add)

  // In an account everything is reported; what it says of money, endings and doubts holds however it is said.
  const waived = (rule: CompiledRule): readonly FrameKind[] =>
    form === 'match' ? [] : rule.stage === 'account' ? ['negated', 'reported', 'warned'] : ['reported']

  const prepare = (pattern: CompiledPattern, rule: number, { weight, facts }: CompiledRule, always: readonly FrameKind[]): PreparedPattern => {
    const prepared: PreparedPattern = {
      rule,
      weight: pattern.weight ?? weight,
      facts: pattern.facts ? [...pattern.facts, ...facts] : facts,
      evenIf: new Set([...(pattern.evenIf ?? []), ...always]),
      conditions: (pattern.with ?? []).map(({ expressions: wordings, by, within, order }) => {
        const indexes = addAll(wordings)
        conditions.push(...indexes)
        return { expressions: indexes, by, within, order }
      }),
      unless: addAll(pattern.unless ?? []),
    }
    conditions.push(...prepared.unless)
    return prepared
  }

  pack.rules.forEach((rule, index) => {
    if (rule.status !== 'stable') return
    for (const pattern of rule[form]) {
      const prepared = prepare(pattern, index, rule, waived(rule))
      for (const expression of pattern.expressions) patternsOf[add(expression)]?.push(prepared)
    }
  })
  const frames: Record<FrameKind, number[]> = { negated: [], reported: [], warned: [] }
  for (const frame of pack.frames) frames[frame.kind].push(add(frame.expression))
  const isFrame = new Set(Object.values(frames).flat())

  const isCondition = new Uint8Array(expressions.length)
  for (const index of conditions) isCondition[index] = 1
  const byWord: number[][] = Array.from({ length: pack.vocabulary.length }, () => [])
  expressions.forEach((expression, index) => {
    // Frames are looked for only where something was found; they are not filed.
    if (!isFrame.has(index)) for (const word of pack.sets[expression.needs[0] ?? -1] ?? []) byWord[word]?.push(index)
  })
  return { lexicon: buildLexicon(pack), sets: new WordSets(pack), expressions, patternsOf, isCondition, byWord, frames }
}
