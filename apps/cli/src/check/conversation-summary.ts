import type { Reading } from '@telltale/model'

/** A conversation is told by as many of the names in it; a file may be made to have millions. */
const MOST_NAMES = 100_000

/** What `--list` shows of a conversation and `--with` chooses by, gathered while it is read, so that none need be held. */
export class ConversationSummary {
  readonly title: string | undefined
  readonly format: string
  /** In the order of their first turns. */
  readonly speakers = new Set<string>()
  #turns = 0
  #posts = 0
  #first = ''
  #last = ''

  constructor({ title, format }: Reading) {
    this.title = title
    this.format = format
  }

  get turns(): number {
    return this.#turns
  }

  /** Undefined when the owner of an archive talks with somebody in it. */
  get posts(): number | undefined {
    return this.#turns === 0 && this.#posts > 0 ? this.#posts : undefined
  }

  /** When the first and the last were said, by the times that are known; empty when none is. */
  get times(): { readonly first: string; readonly last: string } {
    return { first: this.#first, last: this.#last }
  }

  add({ turns, posts = [] }: Reading): void {
    this.#turns += turns.length
    this.#posts += posts.length
    for (const { speaker } of turns) if (this.speakers.size < MOST_NAMES) this.speakers.add(speaker)
    for (const { at } of turns.length > 0 ? turns : posts) {
      if (at === undefined) continue
      if (this.#first === '' || at < this.#first) this.#first = at
      if (at > this.#last) this.#last = at
    }
  }
}
