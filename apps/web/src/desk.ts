import { Analyst, Refused, Stopped } from './analyst.js'
import { examples } from 'virtual:examples'
import { keptIsForgotten } from './kept-while-open.js'
import type {
  Ask,
  Asks,
  ConversationSummary,
  Doing,
  Given,
  Opened,
  Problem,
  Question,
  Shown,
  Stretch,
  TurnView,
} from './protocol.js'
import type { Screen } from './screens.js'
import type { Event, Language, State, Theme } from './state.js'

const UNFORESEEN: Problem = {
  code: 'internal/unexpected',
  message: 'Something went wrong that Telltale did not foresee. Nothing was sent or stored.',
  remedy: 'Please report what you did, without the file.',
}

/**
 * Carries out what the person does: asks the worker, and says what came of it as events. The screens know this and the
 * state, and nothing else.
 */
export class Desk {
  readonly #analyst = new Analyst()
  readonly #tell: (event: Event) => void
  readonly #state: () => State
  /** What was opened last, to open it again after the worker ended. Only references: a file stays where it is. */
  #given: readonly Given[] = []
  #reports = 0
  #restoring: Promise<void> | undefined

  constructor(tell: (event: Event) => void, state: () => State) {
    this.#tell = tell
    this.#state = state
    this.#analyst.onEnd = (why) => {
      if (why instanceof Refused) this.#tell({ type: 'problem', problem: why.problem })
    }
  }

  /** Has the worker ready before it is needed. */
  async wake(): Promise<void> {
    await this.#analyst.ask('wake', undefined).catch(() => undefined)
  }

  /** Reads files that were chosen, dropped or shared. None given changes nothing. */
  async openFiles(files: readonly File[]): Promise<void> {
    await this.openAll(files.map((file) => ({ name: file.name, blob: file })))
  }

  /** Files and folders together, each as it would be read by itself. */
  async openAll(given: readonly Given[]): Promise<void> {
    if (given.length > 0) await this.#open(given)
  }

  /** Reads words that were typed or pasted. */
  async openText(text: string): Promise<void> {
    await this.#open([{ name: '', blob: new Blob([text]) }])
  }

  /** Reads the example of the language of the screen, with the person in it known. */
  async openExample(): Promise<void> {
    const example = examples[this.#state().language]
    await this.#open([{ name: example.name, blob: new Blob([example.text]) }], example.me)
  }

  /** Goes on to who the person is, or straight to the report where that is known or does not matter. */
  async choose(opened: Opened, conversation: number, me?: string): Promise<void> {
    const summary = opened.conversations[conversation]
    if (summary === undefined) return
    const mustAsk =
      me === undefined && summary.voice === 'conversation' && summary.speakerCount > 1 && summary.owner === undefined
    if (mustAsk) this.#tell({ type: 'step', step: { is: 'naming', opened, conversation } })
    else await this.look(opened, conversation, me)
  }

  /**
   * Has a conversation judged, and shows the report.
   *
   * @param me - The person's name in it; worked out from the words when it is not given.
   */
  async look(opened: Opened, conversation: number, me: string | undefined): Promise<void> {
    const summary = opened.conversations[conversation]
    if (summary === undefined) return
    await this.#show(opened, summary, {
      conversation,
      language: this.#state().language,
      struck: [],
      ...(me === undefined ? {} : { me }),
    })
  }

  /** Leaves the words of a rule out, and looks anew. */
  async strike(rule: string, because: string): Promise<void> {
    await this.#lookAgain(({ struck, ...rest }) => ({ ...rest, struck: [...struck, { rule, because }] }))
  }

  /** Takes the words of a rule in again. */
  async unstrike(rule: string): Promise<void> {
    await this.#lookAgain(({ struck, ...rest }) => ({ ...rest, struck: struck.filter((each) => each.rule !== rule) }))
  }

  /** Asks again who the person is. */
  rename(): void {
    const { step } = this.#state()
    if (step.is !== 'report') return
    const { opened, question } = step
    this.#tell({ type: 'step', step: { is: 'naming', opened, conversation: question.conversation } })
  }

  /** Speaks another language from now on; a report that is open, or was left, is made anew in it. */
  async setLanguage(language: Language): Promise<void> {
    this.#tell({ type: 'language', language })
    await this.#lookAgain((question) => ({ ...question, language }))
  }

  /** Light, dark, or as the device has it. */
  setTheme(theme: Theme): void {
    this.#tell({ type: 'theme', theme })
  }

  /** Shows another screen. What is open stays open. */
  goTo(screen: Screen): void {
    this.#tell({ type: 'screen', screen })
    if (screen === 'saved') void this.listSaved()
  }

  /** Has pictures looked at before they are published. */
  bring(files: readonly File[]): void {
    this.#tell({ type: 'brought', files })
    if (files.length > 0) this.goTo('post')
  }

  /** A screen could not be had: goes back to the first, and says so. */
  giveUp(): void {
    this.goTo('check')
    this.#tell({ type: 'problem', problem: UNFORESEEN })
  }

  /**
   * Asks the worker something that one screen alone asks. What was open is opened again before, should the worker have
   * ended.
   *
   * @returns Undefined when it did not come to an answer; then the person was told, or stopped it.
   */
  async ask<A extends Ask>(ask: A, asked: Asks[A]['asked']): Promise<Asks[A]['answer'] | undefined> {
    let answer: Asks[A]['answer'] | undefined
    await this.#work(async () => {
      answer = await this.#withConversation(async () => this.#analyst.ask(ask, asked, this.#progress))
    })
    return answer
  }

  /** One step back on the way to a report. */
  back(): void {
    const { step, screen } = this.#state()
    if (screen !== 'check') this.goTo('check')
    else if ((step.is === 'naming' || step.is === 'report') && step.opened.conversations.length > 1)
      this.#tell({ type: 'step', step: { is: 'choosing', opened: step.opened } })
    else this.#tell({ type: 'step', step: { is: 'start' } })
  }

  /** Goes back to a report that was left. */
  resume(): void {
    const { resting } = this.#state()
    if (resting !== undefined) this.#tell({ type: 'step', step: resting })
  }

  /** Stops the work that is under way. */
  stop(): void {
    this.#analyst.stop()
    this.#tell({ type: 'work', work: undefined })
    void this.wake()
  }

  /** Takes away what was told of a problem, once it was read. */
  dismissProblem(): void {
    this.#tell({ type: 'problem', problem: undefined })
  }

  /** Closes what is open; nothing of it stays in memory. */
  forget(): void {
    this.#given = []
    this.#analyst.stop()
    keptIsForgotten()
    this.#tell({ type: 'forget' })
    void this.wake()
  }

  /**
   * Messages of the conversation that is open, to be shown; empty when none is.
   *
   * @throws {Refused} When the worker ended and what was open cannot be opened again.
   * @throws {Stopped} When it was stopped meanwhile.
   */
  async turns(from: number, to: number): Promise<readonly TurnView[]> {
    return await this.#withConversation(
      async () => this.#analyst.ask('turns', { from, to }),
      (views) => views.length > 0,
    )
  }

  /**
   * How much was said in each part of a stretch, for the line beside the conversation.
   *
   * @throws {Refused} When nothing is open, or what was open cannot be opened again.
   * @throws {Stopped} When it was stopped meanwhile.
   */
  async stretch(from: number, to: number, bars: number): Promise<Stretch> {
    return await this.#withConversation(async () => this.#analyst.ask('stretch', { from, to, bars }))
  }

  /** Offers the report as a file. Its name says what it is, and nothing of what is in it. */
  async download(format: 'html' | 'json', mask = false): Promise<void> {
    await this.#work(async () => {
      const text = await this.#withConversation(async () => this.#analyst.ask('write', { format, mask }))
      const type = format === 'html' ? 'text/html' : 'application/json'
      const url = URL.createObjectURL(new Blob([text], { type }))
      const link = document.createElement('a')
      link.href = url
      link.download = `telltale-report.${format}`
      link.click()
      URL.revokeObjectURL(url)
    })
  }

  /** Keeps the report on the device, encrypted. @returns Whether it was kept; if not, the person was told why. */
  async keep(passphrase: string): Promise<boolean> {
    return await this.#work(async () => {
      await this.#withConversation(async () => this.#analyst.ask('keep', { passphrase }))
      await this.listSaved()
    })
  }

  /** Has what is kept on the device listed anew. Nothing of it is opened for that. */
  async listSaved(): Promise<void> {
    await this.#work(async () => this.#tell({ type: 'saved', saved: await this.#analyst.ask('listKept', undefined) }))
  }

  /** @returns Whether the passphrase was right. */
  async openSaved(id: string, passphrase: string): Promise<boolean> {
    let isRight = false
    await this.#work(async () => {
      const kept = await this.#analyst.ask(
        'openKept',
        { id, passphrase, language: this.#state().language },
        this.#progress,
      )
      if (kept === undefined) return
      isRight = true
      this.#given = []
      const { summary, question, shown } = kept
      this.#report({ conversations: [summary], problems: [] }, summary, question, shown, shown)
    })
    return isRight
  }

  /** @returns Whether it was wiped. */
  async wipe(id?: string): Promise<boolean> {
    return await this.#work(async () => {
      await this.#analyst.ask('wipe', id === undefined ? {} : { id })
      await this.listSaved()
    })
  }

  async #open(given: readonly Given[], me?: string): Promise<void> {
    this.#given = given
    await this.#work(async () => {
      this.#tell({ type: 'work', work: { doing: 'reading', done: 0, total: given.length } })
      const opened = await this.#analyst.ask('open', { given }, this.#progress)
      if (opened.conversations.length === 1) await this.choose(opened, 0, me)
      else this.#tell({ type: 'step', step: { is: 'choosing', opened } })
    })
  }

  async #show(opened: Opened, summary: ConversationSummary, question: Question): Promise<void> {
    await this.#work(async () => {
      this.#tell({ type: 'work', work: { doing: 'looking', done: 0, total: summary.turns } })
      const shown = await this.#withConversation(async () => this.#analyst.ask('look', question, this.#progress))
      this.#report(opened, summary, question, shown, shown)
    })
  }

  async #lookAgain(change: (question: Question) => Question): Promise<void> {
    const { step, resting } = this.#state()
    const from = step.is === 'report' ? step : resting
    if (from === undefined) return
    const question = change(from.question)
    await this.#work(async () => {
      this.#tell({ type: 'work', work: { doing: 'looking', done: 0, total: from.summary.turns } })
      const shown = await this.#withConversation(async () => this.#analyst.ask('look', question, this.#progress))
      const whole = question.struck.length === 0 ? shown : from.whole
      if (this.#state().step.is === 'report')
        this.#report(from.opened, from.summary, question, shown, whole, from.number)
    })
  }

  #report(
    opened: Opened,
    summary: ConversationSummary,
    question: Question,
    shown: Shown,
    whole: Shown,
    number = ++this.#reports,
  ): void {
    this.#tell({ type: 'step', step: { is: 'report', opened, summary, question, shown, whole, number } })
  }

  readonly #progress = (doing: Doing, done: number, total: number): void => {
    this.#tell({ type: 'work', work: { doing, done, total } })
  }

  /** Whatever goes wrong is told, and the app goes on. */
  async #work(work: () => Promise<void>): Promise<boolean> {
    try {
      await work()
      return true
    } catch (error) {
      if (error instanceof Stopped) return false
      this.#tell({ type: 'problem', problem: error instanceof Refused ? error.problem : UNFORESEEN })
      return false
    } finally {
      this.#tell({ type: 'work', work: undefined })
    }
  }

  /** After the worker ended, what was open is opened again before the next question about it. */
  async #withConversation<T>(ask: () => Promise<T>, isThere: (answer: T) => boolean = () => true): Promise<T> {
    try {
      const answer = await ask()
      if (isThere(answer)) return answer
    } catch (error) {
      if (!(error instanceof Refused) || error.problem.code !== 'usage/unknown-conversation') throw error
    }
    await (this.#restoring ??= this.#restore().finally(() => {
      this.#restoring = undefined
    }))
    return await ask()
  }

  async #restore(): Promise<void> {
    if (this.#given.length === 0) return
    await this.#analyst.ask('open', { given: this.#given })
    const { step } = this.#state()
    if (step.is === 'report') await this.#analyst.ask('look', step.question)
  }
}
