import type { Classifier, Heard } from '@telltale/classifier'
import type { FrameKind, Notice, PatternPack, Reading, Signal, Span, Turn } from '@telltale/model'
import { isTalk } from '../normalise/is-talk.js'
import { BREAK_NONE, BREAK_SENTENCE, TokenList } from '../normalise/token-list.js'
import { tokenise } from '../normalise/tokenise.js'
import { ConditionFinder } from './condition-finder.js'
import { detectorFor, FRAME_BITS, type Detector, type PreparedPattern } from './detector.js'
import { Listener, type Hearing } from './hearing.js'
import type { LeadIndex } from './lead-index.js'
import { matchExpression } from './match-expression.js'
import { ownWords } from './own-words.js'
import { LONGEST_TURN, textRead } from './text-read.js'

/** How the caller follows long work and stops it. */
export interface Watch {
  /** Called now and then with how many turns are done. Throwing from it stops the work; nothing is left half done. */
  readonly onProgress?: (done: number, total: number) => void
}

export interface Detected {
  /** In the order of the conversation. */
  readonly signals: readonly Signal[]
  /** Signals that better ones replaced later on; a reader who stops before that sees them. */
  readonly superseded: readonly Signal[]
  /** What the learned part made of it; undefined where the rules speak alone. */
  readonly hearing: Hearing | undefined
  readonly notices: readonly Notice[]
}

/** A rule speaks at most so often for each speaker; more of the same changes nothing and must not cost memory. */
const MOST_SIGNALS_OF_A_RULE = 200
/** Tokens looked at in one go. Patterns are far shorter; only a sentence without end is cut by it. */
const CHUNK = 400
const PROGRESS_EVERY = 2048
/** Somebody who begins to retell goes on for about so many turns. */
const RETELLING = 20
/** What is retold weighs so much. Not nothing: an approacher may begin with a story too. */
const RETOLD_SHARE = 0.3

/**
 * Looks for the patterns of a pack in every turn, one turn at a time.
 *
 * Stands between `normalise` and `reason`. It says only what was seen and where, with exact places in the original
 * text; who is the approacher, and what it means, is for others to decide. Words that a turn quotes from somebody else
 * are not its speaker's and give no signal; forwarded words count as their first author's.
 *
 * @throws Whatever `watch.onProgress` throws, to stop.
 */
export function detectSignals(reading: Reading, pack: PatternPack, watch: Watch = {}): Detected {
  const detector = detectorFor(pack, reading.voice)
  const conditions = new ConditionFinder(reading, detector)
  const settling = new Settling(conditions)
  const looking = new Looking(detector)
  // What is no talk sounds like nothing; the learned part would hear chance in it.
  const classifier = isTalk(reading) ? detector.classifier : undefined
  const listener = classifier ? new Listener(classifier, reading.turns.length) : undefined
  /** Until which turn each speaker tells of something that happened to others, or long ago. */
  const retellsUntil = new Map<string, number>()
  let cut = 0

  const turns = reading.turns
  for (let index = 0; index < turns.length; index++) {
    const turn = turns[index]
    if (!turn) continue
    if (index % PROGRESS_EVERY === 0) watch.onProgress?.(index, turns.length)
    if (turn.text === '') continue
    const text = textRead(turn)
    if (text !== turn.text) cut++
    const { sights, heard, count } = looking.at(text)
    const speaker = turn.forwardedFrom ?? turn.speaker
    if (listener) {
      if (turn.quoted) listener.add(index, speaker, looking.hear(ownWords(turn), listener.classifier))
      else listener.add(index, speaker, heard, count)
    }
    if (sights.length === 0) continue
    conditions.turnUnderWay = looking.hasTokens ? index : -1
    const own = turn.quoted ? sights.filter(({ start, end }) => !overlapsQuoted(turn, start, end)) : sights
    if (own.some(({ beginsToRetell }) => beginsToRetell)) retellsUntil.set(speaker, index + RETELLING)
    const retells = (retellsUntil.get(speaker) ?? -1) >= index
    for (const { start, end, patterns } of own) {
      for (const pattern of patterns) {
        const share = retells && (pattern.evenIf & FRAME_BITS.retold) === 0 ? RETOLD_SHARE : 1
        settling.add({ pattern, speaker, span: { turn: index, start, end }, share })
      }
    }
  }
  watch.onProgress?.(turns.length, turns.length)
  return {
    signals: settling.signals,
    superseded: settling.superseded,
    hearing: listener,
    notices: cut > 0 ? [{ code: 'analyse/turn-too-long', count: cut, detail: String(LONGEST_TURN) }] : [],
  }
}

interface Candidate {
  readonly pattern: PreparedPattern
  readonly speaker: string
  readonly span: Span
  /** The part of the pattern's weight that counts here. */
  readonly share: number
}

/** What the words of a text alone show, whoever says them and wherever they stand. */
interface Sight {
  readonly start: number
  readonly end: number
  readonly patterns: readonly PreparedPattern[]
  readonly beginsToRetell: boolean
}

const NO_SIGHTS: readonly Sight[] = []
const NO_PATTERNS: readonly PreparedPattern[] = []

/** What one text shows to the rules and sounds like to the learned part. */
interface Look {
  readonly sights: readonly Sight[]
  readonly heard: Heard
  /** How many of the rows heard count. */
  readonly count: number
}

const NOTHING_HEARD: Heard = { rows: new Int32Array(0), edges: new Int32Array(0), words: 0 }
/**
 * People say the same short things again and again; so many texts, each no longer than this, are looked at once. Longer
 * ones are seldom said twice, and to remember them costs more than to look again.
 */
const MOST_REMEMBERED = 8192
const LONGEST_REMEMBERED = 40

/** Looks at texts, and remembers the short ones. */
class Looking {
  readonly #detector: Detector
  readonly #finder: Finder
  readonly #tokens = new TokenList()
  readonly #remembered = new Map<string, Look>()
  /** True when the detector's sieve has still taken up the whole text that was looked at last. */
  hasTokens = false

  constructor(detector: Detector) {
    this.#detector = detector
    this.#finder = new Finder(detector)
  }

  /** What is heard is to be taken at once: the next look may use its memory again. */
  at(text: string): Look {
    if (text.length > LONGEST_REMEMBERED) return this.#look(text)
    let look = this.#remembered.get(text)
    this.hasTokens = false
    if (!look) {
      const { sights, heard, count } = this.#look(text)
      look = { sights, heard: this.#detector.classifier?.kept() ?? heard, count }
      if (this.#remembered.size >= MOST_REMEMBERED) this.#remembered.clear()
      this.#remembered.set(text, look)
    }
    return look
  }

  /** Only what the text sounds like. */
  hear(text: string, classifier: Classifier): Heard {
    this.hasTokens = false
    tokenise(text, this.#detector.lexicon, this.#tokens)
    return classifier.hear(this.#tokens)
  }

  #look(text: string): Look {
    const { lexicon, classifier, patternsOf, retold } = this.#detector
    const tokens = this.#tokens
    tokenise(text, lexicon, tokens)
    this.hasTokens = tokens.length > 0 && tokens.length <= CHUNK
    let sights: Sight[] | undefined
    this.#finder.look(tokens, (expression, first, last, silencedBy) => {
      const all = patternsOf[expression] ?? NO_PATTERNS
      const patterns = silencedBy === 0 ? all : all.filter(({ evenIf }) => (silencedBy & ~evenIf) === 0)
      const beginsToRetell = retold.has(expression)
      if (patterns.length === 0 && !beginsToRetell) return
      const start = tokens.startOf(first)
      const end = closeBracket(text, start, tokens.endOf(last))
      ;(sights ??= []).push({ start, end, patterns, beginsToRetell })
    })
    // In the order of the words, not of the index: which of two overlapping sights stays must not depend on how rules are filed.
    sights?.sort((a, b) => a.start - b.start || a.end - b.end)
    if (!classifier) return { sights: sights ?? NO_SIGHTS, heard: NOTHING_HEARD, count: 0 }
    classifier.listen(tokens)
    return { sights: sights ?? NO_SIGHTS, heard: classifier, count: classifier.count }
  }
}

/** @param silencedBy - The ways of speaking around the match: bits of `FRAME_BITS`. */
type Found = (expression: number, first: number, last: number, silencedBy: number) => void

/** Runs the expressions that a stretch of tokens can meet at all, and tells which ways of speaking surround each match. */
class Finder {
  readonly #detector: Detector

  constructor(detector: Detector) {
    this.#detector = detector
  }

  look(tokens: TokenList, found: Found): void {
    for (let from = 0; from < tokens.length;) {
      const to = endOfChunk(tokens, from)
      this.#lookAt(tokens, from, to, found)
      from = to
    }
  }

  #lookAt(tokens: TokenList, from: number, to: number, found: Found): void {
    const { expressions, index, sieve } = this.#detector
    sieve.take(tokens, from, to)
    let frames: FramesOfChunk | undefined
    const count = index.follow(sieve.present)
    for (let i = 0; i < count; i++) {
      const expression = index.found[i] ?? 0
      if (!this.#mayMatch(expression, index)) continue
      matchExpression(expressions, expression, sieve, tokens, (first, last) => {
        frames ??= this.#framesIn(tokens)
        found(expression, first, last, framesAround(frames, tokens, first, last))
      })
    }
  }

  #framesIn(tokens: TokenList): FramesOfChunk {
    const { expressions, frameIndex, framesOf, sieve } = this.#detector
    let places: FramesOfChunk | undefined
    const count = frameIndex.follow(sieve.present)
    for (let i = 0; i < count; i++) {
      const expression = frameIndex.found[i] ?? 0
      if (!this.#mayMatch(expression, frameIndex)) continue
      places ??= { negated: [], reported: [], warned: [], retold: [], affirmed: [] }
      const into = places
      matchExpression(expressions, expression, sieve, tokens, (first, last) => {
        for (const kind of framesOf.get(expression) ?? []) into[kind].push({ first, last })
      })
    }
    if (!places) return NO_FRAMES
    for (const list of Object.values(places)) list.sort((a, b) => a.first - b.first)
    return places
  }

  /** Tells whether an expression, found by an index, matches in the stretch that the sieve has taken up. */
  #mayMatch(expression: number, by: LeadIndex): boolean {
    const { expressions, sieve } = this.#detector
    return sieve.allMet(expressions.needsOf(expression), by.needsMet(expression)) && sieve.passes(expression)
  }
}

interface Stretch {
  readonly first: number
  readonly last: number
}

type FramesOfChunk = Record<FrameKind, Stretch[]>

const NO_FRAMES: FramesOfChunk = { negated: [], reported: [], warned: [], retold: [], affirmed: [] }

/** A chunk ends with a sentence where one ends in its second half, else after `CHUNK` tokens. */
function endOfChunk(tokens: TokenList, from: number): number {
  const limit = Math.min(tokens.length, from + CHUNK)
  if (limit === tokens.length) return limit
  for (let end = limit; end > from + CHUNK / 2; end--) {
    if (tokens.breakBefore(end) === BREAK_SENTENCE) return end
  }
  return limit
}

/** How many tokens a negation reaches: "don't ever send", "no need to tell". */
const NEGATION_REACH = 3

/** The ways of speaking around a match: bits of `FRAME_BITS`. */
function framesAround(frames: FramesOfChunk, tokens: TokenList, first: number, last: number): number {
  if (frames === NO_FRAMES) return 0
  let around = 0
  for (const { first: start, last: end } of frames.negated) {
    if (frames.affirmed.some((each) => each.first <= start && each.last >= end)) continue
    const inside = start >= first && start <= last
    const before = end < first && first - end <= NEGATION_REACH && unbroken(tokens, end, first, BREAK_NONE)
    const overlapping = start < first && end >= first
    if (inside || before || overlapping) around |= FRAME_BITS.negated
  }
  let earlier = 0
  for (const { first: start, last: end } of frames.reported) {
    if (start > first) continue
    earlier++
    // Whoever has told twice what somebody said is telling a story: the rest of the message belongs to it.
    if (earlier >= 2 || unbroken(tokens, Math.min(end, first), first, BREAK_SENTENCE - 1)) around |= FRAME_BITS.reported
  }
  for (const { first: start, last: end } of frames.warned) {
    // Only in its own sentence: "Beware of scammers. Now send me the code" is a common way to ask.
    const from = Math.min(start, first)
    if (unbroken(tokens, from, Math.max(end, last), BREAK_SENTENCE - 1)) around |= FRAME_BITS.warned
  }
  return around
}

/** True when no token after `from`, up to `to`, begins with a stronger break than allowed. */
function unbroken(tokens: TokenList, from: number, to: number, strongest: number): boolean {
  for (let token = from + 1; token <= to; token++) if (tokens.breakBefore(token) > strongest) return false
  return true
}

/** A quote that opens a bracket and stops just before its end takes the end with it. */
function closeBracket(text: string, start: number, end: number): number {
  const closing = text.charAt(end)
  const opening = closing === ')' ? '(' : closing === '）' ? '（' : undefined
  return opening !== undefined && text.slice(start, end).includes(opening) ? end + 1 : end
}

function overlapsQuoted({ quoted = [] }: Turn, start: number, end: number): boolean {
  // The parts are in ascending order: only the first that ends after the start can be the one.
  let low = 0
  let high = quoted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((quoted[middle]?.[1] ?? 0) <= start) low = middle + 1
    else high = middle
  }
  const part = quoted[low]
  return part !== undefined && part[0] < end
}

/**
 * Keeps the candidates whose conditions hold, as signals. Of several wordings of one rule that overlap, the weightiest
 * stays. Candidates come turn by turn, so rivals are always among the signals of the turn that was added to last.
 */
class Settling {
  readonly #conditions: ConditionFinder
  readonly #signals: Signal[] = []
  /** Where the signals of the last turn begin. */
  #turn = -1
  #start = 0
  /** For each speaker, how often each rule has spoken. */
  readonly #counts = new Map<string, Map<number, number>>()
  readonly superseded: Signal[] = []

  constructor(conditions: ConditionFinder) {
    this.#conditions = conditions
  }

  add(candidate: Candidate): void {
    const { pattern, speaker, span, share } = candidate
    let counts = this.#counts.get(speaker)
    if (!counts) this.#counts.set(speaker, (counts = new Map<number, number>()))
    const count = counts.get(pattern.rule) ?? 0
    if (count >= MOST_SIGNALS_OF_A_RULE) return
    if (pattern.unless.length > 0 && this.#conditions.isIn(pattern.unless, span.turn)) return
    const spans = [span]
    let knownAt = span.turn
    for (const condition of pattern.conditions) {
      const place = this.#conditions.nearest(condition, candidate)
      if (!place) return
      spans.push(place)
      knownAt = Math.max(knownAt, place.turn)
    }
    const signal: Signal = {
      rule: pattern.rule,
      speaker,
      spans,
      knownAt,
      weight: pattern.weight * share,
      facts: pattern.facts,
    }
    if (this.#turn !== span.turn) {
      this.#turn = span.turn
      this.#start = this.#signals.length
    }
    for (let at = this.#start; at < this.#signals.length; at++) {
      const other = this.#signals[at]
      const place = other?.spans[0]
      if (!other || !place || other.rule !== pattern.rule || span.start >= place.end || place.start >= span.end)
        continue
      const [better, worse] = isBetter(signal, other) ? [signal, other] : [other, signal]
      this.#signals[at] = better
      if (worse.knownAt < better.knownAt) this.superseded.push({ ...worse, until: better.knownAt })
      return
    }
    this.#signals.push(signal)
    counts.set(pattern.rule, count + 1)
  }

  /** In the order of the conversation. */
  get signals(): readonly Signal[] {
    return this.#signals.toSorted(inOrder)
  }
}

function isBetter(a: Signal, b: Signal): boolean {
  if (a.weight !== b.weight) return a.weight > b.weight
  return lengthOf(a) > lengthOf(b)
}

function lengthOf({ spans: [span] }: Signal): number {
  return span ? span.end - span.start : 0
}

function inOrder(a: Signal, b: Signal): number {
  const [first] = a.spans
  const [second] = b.spans
  return (
    (first?.turn ?? 0) - (second?.turn ?? 0) ||
    (first?.start ?? 0) - (second?.start ?? 0) ||
    (first?.end ?? 0) - (second?.end ?? 0) ||
    a.rule - b.rule
  )
}
