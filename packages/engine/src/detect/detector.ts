import { Classifier } from '@telltale/classifier'
import type {
  CompiledExpression,
  CompiledPattern,
  Fact,
  FrameKind,
  PatternPack,
  PatternRule,
  Voice,
} from '@telltale/model'
import { buildLexicon, type Lexicon } from '../normalise/lexicon.js'
import { ExpressionTable } from './expression-table.js'
import { LeadIndex } from './lead-index.js'
import { Sieve } from './sieve.js'
import { WordSets } from './word-sets.js'

/** A bit for each way of speaking, so that several are one number. */
export const FRAME_BITS: Readonly<Record<FrameKind, number>> = {
  negated: 1,
  reported: 2,
  warned: 4,
  retold: 8,
  affirmed: 16,
}

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
  /** The ways of speaking that do not silence it: bits of `FRAME_BITS`. */
  readonly evenIf: number
  readonly conditions: readonly PreparedCondition[]
  /** Expressions that silence the pattern when they are in the same turn. */
  readonly unless: readonly number[]
}

/** The patterns of a pack for one voice, indexed so that cost follows the text and not the number of rules. */
export interface Detector {
  readonly lexicon: Lexicon
  /** The learned part; none for accounts, where nobody speaks for themselves, nor where the pack has none. */
  readonly classifier: Classifier | undefined
  readonly sets: WordSets
  readonly expressions: ExpressionTable
  /** For each expression, the patterns it is a wording of; empty for conditions and frames. */
  readonly patternsOf: readonly (readonly PreparedPattern[])[]
  /** The expressions of patterns, by the words that lead to them. */
  readonly index: LeadIndex
  /** For the turn that is looked at, and for its neighbours, which conditions look at in between. */
  readonly sieve: Sieve
  readonly sieveOfNeighbours: Sieve
  /** The ways of speaking that an expression stands for, if any. */
  readonly framesOf: ReadonlyMap<number, readonly FrameKind[]>
  /** Ways of speaking, by the words that lead to them. */
  readonly frameIndex: LeadIndex
  /** The expressions by which a speaker begins to retell; they are looked for everywhere. */
  readonly retold: ReadonlySet<number>
}

/**
 * Prepares a pack for detection in one voice: direct speech or the third person.
 *
 * Like a book's index, each expression is filed under its rarest necessary words only, so that a text without them
 * never looks at it. Done once for each pack and voice, and kept as long as the pack lives.
 */
export function detectorFor(pack: PatternPack, voice: Voice): Detector {
  const form = voice === 'account' ? 'told' : 'match'
  let kept = detectors.get(pack)
  if (!kept) detectors.set(pack, (kept = new Map<'match' | 'told', Detector>()))
  let detector = kept.get(form)
  if (!detector) kept.set(form, (detector = buildDetector(pack, form)))
  return detector
}

const detectors = new WeakMap<PatternPack, Map<'match' | 'told', Detector>>()

function buildDetector(pack: PatternPack, form: 'match' | 'told'): Detector {
  const sets = new WordSets(pack)
  const expressions = new ExpressionTable(sets)
  const patternsOf: PreparedPattern[][] = []
  const add = (expression: CompiledExpression): number => {
    const index = expressions.add(expression)
    while (patternsOf.length <= index) patternsOf.push([])
    return index
  }
  const addAll = (list: readonly CompiledExpression[]): number[] => list.map(add)

  // In an account everything is reported; what it says of money, endings and doubts holds however it is said.
  const waived = (rule: PatternRule): readonly FrameKind[] =>
    form === 'match'
      ? []
      : rule.stage === 'account'
        ? ['negated', 'reported', 'warned', 'retold']
        : ['reported', 'retold']

  const prepare = (
    pattern: CompiledPattern,
    rule: number,
    { weight = 1, facts = [] }: PatternRule,
    always: readonly FrameKind[],
  ): PreparedPattern => ({
    rule,
    weight: pattern.weight ?? weight,
    facts: pattern.facts ? [...pattern.facts, ...facts] : facts,
    evenIf: [...(pattern.evenIf ?? []), ...always].reduce((bits, kind) => bits | FRAME_BITS[kind], 0),
    conditions: (pattern.with ?? []).map(({ expressions: wordings, by, within, order }) => ({
      expressions: addAll(wordings),
      by,
      within,
      order,
    })),
    unless: addAll(pattern.unless ?? []),
  })

  pack.rules.forEach((rule, index) => {
    if (rule.status !== 'stable') return
    for (const pattern of rule[form] ?? []) {
      const prepared = prepare(pattern, index, rule, waived(rule))
      for (const expression of pattern.expressions) patternsOf[add(expression)]?.push(prepared)
    }
  })
  const framesOf = new Map<number, FrameKind[]>()
  for (const { kind, expression } of pack.frames) {
    const index = add(expression)
    framesOf.set(index, [...(framesOf.get(index) ?? []), kind])
  }
  expressions.seal()
  const vocabularySize = pack.vocabulary.length
  const retold = new Set([...framesOf].flatMap(([index, kinds]) => (kinds.includes('retold') ? [index] : [])))
  // Conditions and most frames are looked for only where a pattern was found; they are not filed with the patterns.
  const isFiled = (each: number): boolean => patternsOf[each]?.length !== 0 || retold.has(each)
  const index = new LeadIndex(vocabularySize, expressions, sets, isFiled)
  const frameIndex = new LeadIndex(vocabularySize, expressions, sets, (each) => framesOf.has(each))
  const lexicon = buildLexicon(pack, pack.learned?.words)
  return {
    lexicon,
    classifier: form === 'match' && pack.learned ? new Classifier(pack.learned, lexicon.respellingsOf) : undefined,
    sets,
    expressions,
    patternsOf,
    index,
    sieve: new Sieve(expressions, sets, vocabularySize),
    sieveOfNeighbours: new Sieve(expressions, sets, vocabularySize),
    framesOf,
    frameIndex,
    retold,
  }
}
