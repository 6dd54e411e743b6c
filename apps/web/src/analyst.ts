import type { Ask, Asks, Doing, Problem, Response } from './protocol.js'
import { trustedUrl, WORKER_TYPE } from './trusted-url.js'

/** Somebody stopped the work, on purpose: there is nothing to tell them. */
export class Stopped extends Error {
  override readonly name = 'Stopped'
}

/** The worker could not do what it was asked, or ended: with the problem as the person is to be told it. */
export class Refused extends Error {
  override readonly name = 'Refused'
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.code)
    this.problem = problem
  }
}

/** In the words of the command line. */
const CRASHED: Problem = {
  code: 'internal/unexpected',
  message: 'Something went wrong that Telltale did not foresee. Nothing was sent or stored.',
  remedy: 'Please report what you did, without the file.',
}

interface Waiting {
  readonly resolve: (answer: never) => void
  readonly reject: (error: Error) => void
  readonly onProgress: (doing: Doing, done: number, total: number) => void
}

/**
 * Asks the worker in which everything is read and judged. There is one at a time; when it ends, by a fault or because
 * somebody stopped the work, the next question starts another.
 */
export class Analyst {
  #worker: Worker | undefined
  readonly #waiting = new Map<number, Waiting>()
  #last = 0

  /**
   * @param onProgress - Told how far it is, again and again.
   * @throws {Refused} With the problem in words.
   * @throws {Stopped} When it was stopped meanwhile.
   */
  async ask<A extends Ask>(
    ask: A,
    asked: Asks[A]['asked'],
    onProgress: Waiting['onProgress'] = () => undefined,
  ): Promise<Asks[A]['answer']> {
    const worker = (this.#worker ??= this.#start())
    const id = ++this.#last
    return await new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject, onProgress })
      worker.postMessage({ id, ask, asked })
    })
  }

  /** Ends the worker and all it holds in memory. Whoever waits for it gets `Stopped`. */
  stop(): void {
    this.#end(new Stopped('stopped'))
  }

  #start(): Worker {
    const worker = new Worker(trustedUrl('worker'), { type: WORKER_TYPE, name: 'telltale' })
    worker.addEventListener('message', (event: MessageEvent<Response>) => this.#hear(event.data))
    worker.addEventListener('messageerror', () => this.#end(new Refused(CRASHED)))
    worker.addEventListener('error', (event) => {
      // What went wrong may hold words of the conversation, and the console keeps what nobody handles.
      event.preventDefault()
      if (this.#worker === worker) this.#end(new Refused(CRASHED))
    })
    return worker
  }

  #hear(response: Response): void {
    const waiting = this.#waiting.get(response.id)
    if (waiting === undefined) return
    if (response.is === 'progress') {
      waiting.onProgress(response.doing, response.done, response.total)
      return
    }
    this.#waiting.delete(response.id)
    if (response.is === 'problem') waiting.reject(new Refused(response.problem))
    else waiting.resolve(response.answer as never)
  }

  #end(why: Error): void {
    this.#worker?.terminate()
    this.#worker = undefined
    const waiting = [...this.#waiting.values()]
    this.#waiting.clear()
    this.onEnd?.(why)
    for (const { reject } of waiting) reject(why)
  }

  /** Told when the worker ended, also when nobody was waiting for it. */
  onEnd: ((why: Error) => void) | undefined
}
