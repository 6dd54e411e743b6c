import type { Turn } from '@telltale/model'

/** A turn, and its index in the whole conversation. */
export interface PlacedTurn {
  readonly index: number
  readonly turn: Turn
}

/** So many characters of a conversation are sent at most: the newest ones, as what is asked for comes last. */
const MOST_CHARACTERS = 96_000

/** Holds the newest turns of a conversation that comes in pieces, as many as another reader may be sent. */
export class RecentTurns {
  readonly #most: number
  #held: PlacedTurn[] = []
  #first = 0
  #characters = 0
  #count = 0
  #left = 0

  /** @param most - How many UTF-16 units are held. */
  constructor(most = MOST_CHARACTERS) {
    this.#most = most
  }

  /** How many turns with words in them are no longer held. */
  get left(): number {
    return this.#left
  }

  /** Those that are held, oldest first. Turns without a word are passed over. */
  get turns(): readonly PlacedTurn[] {
    return this.#held.slice(this.#first)
  }

  add(turns: readonly Turn[]): void {
    for (const turn of turns) {
      const index = this.#count
      this.#count += 1
      if (turn.text.trim() === '') continue
      this.#held.push({ index, turn })
      this.#characters += turn.text.length
      while (this.#characters > this.#most) this.#letGo()
    }
  }

  #letGo(): void {
    this.#characters -= this.#held[this.#first]?.turn.text.length ?? 0
    this.#first += 1
    this.#left += 1
    // Moving the rest up each time would take quadratic time.
    if (this.#first > 1000 && this.#first * 2 > this.#held.length) {
      this.#held = this.#held.slice(this.#first)
      this.#first = 0
    }
  }
}
