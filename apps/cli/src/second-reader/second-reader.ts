import type { Report, Turn } from '@telltale/model'
import { askSecondReader, prepareQuestions, RecentTurns, type EndpointAnswer } from '@telltale/second-reader'
import { pack } from 'telltale'
import { isLoopback, type Endpoint } from './endpoint.js'
import { postQuestion } from './post-question.js'

/**
 * Has the conversations of a run read by another reader as well, one after the other, and says before each what is sent.
 *
 * It adds one member to a report that is finished already, and changes nothing in it.
 */
export class SecondReader {
  readonly #endpoint: Endpoint
  readonly #say: (words: string) => void
  #recent = new RecentTurns()
  /** There was no answer once, or the user has had enough: nothing more is sent in this run. */
  #isOver = false
  #hasIntroduced = false

  /** @param say - Where the user is told what happens: never to where the report goes. */
  constructor(endpoint: Endpoint, say: (words: string) => void) {
    this.#endpoint = endpoint
    this.#say = say
  }

  /** Takes turns of the conversation that is being read. */
  add(turns: readonly Turn[]): void {
    this.#recent.add(turns)
  }

  /** Has what was taken since the last report read, and adds what came of it to this one. */
  async addTo(report: Report): Promise<Report> {
    const { url, model, mask } = this.#endpoint
    const recent = this.#recent
    this.#recent = new RecentTurns()
    const named = model === undefined ? {} : { model }
    const prepared = prepareQuestions(recent.turns, { rules: pack.rules, mask, ...named })
    const { speaker } = report.person
    if (prepared.questions.length > 0 && !this.#isOver) this.#announce(prepared, report.id)
    const stop = new AbortController()
    const onInterrupt = (): void => {
      this.#say('\nStopped: nothing more is sent. The report follows; press Ctrl-C again to end at once.\n')
      stop.abort()
    }
    // A second Ctrl-C ends the program, as it would without this.
    process.once('SIGINT', onInterrupt)
    try {
      const secondReader = await askSecondReader(
        prepared,
        {
          host: url.host,
          ...named,
          left: recent.left,
          ...(speaker === undefined ? {} : { person: speaker }),
          language: report.language,
          wording: pack.wording[report.language] ?? pack.wording['en'] ?? {},
        },
        async (body) => this.#ask(body, stop.signal),
      )
      return { ...report, secondReader }
    } finally {
      process.off('SIGINT', onInterrupt)
    }
  }

  async #ask(body: string, stop: AbortSignal): Promise<EndpointAnswer> {
    if (this.#isOver) return { failure: 'second-reader/not-asked' }
    if (stop.aborted) return this.#over({ failure: 'second-reader/stopped' })
    const answer = await postQuestion(this.#endpoint, body, stop)
    return 'failure' in answer ? this.#over(answer) : answer
  }

  #over(answer: EndpointAnswer): EndpointAnswer {
    this.#isOver = true
    return answer
  }

  /** Says what is about to be sent, to whom, and who could read it. Never a word of the conversation. */
  #announce(
    { questions, messages, characters }: { questions: readonly unknown[]; messages: number; characters: number },
    id: string,
  ): void {
    if (!this.#hasIntroduced) this.#say(introduce(this.#endpoint))
    this.#hasIntroduced = true
    this.#say(
      `Sending conversation ${id} there now: ${count(messages, 'message')}, ${count(characters, 'character')}, in ${count(questions.length, 'part')}. Ctrl-C stops it.\n`,
    )
  }
}

function introduce({ url, key, mask }: Endpoint): string {
  const sent = mask
    ? "with speakers' names, links, addresses, handles and long numbers replaced"
    : "with speakers' names replaced"
  const whose = isLoopback(url)
    ? 'That is this machine; what the program there does with them is up to it.'
    : `That is another machine: whoever runs it can read and keep them.${
        url.protocol === 'http:' ? ' The way there is not encrypted, so whoever is on the way can read them too.' : ''
      }`
  const withKey = key === undefined ? '' : ' The key from TELLTALE_SECOND_READER_KEY goes with them.'
  return `The words of each conversation, ${sent}, are sent to ${url.origin}${url.pathname}, as --second-reader asks. ${whose}${withKey}\n`
}

function count(number: number, what: string): string {
  return `${String(number)} ${what}${number === 1 ? '' : 's'}`
}
