import type { Attachment, ChatEvent, Notice, NoticeCode, Post, Reading, Tally, Turn, Voice } from '@telltale/model'
import { isIsoTime } from './is-iso-time.js'
import { isSameDay } from './is-same-day.js'
import { isoTime } from './iso-day.js'
import { leavesOut } from './leaves-out.js'
import { limitNotices } from './limit-notices.js'
import { settleWrittenDays } from './settle-written-days.js'
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

/** What gets a time and a place. */
interface Timed {
  at?: string
  line?: number
}

/**
 * Turns, events and posts of one written day, one after another, from these on. Until the day is settled, each has its
 * time of day as its time. So a day costs memory once, and not with each message.
 */
interface Stretch {
  /** Undefined for those that know their time, or have none. */
  readonly time: WrittenTime | undefined
  readonly turn: number
  readonly event: number
  readonly post: number
  count: number
}

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
  readonly #stretches: Stretch[] = []
  #stretch: Stretch = { time: undefined, turn: 0, event: 0, post: 0, count: 0 }
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
    const { line } = turn
    const at = this.#timeOf(turn)
    // Made in one piece, a turn takes half the memory.
    const made: Mutable<Turn> =
      at !== undefined && line !== undefined
        ? { speaker, text, at, line }
        : stamped<Mutable<Turn>>({ speaker, text }, at, line)
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
    stamped(made, this.#timeOf(event), event.line)
    this.#events.push(made)
  }

  /** One of the owner's own posts. A draft gets posts or turns, not both. */
  post(post: DraftPost, lines = 1): void {
    this.#said += lines
    this.#hasPosts = true
    const made: Mutable<Post> = { text: post.text }
    stamped(made, this.#timeOf(post), post.line)
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

  /** The time of what is handed over next; for a written day, the time of day alone. */
  #timeOf({ at, written, secondsOfDay, line }: DraftTime & { readonly line?: number | undefined }): string | undefined {
    if (at !== undefined || written === undefined) {
      if (this.#stretch.time !== undefined) this.#begin(undefined)
      if (at === undefined || isIsoTime(at)) return at
      this.#lacksTime(line)
      return undefined
    }
    const { time } = this.#stretch
    if (time !== written && (time === undefined || !isSameDay(time, written))) this.#begin(written)
    this.#stretch.count += 1
    const seconds = secondsOfDay ?? written.secondsOfDay
    if (seconds === undefined) return ''
    return written.offset === undefined ? isoTime(seconds) : isoTime(seconds) + written.offset
  }

  #begin(time: WrittenTime | undefined): void {
    const turn = this.#turns.length
    const event = this.#events.length
    const post = this.#posts.length
    this.#stretch = { time, turn, event, post, count: 0 }
    this.#stretches.push(this.#stretch)
  }

  #settleTimes(): void {
    this.#begin(undefined)
    const days = settleWrittenDays(this.#stretches.filter(isWritten), this.#notices)
    let settled = 0
    for (const [index, { time, turn, event, post }] of this.#stretches.entries()) {
      const next = this.#stretches[index + 1]
      if (time === undefined || next === undefined) continue
      const day = days[settled++]
      this.#settle(this.#turns, turn, next.turn, day)
      this.#settle(this.#events, event, next.event, day)
      this.#settle(this.#posts, post, next.post, day)
    }
  }

  #settle(list: readonly Timed[], from: number, to: number, day: string | undefined): void {
    // What is told to the minute is often told several times; each time is written once.
    let before: string | undefined
    let at: string | undefined
    for (let index = from; index < to; index++) {
      const made = list[index]
      if (made === undefined) continue
      if (day === undefined) {
        delete made.at
        this.#lacksTime(made.line)
        continue
      }
      if (at === undefined || made.at !== before) {
        before = made.at
        at = before === undefined || before === '' ? day.slice(0, -1) : day + before
      }
      made.at = at
    }
  }

  #lacksTime(line: number | undefined): void {
    if (line !== undefined && line < (this.#firstUnknownTime ?? Infinity)) this.#firstUnknownTime = line
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

function stamped<T extends Timed>(made: T, at: string | undefined, line: number | undefined): T {
  if (line !== undefined) made.line = line
  if (at !== undefined) made.at = at
  return made
}

function isWritten(stretch: Stretch): stretch is Stretch & { readonly time: WrittenTime } {
  return stretch.time !== undefined
}
