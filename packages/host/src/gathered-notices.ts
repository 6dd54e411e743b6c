import type { Notice } from '@telltale/model'

/** What was left out of an archive or a folder, and what was assumed while its files became text. */
export class GatheredNotices {
  readonly #leftOut = new Map<string, number>()
  readonly #assumed = new Map<string, Notice>()

  /** @param detail - Why, in a few words of ours. */
  leaveOut(detail: string): void {
    this.#leftOut.set(detail, (this.#leftOut.get(detail) ?? 0) + 1)
  }

  add(notices: readonly Notice[]): void {
    for (const notice of notices) {
      const key = `${notice.code} ${notice.detail ?? ''}`
      const before = this.#assumed.get(key)
      if (before === undefined) this.#assumed.set(key, notice)
      else this.#assumed.set(key, { ...before, count: (before.count ?? 1) + (notice.count ?? 1) })
    }
  }

  has(detail: string): boolean {
    return this.#leftOut.has(detail)
  }

  /** What was assumed since it was last asked for: it belongs to what was read meanwhile. */
  takeAssumed(): readonly Notice[] {
    const taken = [...this.#assumed.values()]
    this.#assumed.clear()
    return taken
  }

  /** Everything, one notice for each kind of thing, with how many there were. */
  take(): readonly Notice[] {
    const leftOut = [...this.#leftOut].map(([detail, count]): Notice => ({
      code: 'read/archive-entry-left-out',
      count,
      detail,
    }))
    return [...leftOut, ...this.takeAssumed()]
  }
}
