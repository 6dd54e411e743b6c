import { TelltaleError, type ChatEvent, type Reading, type ReadingPiece, type Turn } from '@telltale/model'
import type { ReadingWriter } from './reading-writer.js'

/** What is kept until the end of a conversation or a file, because JSON has it after the turns, may not grow further. */
const MOST_KEPT = 64_000_000

/**
 * Writes one JSON object a line: one for each file, and one more wherever a file holds exports of more than one
 * application. Turns are written as they come; what the application said, the speakers, the posts and the notices follow.
 */
export class JsonWriter implements ReadingWriter {
  #format: string | undefined
  #conversations = 0
  #turns = -1
  #events: string[] = []
  #speakers = new Set<string>()
  #posts: string[] = []
  #notices: string[] = []
  #kept = 0

  open(): string {
    return ''
  }

  part({ reading, continues }: ReadingPiece): string {
    let out = ''
    if (this.#format !== undefined && this.#format !== reading.format) out += this.#closeObject()
    if (this.#format === undefined) {
      this.#format = reading.format
      out += `{"format":${JSON.stringify(reading.format)},"conversations":[`
    }
    for (const notice of reading.notices) this.#keep(this.#notices, JSON.stringify(notice))
    for (const post of reading.posts ?? []) this.#keep(this.#posts, JSON.stringify(post, withoutLine))
    if (reading.posts !== undefined && reading.turns.length === 0) return out
    if (!continues || this.#turns === -1) {
      out += this.#closeConversation()
      out += this.#openConversation(reading)
    }
    const base = this.#turns
    for (const turn of reading.turns) {
      out += `${this.#turns++ === 0 ? '' : ','}${JSON.stringify(turnOf(turn, base))}`
      if (!this.#speakers.has(turn.speaker)) {
        this.#speakers.add(turn.speaker)
        this.#kept += turn.speaker.length
      }
    }
    for (const event of reading.events) this.#keep(this.#events, JSON.stringify(eventOf(event)))
    return out
  }

  endOfFile(): string {
    return this.#format === undefined ? '' : this.#closeObject()
  }

  #openConversation({ title }: Reading): string {
    this.#turns = 0
    return `${this.#conversations++ === 0 ? '' : ','}{${title === undefined ? '' : `"title":${JSON.stringify(title)},`}"turns":[`
  }

  #closeConversation(): string {
    if (this.#turns === -1) return ''
    const out = `],"events":[${this.#events.join(',')}],"speakers":${JSON.stringify([...this.#speakers])}}`
    this.#turns = -1
    this.#events = []
    this.#speakers = new Set()
    return out
  }

  #closeObject(): string {
    const out = `${this.#closeConversation()}],"posts":[${this.#posts.join(',')}],"notices":[${this.#notices.join(',')}]}\n`
    this.#format = undefined
    this.#conversations = 0
    this.#posts = []
    this.#notices = []
    this.#kept = 0
    return out
  }

  #keep(list: string[], text: string): void {
    this.#kept += text.length
    if (this.#kept > MOST_KEPT) {
      throw new TelltaleError(
        'read/too-large',
        'There is too much beside the messages to be written as JSON.',
        'Use --format csv or --format text, which write everything as it comes.',
      )
    }
    list.push(text)
  }
}

/** The turn as programs get it: without its place in the source, and with answers counted over the whole conversation. */
function turnOf(
  { speaker, at, text, attachments, replyTo, edited, deleted, forwardedFrom, quoted }: Turn,
  base: number,
): object {
  return {
    speaker,
    ...(at === undefined ? {} : { at }),
    text,
    ...(attachments === undefined ? {} : { attachments }),
    ...(replyTo === undefined ? {} : { replyTo: replyTo + base }),
    ...(edited === undefined ? {} : { edited }),
    ...(deleted === undefined ? {} : { deleted }),
    ...(forwardedFrom === undefined ? {} : { forwardedFrom }),
    ...(quoted === undefined ? {} : { quoted }),
  }
}

function eventOf({ at, text }: ChatEvent): object {
  return { ...(at === undefined ? {} : { at }), text }
}

/** The place in the source is of use to nobody who reads this. */
function withoutLine(name: string, value: unknown): unknown {
  return name === 'line' ? undefined : value
}
