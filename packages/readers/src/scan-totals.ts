import type { Notation, Scan, WrittenDay, WrittenSpeaker } from './scan-openings.js'

/** A file that has more is not a chat of people; what comes after them decides nothing. */
const MOST_DAYS = 1_000_000
const MOST_SPEAKERS = 100_000

/** What the scans of all pieces of a file tell together, without the lines. */
export class ScanTotals {
  readonly notations: Notation[] = []
  readonly days: WrittenDay[] = []
  readonly speakers: WrittenSpeaker[] = []
  readonly #indexes = new Map<number, number>()
  readonly #speakers = new Map<string, WrittenSpeaker>()

  add(scan: Scan): void {
    const places = scan.notations.map((notation) => this.#place(notation))
    for (const { notation, first, middle, last } of scan.days) {
      if (this.days.length < MOST_DAYS) this.days.push({ notation: places[notation] ?? 0, first, middle, last })
    }
    for (const { name, messages, prefix } of scan.speakers) {
      const known = this.#speakers.get(name)
      if (known !== undefined) {
        known.messages += messages
        if (known.prefix !== prefix) known.prefix = undefined
      } else if (this.speakers.length < MOST_SPEAKERS) {
        const speaker = { name, messages, prefix }
        this.#speakers.set(name, speaker)
        this.speakers.push(speaker)
      }
    }
  }

  #place(notation: Notation): number {
    const known = this.#indexes.get(notation.key)
    const before = known === undefined ? undefined : this.notations[known]
    if (known !== undefined && before !== undefined) {
      before.count += notation.count
      before.american ||= notation.american
      return known
    }
    this.#indexes.set(notation.key, this.notations.length)
    return this.notations.push({ ...notation }) - 1
  }
}
