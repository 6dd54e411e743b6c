import { addAll, OUTCOMES, type CompiledPack, type Notice, type Reading, type Report, type Turn } from '@telltale/model'
import { analyse } from 'telltale'
import { shiftReport } from './shift-report.js'

/** What is analysed at once, and held. */
export interface StretchBounds {
  readonly turns: number
  readonly characters: number
  /** The last turns of a stretch, which the next one begins with: whatever lies within so many is seen together. */
  readonly overlap: number
}

const BOUNDS: StretchBounds = { turns: 250_000, characters: 64_000_000, overlap: 25_000 }

/** How a conversation is checked. */
export interface CheckOptions {
  readonly id: string
  readonly language: string
  /** The rules that know its language; the everyday ones where they are left out. */
  readonly pack?: CompiledPack
  /** The speaker who is the person. Nobody need have that name. */
  readonly me?: string | undefined
  /** Told now and then how many turns of the conversation are done. */
  readonly onProgress?: (done: number) => void
  readonly bounds?: StretchBounds
}

/**
 * Checks one conversation that comes in pieces, and holds no more of it than a stretch.
 *
 * A conversation that fits is analysed as a whole, exactly as the library does. A longer one is analysed in stretches that
 * overlap, and the report is that of the stretch with the strongest signs; a notice says so. Its turns count from the start
 * of the conversation.
 */
export class ConversationCheck {
  readonly #options: CheckOptions
  readonly #bounds: StretchBounds
  /** What the first piece says of the conversation, and its owner as soon as a piece tells. */
  #about: Pick<Reading, 'format' | 'voice' | 'title' | 'owner'> = { format: 'conversation', voice: 'conversation' }
  #isFirst = true
  #turns: Turn[] = []
  #characters = 0
  /** How many turns came before those that are held. */
  #before = 0
  readonly #notices: Notice[] = []
  #strongest: Report | undefined
  #firstAlert: number | null = null
  #stretches = 0
  #hasMe = false

  constructor(options: CheckOptions) {
    this.#options = options
    this.#bounds = options.bounds ?? BOUNDS
  }

  /** True when nobody so far has the name that was given as the person's. */
  get lacksMe(): boolean {
    return this.#options.me !== undefined && this.#about.voice === 'conversation' && !this.#hasMe
  }

  add({ format, voice, title, owner, turns, notices }: Reading): void {
    if (this.#isFirst) this.#about = { format, voice, ...(title === undefined ? {} : { title }) }
    if (this.#about.owner === undefined && owner !== undefined) this.#about = { ...this.#about, owner }
    this.#isFirst = false
    addAll(this.#notices, notices)
    for (const turn of turns) {
      this.#turns.push(turn)
      this.#characters += turn.text.length
      if (turn.speaker === this.#options.me) this.#hasMe = true
    }
    while (this.#turns.length > this.#bounds.turns || this.#characters > this.#bounds.characters) {
      const length = this.#lengthOfStretch()
      if (length === this.#turns.length) break
      this.#analyse(this.#turns.slice(0, length), [])
      this.#letGo(length)
    }
  }

  /** The report on all of it. To be asked for once, after the last piece. */
  finish(): Report {
    if (this.#stretches === 0) return this.#analyse(this.#turns, this.#notices)
    const total = this.#before + this.#turns.length
    const last = this.#analyse(this.#turns, [])
    const strongest = this.#strongest ?? last
    // What was not read, or was assumed, is known only now; a text without turns has nothing else to tell.
    const { notices } = this.#report(
      [],
      [...this.#notices, { code: 'analyse/in-stretches', detail: this.#bounds.turns.toLocaleString('en') }],
    )
    return { ...strongest, turns: total, firstAlertTurn: this.#firstAlert, notices: [...notices, ...strongest.notices] }
  }

  /** As many turns as are analysed at once; at least one. */
  #lengthOfStretch(): number {
    const most = Math.min(this.#bounds.turns, this.#turns.length)
    let characters = 0
    for (let length = 0; length < most; length++) {
      characters += this.#turns[length]?.text.length ?? 0
      if (characters > this.#bounds.characters) return Math.max(1, length)
    }
    return most
  }

  /** Lets a stretch go but for its end. */
  #letGo(length: number): void {
    const { overlap, characters } = this.#bounds
    let kept = 0
    let from = length
    while (from > 1 && length - from < overlap) {
      kept += this.#turns[from - 1]?.text.length ?? 0
      if (kept > characters / 4) break
      from -= 1
    }
    for (let turn = 0; turn < from; turn++) this.#characters -= this.#turns[turn]?.text.length ?? 0
    this.#turns = this.#turns.slice(from)
    this.#before += from
  }

  #analyse(turns: readonly Turn[], notices: readonly Notice[]): Report {
    this.#stretches += 1
    const report = shiftReport(this.#report(turns, notices), this.#before)
    if (this.#strongest === undefined || isStronger(report, this.#strongest)) this.#strongest = report
    const { firstAlertTurn: alert } = report
    if (alert !== null && (this.#firstAlert === null || alert < this.#firstAlert)) this.#firstAlert = alert
    return report
  }

  #report(turns: readonly Turn[], notices: readonly Notice[]): Report {
    const { id, language, pack, me, onProgress } = this.#options
    const before = this.#before
    const isHere = me !== undefined && turns.some(({ speaker }) => speaker === me)
    return analyse(
      {
        ...this.#about,
        // A stretch in which the person says nothing is theirs all the same.
        ...(isHere || me === undefined || !this.#hasMe ? {} : { owner: me }),
        turns,
        events: [],
        notices,
      },
      {
        id,
        language,
        ...(pack === undefined ? {} : { pack }),
        ...(onProgress === undefined ? {} : { onProgress: (done: number) => onProgress(before + done) }),
        ...(isHere ? { me } : {}),
      },
    )
  }
}

function isStronger(one: Report, other: Report): boolean {
  const more = OUTCOMES.indexOf(one.outcome) - OUTCOMES.indexOf(other.outcome)
  return more > 0 || (more === 0 && one.score > other.score)
}
