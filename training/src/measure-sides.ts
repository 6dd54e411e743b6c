import type { Classifier, ConversationNet } from '@telltale/classifier'
import {
  addStages,
  CloserHearing,
  detectSignals,
  guessLanguage,
  Listener,
  soundOfSides,
  TokenList,
  tokenise,
  weighForAndAgainst,
  weighStages,
  type Lexicon,
  type WeighedRule,
} from '@telltale/engine'
import type { CompiledPack } from '@telltale/model'
import type { Lesson, Side } from './sides.js'

/** One side with everything the judge will weigh. */
export interface MeasuredSide {
  readonly lesson: Lesson
  /** As the engine guesses it. */
  readonly spoken: string
  readonly side: Side
  readonly tone: number
  /** How much the one they talk with sounds drawn in; undefined where there is nobody, or a crowd. */
  readonly drawn: number | undefined
  /** What the net hears of it, in log odds; 0 without one. */
  readonly closer: number
  /** How short the side's words are, 0..1. */
  readonly brevity: number
  /** How many could be the other side, as a logarithm. */
  readonly crowd: number
  /** True where the whole text is one message. */
  readonly isOne: boolean
  /** What the rules' stages come to together. */
  readonly together: number
  /** For each rule that saw something, 0..1. */
  readonly rules: ReadonlyMap<string, number>
  /** For each rule that saw something that speaks against an approach and counts, 0..1. */
  readonly counter: ReadonlyMap<string, number>
}

/** Measures every side of a conversation just as the engine does. */
export function measureSides(
  lesson: Lesson,
  sides: readonly Side[],
  classifier: Classifier,
  pack: CompiledPack,
  lexicon: Lexicon,
  net?: ConversationNet,
): readonly MeasuredSide[] {
  const reading = { format: 'corpus', voice: 'conversation', turns: lesson.turns, events: [], notices: [] } as const
  const { signals } = detectSignals(reading, rulesOnly(pack))
  const tokens = new TokenList()
  const listener = new Listener(classifier, lesson.turns.length)
  lesson.turns.forEach(({ speaker, text }, turn) => {
    tokenise(text, lexicon, tokens)
    listener.add(turn, speaker, classifier.hear(tokens))
  })
  const sounds = soundOfSides(listener.soundOf)
  const closer = new CloserHearing(() => net, lesson.turns, lexicon)
  const spoken = guessLanguage(lesson.turns, pack.folding)
  return sides.flatMap((side) => {
    const sound = sounds.get(side.speaker)
    if (!sound) return []
    const { weighed, against } = weighForAndAgainst(
      signals.filter(({ rule, speaker }) => speaker === side.speaker && pack.rules[rule]?.by !== 'person'),
      pack.rules,
    )
    const byId = (list: readonly WeighedRule[]): ReadonlyMap<string, number> =>
      new Map(list.map(({ rule, score }) => [pack.rules[rule]?.id ?? '', score]))
    return [
      {
        lesson,
        spoken,
        side,
        ...sound,
        closer: closer.oddsOf(
          side.speaker,
          listener.soundOf.get(side.speaker) ?? { from: 0, to: 0 },
          lesson.turns.length - 1,
        ),
        together: addStages(weighStages(weighed, pack.rules)),
        rules: byId(weighed),
        counter: byId(against),
      },
    ]
  })
}

/** One object for each pack, so that what the engine prepares for it is kept. */
const prepared = new WeakMap<CompiledPack, CompiledPack>()

function rulesOnly(pack: CompiledPack): CompiledPack {
  let bare = prepared.get(pack)
  if (!bare) {
    const copy: CompiledPack & { learned?: unknown } = { ...pack }
    delete copy.learned
    prepared.set(pack, (bare = copy))
  }
  return bare
}
