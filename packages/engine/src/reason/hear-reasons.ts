import { MessagesInARow, WindowOfTurns, type Classifier, type Heard } from '@telltale/classifier'
import { KINDS, STAGES, type CompiledPack, type Kind, type Signal, type Stage, type Turn } from '@telltale/model'
import type { CloserHearing } from '../detect/closer-hearing.js'
import { detectorFor } from '../detect/detector.js'
import { FEWEST_WORDS, type Hearing, type Sound } from '../detect/hearing.js'
import { ownWords } from '../detect/own-words.js'
import type { Lexicon } from '../normalise/lexicon.js'
import { BREAK_SENTENCE, TokenList } from '../normalise/token-list.js'
import { tokenise } from '../normalise/tokenise.js'
import type { HeardReasons } from './judge.js'
import { scoreSide } from './score-side.js'
import { soundOfSides } from './sound-of-sides.js'

/** So many sentences carry a tone at most; what is beyond them is style, not reason. */
const MOST_REASONS = 20
/** A sentence that takes away less than this is no reason. */
const LEAST_DROP = 0.02
/** A quote of the learned part is at least so many tokens, where the sentence has them: less says nothing to a reader. */
const FEWEST_TOKENS = 4
/** Longer sentences than this many tokens are quoted in part. */
const MOST_TOKENS = 48

/** So many turns before and after the loudest stretch are looked at for others. */
const TURNS_AROUND = 400
/** So many stretches give their reasons at most. */
const MOST_STRETCHES = 4

interface Sentence {
  readonly turn: number
  readonly start: number
  readonly end: number
  /** With the features between it and what the speaker said just before. */
  readonly heard: Pick<Heard, 'rows' | 'words'>
}

/**
 * Finds the sentences that carried a side's tone: those without which it would be quiet, the weightiest first. The model
 * is a sum over words, so these are the reasons and not a story about them.
 *
 * @param sound - The stretch of the speaker's turns that is judged.
 * @param seen - What the rules saw of the speaker: where they saw a technique in a sentence, they know its name better.
 * @param language - See `SideSound.language`.
 * @param closer - What it heard of the whole counts as it is: striking sentences out only makes it quieter.
 */
export function hearReasons(
  turns: readonly Turn[],
  speaker: string,
  sound: Pick<Sound, 'from' | 'to' | 'late'>,
  seen: readonly Signal[],
  hearing: Hearing,
  pack: CompiledPack,
  language: number,
  closer: CloserHearing,
): HeardReasons {
  const { classifier } = hearing
  const side = soundOfSides(hearing.soundOf, language).get(speaker)
  if (!side || !pack.learned) return { signals: [], kinds: {} }
  const { judge } = pack.learned
  const closely = (): number => closer.oddsOf(speaker, sound, turns.length - 1)
  const scoreOf = ({ tone, brevity }: Pick<Sound, 'tone' | 'brevity'>): number =>
    scoreSide(0, { ...side, tone: tone - sound.late, brevity }, judge, closely)
  // Half-way to where nothing would be said: reasons that leave it just below an alarm would be too few, all of them too many.
  const halfWay = (judge.unclearFrom + judge.cautionFrom) / 2
  const quietBelow = scoreSide(0, side, judge, closely) >= halfWay ? halfWay : judge.unclearFrom
  const near = {
    from: Math.max(0, sound.from - TURNS_AROUND),
    to: Math.min(turns.length - 1, sound.to + TURNS_AROUND),
  }
  const left = new Set(sentencesOf(turns, speaker, near, classifier, detectorFor(pack, 'conversation').lexicon))
  const naming = namingFor(pack, classifier)
  const signals: Signal[] = []
  let kinds: HeardReasons['kinds'] | undefined
  let window: Pick<Sound, 'from' | 'to'> | undefined = sound
  // Without its reasons a stretch is quiet, and then another may be the loudest: it has reasons of its own.
  for (let stretch = 0; stretch < MOST_STRETCHES && window; stretch++) {
    const { from, to } = window
    const bag = new Bag(
      classifier,
      [...left].filter(({ turn }) => turn >= from && turn <= to),
    )
    kinds ??= bag.kinds()
    while (signals.length < MOST_REASONS && scoreOf(bag) >= quietBelow) {
      const best = bag.weightiest()
      if (!best) break
      left.delete(best)
      bag.remove(best)
      const { rule, weight } = naming.nameOf(best, seenIn(best, seen))
      if (rule < 0) continue
      signals.push({
        rule,
        speaker,
        spans: [{ turn: best.turn, start: best.start, end: best.end }],
        knownAt: best.turn,
        weight,
        // Of a technique whose name is sure, what it offers, wants or uses as force is told as well.
        facts: pack.rules[rule]?.facts ?? [],
        learned: true,
      })
    }
    const loudest = loudestWindow(left, classifier)
    window = loudest && scoreOf(loudest) >= judge.cautionFrom ? loudest : undefined
  }
  return { signals: signals.sort((a, b) => a.knownAt - b.knownAt), kinds: kinds ?? {} }
}

/** The rule that saw the most letters of a sentence, or -1; one that saw mostly what is around it does not count. */
function seenIn({ turn, start, end }: Sentence, seen: readonly Signal[]): number {
  let most = 0
  let rule = -1
  for (const signal of seen)
    for (const span of signal.spans) {
      if (span.turn !== turn) continue
      const inside = Math.min(end, span.end) - Math.max(start, span.start)
      if (inside <= most || 2 * inside < span.end - span.start) continue
      most = inside
      rule = signal.rule
    }
  return rule
}

/** The stretch of what is left that sounds most like an approach, as it is heard turn by turn; undefined where nothing is left. */
function loudestWindow(left: ReadonlySet<Sentence>, classifier: Classifier): Omit<Sound, 'late'> | undefined {
  const heard = new Map<number, { readonly rows: number[]; words: number }>()
  for (const sentence of left) {
    const turn = heard.get(sentence.turn) ?? { rows: [], words: 0 }
    heard.set(sentence.turn, turn)
    for (const row of sentence.heard.rows) turn.rows.push(row)
    turn.words += sentence.heard.words
  }
  const window = new WindowOfTurns(classifier)
  let loudest: Omit<Sound, 'late'> | undefined
  let turns = 0
  for (const [turn, { rows, words }] of heard) {
    window.add(turn, { rows: Int32Array.from(rows), words })
    const { tone, brevity, drawn, from } = window
    // Only full windows count, and the last: a first word alone says nothing.
    if (++turns < heard.size && !window.isFull) continue
    if (!loudest || tone > loudest.tone) loudest = { tone, brevity, drawn, from, to: turn }
  }
  return loudest
}

function sentencesOf(
  turns: readonly Turn[],
  speaker: string,
  { from, to }: Pick<Sound, 'from' | 'to'>,
  classifier: Classifier,
  lexicon: Lexicon,
): readonly Sentence[] {
  const tokens = new TokenList()
  const inARow = new MessagesInARow(classifier)
  const sentences: Sentence[] = []
  let continues = false
  for (let turn = from; turn <= to; turn++) {
    const source = turns[turn]
    if (!source || source.text === '') continue
    if ((source.forwardedFrom ?? source.speaker) !== speaker) {
      continues = false
      continue
    }
    tokenise(ownWords(source), lexicon, tokens)
    if (tokens.length < FEWEST_WORDS && !continues) {
      inARow.next(classifier.hear(tokens), false)
      continues = true
      continue
    }
    let first = 0
    for (let token = 1; token <= tokens.length; token++) {
      const ends =
        token === tokens.length || tokens.breakBefore(token) === BREAK_SENTENCE || token - first >= MOST_TOKENS
      if (!ends || (token < tokens.length && token - first < FEWEST_TOKENS)) continue
      const base = first
      const alone = classifier.hear(
        { length: token - first, wordAt: (index) => tokens.wordAt(base + index) },
        first === 0,
      )
      const rows = new Set([...alone.rows, ...inARow.next(alone, continues)])
      const heard = { rows: Int32Array.from(rows), words: alone.words }
      sentences.push({ turn, start: tokens.startOf(first), end: tokens.endOf(token - 1), heard })
      continues = true
      first = token
    }
  }
  return sentences
}

/** All sentences together, with how often each feature is in them, so that one can be taken out and the rest heard. */
class Bag {
  readonly #classifier: Classifier
  readonly #head: number
  readonly #sentences: Set<Sentence>
  readonly #counts = new Map<number, number>()
  #pull = 0
  #room = 0

  constructor(classifier: Classifier, sentences: readonly Sentence[]) {
    this.#classifier = classifier
    this.#head = classifier.part.heads.indexOf('tone')
    this.#sentences = new Set(sentences)
    for (const { heard } of sentences) {
      for (const row of heard.rows) {
        const count = this.#counts.get(row) ?? 0
        if (count === 0) {
          this.#pull += classifier.pullOf(row, this.#head)
          this.#room += classifier.roomOf(row)
        }
        this.#counts.set(row, count + 1)
      }
    }
  }

  get tone(): number {
    return this.#classifier.oddsOf(this.#head, this.#pull, this.#room)
  }

  get brevity(): number {
    return this.#classifier.brevityOf(this.#room)
  }

  /** The sentence without which the rest sounds least like an approach; undefined where none makes a difference. */
  weightiest(): Sentence | undefined {
    let best: Sentence | undefined
    let bestTone = this.tone - LEAST_DROP
    for (const sentence of this.#sentences) {
      const tone = this.#toneWithout(sentence)
      if (tone < bestTone) {
        best = sentence
        bestTone = tone
      }
    }
    return best
  }

  #toneWithout({ heard }: Sentence): number {
    let pull = this.#pull
    let room = this.#room
    for (const row of heard.rows) {
      if (this.#counts.get(row) !== 1) continue
      pull -= this.#classifier.pullOf(row, this.#head)
      room -= this.#classifier.roomOf(row)
    }
    return this.#classifier.oddsOf(this.#head, pull, room)
  }

  remove(sentence: Sentence): void {
    this.#sentences.delete(sentence)
    const { heard } = sentence
    for (const row of heard.rows) {
      const count = this.#counts.get(row) ?? 0
      this.#counts.set(row, count - 1)
      if (count !== 1) continue
      this.#pull -= this.#classifier.pullOf(row, this.#head)
      this.#room -= this.#classifier.roomOf(row)
    }
  }

  /** The share of each kind, by all words together. */
  kinds(): Readonly<Partial<Record<Kind, number>>> {
    const { heads } = this.#classifier.part
    const rows = [...this.#counts.keys()].filter((row) => this.#classifier.isWhole(row))
    const room = rows.reduce((sum, row) => sum + this.#classifier.roomOf(row), 0)
    const odds = KINDS.map((kind) => {
      const head = heads.indexOf(kind)
      const pull = rows.reduce((sum, row) => sum + this.#classifier.pullOf(row, head), 0)
      return Math.exp(Math.min(30, this.#classifier.oddsOf(head, pull, room)))
    })
    const total = odds.reduce((sum, each) => sum + each, 0)
    return Object.fromEntries(KINDS.map((kind, index) => [kind, (odds[index] ?? 0) / total]))
  }
}

/** What a named sentence weighs at least and at most: the learned part is never as sure of a technique as a rule. */
const LEAST_WEIGHT = 0.1
const MOST_WEIGHT = 0.75

/** Less sure than this of a stage, what was heard gives way to a rule that saw something in the sentence. */
const SURE_OF_STAGE = 0.12
/**
 * Less sure than this of a technique, it is given no name: on authors of whom nothing was learnt, names below it were the
 * author's in one case of ten, those above it in one of two.
 */
const SURE_OF_NAME = 0.15
/** What stands for sentences that carry the tone and have no name. */
const NAMELESS = 'heard/like-an-approach'

const weightOf = (chance: number): number => Math.min(MOST_WEIGHT, Math.max(LEAST_WEIGHT, chance))

const chanceOf = (odds: number): number => 1 / (1 + Math.exp(-odds))

/** Made once for each pack: its maps hold all weights of all techniques. */
const namings = new WeakMap<CompiledPack, Naming>()

function namingFor(pack: CompiledPack, classifier: Classifier): Naming {
  let naming = namings.get(pack)
  if (!naming) namings.set(pack, (naming = new Naming(classifier, pack)))
  return naming
}

/** Says which technique a sentence sounds like. */
class Naming {
  readonly #classifier: Classifier
  readonly #scores: Float64Array
  /** The rule that stands for what has no name; -1 in a pack without it. */
  readonly #nameless: number
  /** For each rule, its stage; undefined for one that is no technique of a stage. */
  readonly #stages: readonly (Stage | undefined)[]
  /** For each technique, its bias and its weights by row. */
  readonly #techniques: readonly {
    readonly rule: number
    readonly stage: string
    readonly bias: number
    readonly weights: ReadonlyMap<number, number>
  }[]

  constructor(classifier: Classifier, { rules, learned }: CompiledPack) {
    this.#classifier = classifier
    this.#scores = new Float64Array(classifier.part.heads.length)
    this.#stages = rules.map(({ stage, by }) => (by === 'person' ? undefined : STAGES.find((each) => each === stage)))
    const ruleOf = new Map(rules.map(({ id }, index) => [id, index]))
    this.#nameless = ruleOf.get(NAMELESS) ?? -1
    this.#techniques = Object.entries(learned?.techniques ?? {}).flatMap(([id, [, bias = 0, ...pairs]]) => {
      const rule = ruleOf.get(id)
      if (rule === undefined) return []
      const weights = new Map<number, number>()
      for (let i = 0; i + 1 < pairs.length; i += 2) weights.set(pairs[i] ?? 0, pairs[i + 1] ?? 0)
      return [{ rule, stage: id.slice(0, id.indexOf('/')), bias, weights }]
    })
  }

  /**
   * The rule's index, or -1 when no technique is known; and how sure.
   *
   * @param seen - The rule that saw something in the sentence, or -1.
   */
  nameOf({ heard }: Sentence, seen: number): { readonly rule: number; readonly weight: number } {
    const { heads, biases } = this.#classifier.part
    this.#classifier.scoresOf(heard, this.#scores)
    let stage = ''
    let lift = -Infinity
    let chance = 0
    for (const each of STAGES) {
      const head = heads.indexOf(each)
      const odds = this.#scores[head] ?? 0
      // Against its own rarity: a rare stage needs less to be the one that is meant. Half, so that common ones stay likelier.
      const above = odds - (biases[head] ?? 0) / 2
      if (above > lift) {
        lift = above
        stage = each
        chance = chanceOf(odds)
      }
    }
    // A rule knows techniques better; which stage it is, what was heard knows better, where it is sure.
    const seenStage = this.#stages[seen]
    if (seenStage !== undefined && (seenStage === stage || chance < SURE_OF_STAGE))
      return { rule: seen, weight: weightOf(chanceOf(this.#scores[heads.indexOf(seenStage)] ?? 0)) }
    let rule = -1
    let most = -Infinity
    for (const technique of this.#techniques) {
      if (technique.stage !== stage) continue
      let sum = technique.bias
      const scale = this.#classifier.scaleOf(heard)
      for (const row of heard.rows)
        sum += (technique.weights.get(row) ?? 0) * scale * Math.sqrt(this.#classifier.roomOf(row))
      if (sum > most) {
        most = sum
        rule = technique.rule
      }
    }
    return chance * chanceOf(most) < SURE_OF_NAME && this.#nameless >= 0
      ? { rule: this.#nameless, weight: LEAST_WEIGHT }
      : { rule, weight: weightOf(chance) }
  }
}
