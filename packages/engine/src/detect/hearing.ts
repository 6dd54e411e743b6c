import { MessagesInARow, WindowOfTurns, type Classifier, type Heard } from '@telltale/classifier'

/** What one speaker's words sound like. */
export interface Sound {
  /** Log odds that this is the other side of an approach, less `late`: the loudest so far. */
  readonly tone: number
  /** What was taken off because the words came late: see `LATENESS`. */
  readonly late: number
  /** How little there was to hear then, 0..1. */
  readonly brevity: number
  /**
   * Log odds that this is somebody who is being drawn in, the loudest so far; less, the less there was to hear: one "I don't
   * know" must not decide what the other side is.
   */
  readonly drawn: number
  /** The first and the last of the turns whose tone it is. */
  readonly from: number
  readonly to: number
}

/**
 * Of many stretches, one always sounds like an approach by chance; and approaches come early in an acquaintance. So the
 * n-th stretch of a speaker has to be clearer by this share of the logarithm of n: not by all of it, as if stretches had
 * nothing to do with each other, because those of one talk are alike.
 */
const LATENESS = 0.15

/**
 * Messages of fewer words are not heard, unless they go on from one before: "ok, thanks" says nothing of an approach, and an
 * approacher could undo one with it.
 */
export const FEWEST_WORDS = 3

/** What the learned part made of a whole conversation. */
export interface Hearing {
  readonly classifier: Classifier
  /** For each turn, what its speaker sounded like up to it; undefined for turns with hardly a word. */
  readonly after: readonly (Sound | undefined)[]
  /** One entry of `after`, without making the others. */
  soundAfter(turn: number): Sound | undefined
  readonly soundOf: ReadonlyMap<string, Sound>
}

/** One speaker, as far as they were heard. */
interface Speaker {
  readonly window: WindowOfTurns
  /** The loudest full window so far; undefined before the first. */
  loudest: Sound | undefined
  /** The last turn. */
  turn: number
}

/** Follows every speaker through a conversation. Sounds are kept in columns: an object a turn would take four times the memory. */
export class Listener implements Hearing {
  readonly classifier: Classifier
  readonly #tones: Float64Array
  readonly #brevities: Float64Array
  readonly #drawn: Float64Array
  readonly #late: Float32Array
  readonly #froms: Int32Array
  /** -1 for turns without words. */
  readonly #tos: Int32Array
  readonly #speakers = new Map<string, Speaker>()
  readonly #inARow: MessagesInARow
  /** Who spoke last. */
  #last: string | undefined

  constructor(classifier: Classifier, turns: number) {
    this.classifier = classifier
    this.#inARow = new MessagesInARow(classifier)
    this.#tones = new Float64Array(turns)
    this.#brevities = new Float64Array(turns)
    this.#drawn = new Float64Array(turns)
    this.#late = new Float32Array(turns)
    this.#froms = new Int32Array(turns)
    this.#tos = new Int32Array(turns).fill(-1)
  }

  /** Takes in a turn; `count` says how many of the rows count, all when it is not given. */
  add(turn: number, name: string, heard: Heard, count: number = heard.rows.length): void {
    const continues = name === this.#last
    this.#last = name
    const across = this.#inARow.next(heard, continues)
    if (heard.words < FEWEST_WORDS && !continues) return
    let speaker = this.#speakers.get(name)
    if (!speaker) {
      speaker = { window: new WindowOfTurns(this.classifier), loudest: undefined, turn }
      this.#speakers.set(name, speaker)
    }
    const { window, loudest } = speaker
    window.add(turn, heard, count)
    window.addAcross(across)
    speaker.turn = turn
    const late = Math.fround(LATENESS * Math.log(window.number))
    const tone = window.tone - late
    const drawn = (window.drawn - late) * (1 - window.brevity)
    const isLouder = !loudest || !(loudest.tone >= tone)
    this.#tones[turn] = isLouder ? tone : loudest.tone
    this.#brevities[turn] = isLouder ? window.brevity : loudest.brevity
    this.#late[turn] = isLouder ? late : loudest.late
    this.#drawn[turn] = loudest ? Math.max(loudest.drawn, drawn) : drawn
    this.#froms[turn] = isLouder ? window.from : loudest.from
    this.#tos[turn] = isLouder ? turn : loudest.to
    // Only full windows are remembered: a first word alone says nothing.
    if (window.isFull) speaker.loudest = this.soundAfter(turn)
  }

  soundAfter(turn: number): Sound | undefined {
    const to = this.#tos[turn] ?? -1
    if (to < 0) return undefined
    return {
      tone: this.#tones[turn] ?? 0,
      late: this.#late[turn] ?? 0,
      brevity: this.#brevities[turn] ?? 0,
      drawn: this.#drawn[turn] ?? 0,
      from: this.#froms[turn] ?? 0,
      to,
    }
  }

  get after(): readonly (Sound | undefined)[] {
    return Array.from(this.#tos, (_, turn) => this.soundAfter(turn))
  }

  get soundOf(): ReadonlyMap<string, Sound> {
    const sounds = new Map<string, Sound>()
    for (const [name, { turn }] of this.#speakers) {
      const sound = this.soundAfter(turn)
      if (sound) sounds.set(name, sound)
    }
    return sounds
  }
}
