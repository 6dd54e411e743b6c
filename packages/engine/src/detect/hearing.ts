import { WindowOfTurns, type Classifier, type Heard } from '@telltale/classifier'

/** What one speaker's words sound like. */
export interface Sound {
  /** Log odds that this is the other side of an approach: the loudest so far. */
  readonly tone: number
  /** How little there was to hear then, 0..1. */
  readonly brevity: number
  /** Log odds that this is somebody who is being drawn in: the loudest so far. */
  readonly drawn: number
  /** The first and the last of the turns whose tone it is. */
  readonly from: number
  readonly to: number
}

/** What the learned part made of a whole conversation. */
export interface Hearing {
  readonly classifier: Classifier
  /** For each turn, what its speaker sounded like up to it; undefined for turns without words. */
  readonly after: readonly (Sound | undefined)[]
  readonly soundOf: ReadonlyMap<string, Sound>
}

/** Follows every speaker through a conversation. */
export class Listener implements Hearing {
  readonly classifier: Classifier
  readonly after: (Sound | undefined)[]
  readonly soundOf = new Map<string, Sound>()
  readonly #windows = new Map<string, { readonly window: WindowOfTurns; loudest: Sound | undefined }>()

  constructor(classifier: Classifier, turns: number) {
    this.classifier = classifier
    this.after = new Array<Sound | undefined>(turns)
  }

  add(turn: number, speaker: string, heard: Heard): void {
    let listening = this.#windows.get(speaker)
    if (!listening) {
      listening = { window: new WindowOfTurns(this.classifier), loudest: undefined }
      this.#windows.set(speaker, listening)
    }
    const { window, loudest } = listening
    window.add(turn, heard)
    const { tone, brevity, drawn, from } = window
    const now: Sound = { tone, brevity, drawn, from, to: turn }
    const sound = loudest ? louder(loudest, now) : now
    this.after[turn] = sound
    this.soundOf.set(speaker, sound)
    // Only full windows are remembered: a first word alone says nothing.
    if (window.isFull) listening.loudest = sound
  }
}

function louder(a: Sound, b: Sound): Sound {
  const { tone, brevity, from, to } = a.tone >= b.tone ? a : b
  return { tone, brevity, from, to, drawn: Math.max(a.drawn, b.drawn) }
}
