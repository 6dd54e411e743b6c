import type { ReadingPiece } from '@telltale/model'
import { canonicalJson } from './canonical-json.js'

/**
 * Writes conversations as JSON for programs, always the same for the same reading: one array with a member for each thing
 * in the order of the source, each on a line of its own in canonical form (`canonicalJson`), so that parts of any length
 * can be compared line by line.
 *
 * A member has `kind`: `conversation` (`number`, `title`?, `format`, `voice`, `owner`?, `source`), `turn` (`number` from 1,
 * and everything the reading has of it, `replyTo` being the number of the turn it answers), `event`, `post` or `notice`.
 */
export class TranscriptJson {
  #isFirst = true
  #conversation = 0
  #turn = 0

  /** @param source - The file of the container that it was read from. */
  part({ reading, continues }: ReadingPiece, source: string): string {
    let out = ''
    const write = (member: object): void => {
      out += `${this.#isFirst ? '[\n' : ',\n'}${canonicalJson(member)}`
      this.#isFirst = false
    }
    const { title, format, voice, owner, turns, events, posts = [], notices } = reading
    if (!continues) {
      this.#conversation += 1
      this.#turn = 0
      write({ kind: 'conversation', number: this.#conversation, title, format, voice, owner, source })
    }
    const base = this.#turn
    let event = 0
    const eventsUpTo = (turn: number): void => {
      for (; event < events.length && (events[event]?.afterTurn ?? 0) <= turn; event++) {
        const { at, text, line } = events[event] ?? { text: '' }
        write({ kind: 'event', at, text, line })
      }
    }
    for (const [index, { replyTo, ...turn }] of turns.entries()) {
      eventsUpTo(index)
      this.#turn += 1
      write({
        kind: 'turn',
        number: this.#turn,
        ...turn,
        ...(replyTo === undefined ? {} : { replyTo: base + replyTo + 1 }),
      })
    }
    eventsUpTo(Infinity)
    for (const post of posts) {
      this.#turn += 1
      write({ kind: 'post', number: this.#turn, ...post })
    }
    for (const notice of notices) write({ kind: 'notice', ...notice })
    return out
  }

  /** To be asked for once, after the last part. */
  end(): string {
    return this.#isFirst ? '[]\n' : '\n]\n'
  }
}
