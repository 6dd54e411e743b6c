import { OUTCOMES, type Report } from '@telltale/model'

/** So many reports are for somebody to read through; a mailbox may have a hundred thousand threads. */
const MOST_REPORTS = 1_000

/** Keeps the reports with the strongest signs, in the order in which they came, and counts all. */
export class StrongestReports {
  readonly #most: number
  #kept: Report[] = []
  #count = 0

  constructor(most = MOST_REPORTS) {
    this.#most = most
  }

  /** How many there were. */
  get count(): number {
    return this.#count
  }

  add(report: Report): void {
    this.#count += 1
    this.#kept.push(report)
    // Sorting now and then, and not each time, keeps this cheap.
    if (this.#kept.length >= this.#most * 2) this.#letGo()
  }

  reports(): readonly Report[] {
    this.#letGo()
    return this.#kept
  }

  #letGo(): void {
    if (this.#kept.length <= this.#most) return
    const strongest = new Set(
      [...this.#kept]
        .sort((a, b) => OUTCOMES.indexOf(b.outcome) - OUTCOMES.indexOf(a.outcome) || b.score - a.score)
        .slice(0, this.#most),
    )
    this.#kept = this.#kept.filter((report) => strongest.has(report))
  }
}
