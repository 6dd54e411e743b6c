import type { Turn } from '@telltale/model'
import type { SpeakerCount } from './settle-roles.js'

/** Counts who speaks and who stands next to whom, turn by turn, so that any beginning of a conversation can be judged. */
export class SpeakerCounter {
  readonly #turns: readonly Turn[]
  readonly #counts = new Map<string, { turns: number; beside: Map<string, number> }>()
  #read = 0
  #before: string | undefined

  constructor(turns: readonly Turn[]) {
    this.#turns = turns
  }

  /** Reads on until so many turns are read; never goes back. */
  readUpTo(count: number): void {
    for (; this.#read < count && this.#read < this.#turns.length; this.#read++) {
      const speaker = this.#turns[this.#read]?.speaker
      if (speaker === undefined) continue
      const own = this.#countOf(speaker)
      own.turns++
      if (this.#before !== undefined && this.#before !== speaker) {
        own.beside.set(this.#before, (own.beside.get(this.#before) ?? 0) + 1)
        const other = this.#countOf(this.#before)
        other.beside.set(speaker, (other.beside.get(speaker) ?? 0) + 1)
      }
      this.#before = speaker
    }
  }

  /** Those who have spoken so far, in the order of their first words. */
  get speakers(): readonly SpeakerCount[] {
    return [...this.#counts].map(([speaker, count]) => ({ speaker, ...count }))
  }

  #countOf(speaker: string): { turns: number; beside: Map<string, number> } {
    let count = this.#counts.get(speaker)
    if (!count) this.#counts.set(speaker, (count = { turns: 0, beside: new Map() }))
    return count
  }
}
