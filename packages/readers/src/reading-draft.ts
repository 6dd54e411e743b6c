import type { Attachment, ChatEvent, Notice, NoticeCode, Post, Reading, Tally, Turn, Voice } from '@telltale/model'
import { isIsoTime } from './is-iso-time.js'
import { leavesOut } from './leaves-out.js'
import { limitNotices } from './limit-notices.js'
import { settleWrittenTimes } from './settle-written-times.js'
import type { WrittenTime } from './written-times.js'

/** When something was said: known already, or written in numbers whose order the whole file decides. */
interface DraftTime {
  /** ISO 8601, with the offset when the source tells the zone. Anything else counts as a time that was not understood. */
  readonly at?: string | undefined
  readonly written?: WrittenTime | undefined
  /** The time of day, in seconds since midnight, where `written` is the day alone. */
  readonly secondsOfDay?: number | undefined
}

/** A turn as a reader finds it. Members that are not known may be left out or be undefined. */
export interface DraftTurn extends DraftTime {
  readonly speaker: string
  readonly text: string
  readonly line?: number | undefined
  readonly attachments?: readonly Attachment[] | undefined
  /** The name or number of the message in its source, for answers to it and to leave out what is there twice. */
  readonly id?: string | number | undefined
  /** The `id` of the message that is answered. */
  readonly replyToId?: string | number | undefined
  readonly edited?: boolean | undefined
  readonly deleted?: boolean | undefined
  readonly forwardedFrom?: string | undefined
  readonly quoted?: Turn['quoted'] | undefined
}

export interface DraftEvent extends DraftTime {
  readonly text: string
  readonly line?: number | undefined
}

export interface DraftPost extends DraftTime {
  readonly text: string
  readonly line?: number | undefined
  readonly media?: readonly Attachment[] | undefined
  readonly place?: string | undefined
  readonly within?: string | undefined
  readonly inAnswerTo?: string | undefined
  readonly audience?: Post['audience'] | undefined
  readonly edited?: boolean | undefined
  readonly deleted?: boolean | undefined
  readonly forwardedFrom?: string | undefined
}

type Mutable<T> = { -readonly [Name in keyof T]: T[Name] }

/**
 * A reading while it is made. It keeps count of everything it is given, finds the turn that an answer answers, leaves
 * out what has the same id twice, decides the order of written dates over the whole file, and puts what was not
 * understood over and over into one notice. A reader hands it what it finds, in the order of the source, and never
 * counts itself.
 */
export class ReadingDraft {
  readonly #format: string
  readonly #unit: Tally['unit']
  readonly #turns: Mutable<Turn>[] = []
  readonly #events: Mutable<ChatEvent>[] = []
  readonly #posts: Mutable<Post>[] = []
  readonly #notices: Notice[] = []
  /** Times whose order is not known yet, and in step with them what they are of. */
  readonly #written: WrittenTime[] = []
  readonly #writtenSeconds: (number | undefined)[] = []
  readonly #writtenOf: { at?: string; line?: number }[] = []
  readonly #turnOf = new Map<string | number, number>()
  readonly #replies: { readonly turn: number; readonly to: string | number }[] = []
  readonly #names = new Map<string, string>()
  #lastName: string | undefined
  #said = 0
  #frame = 0
  #duplicates = 0
  #unknownTimes = 0
  #firstUnknownTime: number | undefined
  #hasPosts = false
  title: string | undefined
  /** The speaker whose file this is, when the source says so. */
  owner: string | undefined
  voice: Voice = 'conversation'

  /**
   * @param format - The id of the reader.
   * @param unit - `line` for a text in which lines make messages, `record` for everything with a structure.
   */
  constructor(format: string, unit: Tally['unit']) {
    this.#format = format
    this.#unit = unit
  }

  get turnCount(): number {
    return this.#turns.length
  }

  get postCount(): number {
    return this.#posts.length
  }

  /** Everybody who said something so far, in the order of their first turns. */
  get speakers(): readonly string[] {
    return [...this.#names.keys()]
  }

  /** @param lines - How many filled lines, or records, of the source it takes. */
  turn(turn: DraftTurn, lines = 1): void {
    const { id, replyToId } = turn
    if (id !== undefined) {
      if (this.#turnOf.has(id)) {
        this.#duplicates += lines
        return
      }
      this.#turnOf.set(id, this.#turns.length)
    }
    this.#said += lines
    if (replyToId !== undefined) this.#replies.push({ turn: this.#turns.length, to: replyToId })
    const speaker = this.#shared(turn.speaker)
    const text = turn.deleted === true ? '' : turn.text
    const { at, written, line } = turn
    // Made in one piece, a turn takes half the memory.
    const made: Mutable<Turn> =
      line !== undefined && (at !== undefined || written !== undefined)
        ? { speaker, text, at: at ?? '', line }
        : { speaker, text }
    this.#stamp(made, turn)
    if (turn.attachments !== undefined && turn.attachments.length > 0) made.attachments = turn.attachments
    if (turn.edited === true) made.edited = true
    if (turn.deleted === true) made.deleted = true
    if (turn.forwardedFrom !== undefined) made.forwardedFrom = turn.forwardedFrom
    if (turn.quoted !== undefined && turn.quoted.length > 0 && turn.deleted !== true) made.quoted = turn.quoted
    this.#turns.push(made)
  }

  /** What the application said, not a person. */
  event(event: DraftEvent, lines = 1): void {
    this.#said += lines
    const made: Mutable<ChatEvent> = { text: event.text, afterTurn: this.#turns.length }
    this.#stamp(made, event)
    this.#events.push(made)
  }

  /** One of the owner's own posts. A draft gets posts or turns, not both. */
  post(post: DraftPost, lines = 1): void {
    this.#said += lines
    this.#hasPosts = true
    const made: Mutable<Post> = { text: post.text }
    this.#stamp(made, post)
    if (post.media !== undefined && post.media.length > 0) made.media = post.media
    if (post.place !== undefined && post.place !== '') made.place = post.place
    if (post.within !== undefined && post.within !== '') made.within = post.within
    if (post.inAnswerTo !== undefined) made.inAnswerTo = post.inAnswerTo
    if (post.audience !== undefined) made.audience = post.audience
    if (post.edited === true) made.edited = true
    if (post.deleted === true) made.deleted = true
    if (post.forwardedFrom !== undefined) made.forwardedFrom = post.forwardedFrom
    this.#posts.push(made)
  }

  /** The last turn, to put right what only a later line tells: a file below it, an edit. */
  amendLastTurn(change: (turn: Mutable<Turn>) => void, lines = 1): void {
    const last = this.#turns.at(-1)
    if (last === undefined) {
      this.leaveOut('read/line-without-turn', undefined, lines)
      return
    }
    this.#said += lines
    change(last)
  }

  /** Lines or records that belong to the export and not to anybody: its heading, a row with the day, names of columns. */
  frame(lines = 1): void {
    this.#frame += lines
  }

  /** Lines or records of which nothing is kept. */
  leaveOut(
    code: 'read/line-without-turn' | 'read/record-not-understood' | 'read/duplicate-left-out',
    line?: number,
    count = 1,
    detail?: string,
  ): void {
    if (count === 0) return
    this.#notices.push({
      code,
      ...(line === undefined ? {} : { line }),
      ...(count === 1 ? {} : { count }),
      ...(detail === undefined ? {} : { detail }),
    })
  }

  /** Anything else the person should know: an assumption, a file that was cut, a part that was not read. */
  notice(
    code: Exclude<NoticeCode, 'read/line-without-turn' | 'read/record-not-understood' | 'read/duplicate-left-out'>,
    more: Omit<Notice, 'code'> = {},
  ): void {
    this.#notices.push({ code, ...more })
  }

  /** True when nothing was handed over at all. */
  get isEmpty(): boolean {
    return this.#said === 0 && this.#notices.length === 0 && this.#duplicates === 0
  }

  /** The finished reading. A draft is finished once. */
  reading(): Reading {
    this.#settleTimes()
    if (this.#unknownTimes > 0) {
      this.#notices.push({
        code: 'read/date-not-understood',
        ...(this.#firstUnknownTime === undefined ? {} : { line: this.#firstUnknownTime }),
        count: this.#unknownTimes,
      })
    }
    for (const { turn, to } of this.#replies) {
      const answered = this.#turnOf.get(to)
      const answering = this.#turns[turn]
      if (answered !== undefined && answered !== turn && answering !== undefined) answering.replyTo = answered
    }
    if (this.#duplicates > 0) this.#notices.push({ code: 'read/duplicate-left-out', count: this.#duplicates })
    if (this.#turns.length === 0 && this.#posts.length === 0) this.#notices.push({ code: 'read/nothing-said' })
    const left = this.#notices.reduce((sum, { code, count }) => sum + (leavesOut(code) ? (count ?? 1) : 0), 0)
    return {
      format: this.#format,
      voice: this.#hasPosts ? 'offer' : this.voice,
      ...(this.title === undefined || this.title === '' ? {} : { title: this.title }),
      turns: this.#turns,
      events: this.#events,
      ...(this.#hasPosts ? { posts: this.#posts } : {}),
      notices: limitNotices(this.#notices),
      ...(this.owner === undefined || this.owner === '' ? {} : { owner: this.owner }),
      tally: {
        unit: this.#unit,
        found: this.#said + this.#frame + left,
        said: this.#said,
        frame: this.#frame,
        left,
      },
    }
  }

  #stamp(
    made: { at?: string; line?: number },
    { at, written, secondsOfDay, line }: DraftTime & { readonly line?: number | undefined },
  ): void {
    if (line !== undefined) made.line = line
    if (at !== undefined) {
      if (isIsoTime(at)) made.at = at
      else this.#lacksTime(made)
    } else if (written !== undefined) {
      this.#written.push(written)
      this.#writtenSeconds.push(secondsOfDay ?? written.secondsOfDay)
      this.#writtenOf.push(made)
    }
  }

  #settleTimes(): void {
    if (this.#written.length === 0) return
    const settled = settleWrittenTimes(this.#written, this.#notices, this.#writtenSeconds)
    for (let index = 0; index < settled.length; index++) {
      const of = this.#writtenOf[index]
      if (of === undefined) continue
      const at = settled[index]
      if (at === undefined) this.#lacksTime(of)
      else of.at = at
    }
  }

  #lacksTime(made: { at?: string; readonly line?: number }): void {
    delete made.at
    if (this.#unknownTimes === 0) this.#firstUnknownTime = made.line
    this.#unknownTimes += 1
  }

  /** One text for each name, however many turns have it. */
  #shared(name: string): string {
    // Who spoke last mostly speaks again, or the other one does.
    if (name === this.#lastName) return name
    const known = this.#names.get(name)
    if (known === undefined) this.#names.set(name, name)
    return (this.#lastName = known ?? name)
  }
}
