import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import {
  LONGEST_WORDS,
  layOutPlan,
  planFor,
  questionsFor,
  readAnswers,
  readCountry,
  renderPaperText,
  triage,
  type Answers,
  type HelpPack,
  type NamedCountry,
  type Question,
  type Texts,
} from '@telltale/wayout'

/** What a person may choose from beyond the questions of the pack: whom a draft is for, and what it may tell. */
export interface Choice {
  readonly ask: string
  readonly why: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly several: boolean
}

export interface Asking {
  readonly pack: HelpPack
  /** Names by which a country may be told. */
  readonly countries: readonly NamedCountry[]
  readonly language: string
  readonly today: string
  readonly input: Readable
  readonly output: Writable
}

/** What a conversation suggests may be wrong, so it is shown and not taken for an answer. */
const SUGGESTED = ['happened', 'threat'] as const

/**
 * Asks on a terminal, line by line. An empty line skips, `q` or the end of the input stops; one's own
 * words may have many lines; what cannot be understood is
 * asked once more and then skipped. Nothing is kept, and nothing that is typed is repeated anywhere.
 */
export class Asker {
  readonly #asking: Asking
  readonly #lines: AsyncIterator<string>
  readonly #close: () => void
  #isOver = false
  #isFirst = true
  /** How many questions were asked. */
  count = 0

  constructor(asking: Asking) {
    this.#asking = asking
    const reader = createInterface({ input: asking.input, terminal: false })
    this.#lines = reader[Symbol.asyncIterator]()
    this.#close = () => reader.close()
  }

  close(): void {
    this.#close()
  }

  /**
   * @param given - What is answered already, on the command line; not asked again.
   * @param suggested - What the conversation suggests; it stands beside the question.
   */
  async questions(given: Answers, suggested: Answers): Promise<Answers> {
    const { pack, language, today } = this.#asking
    let answers = given
    const skipped = new Set<string>()
    for (;;) {
      const [question] = questionsFor(answers, pack, skipped)
      if (question === undefined || this.#isOver) return answers
      const answer = await this.#question(question, answers, suggested)
      if (answer === undefined) skipped.add(question.id)
      else {
        answers = readAnswers({ ...answers, [question.id]: answer }, this.#asking.countries)
        if (answers.danger === 'yes' && (question.id === 'danger' || question.id === 'country')) {
          // Whoever is in danger reads this, and nothing else may stand before it; with the number once the country is known.
          const plan = planFor(triage(undefined, answers), pack, language, today)
          const first = { ...plan, steps: plan.steps.slice(0, 1), cautions: [], laws: [], notFound: [], notes: [] }
          const channels = plan.channels.filter(({ kind }) => kind === 'emergency')
          this.#write(`\n${renderPaperText(layOutPlan({ ...first, channels }, pack))}`)
        }
      }
    }
  }

  /** Asks for a choice; undefined when it was skipped. */
  async choice({ ask, why, options, several }: Choice): Promise<readonly string[] | undefined> {
    if (this.#isOver) return undefined
    const values = await this.#pick(ask, why, options, several, undefined)
    return values
  }

  async #question(question: Question, answers: Answers, suggested: Answers): Promise<unknown> {
    const ask = this.#say(answers.for === 'other' ? (question.askOther ?? question.ask) : question.ask)
    const why = this.#say(question.why)
    const options = question.options.map(({ value, label }) => ({ value, label: this.#say(label) }))
    if (question.kind === 'choice' || question.kind === 'choices') {
      const several = question.kind === 'choices'
      const hints = SUGGESTED.some((id) => id === question.id) ? this.#hintFor(question, suggested, options) : undefined
      const values = await this.#pick(ask, why, options, several, hints)
      return several ? values : values?.[0]
    }
    if (question.kind === 'words') return await this.#ownWords(ask, why)
    this.#open(ask, why)
    for (let turn = 0; turn < 2; turn++) {
      const line = await this.#line()
      if (line === undefined || line === '') return undefined
      const code = readCountry(line, this.#asking.countries)
      if (code !== undefined) return code
      this.#write(`${this.#words('ask.again')}\n> `)
    }
    return undefined
  }

  /** What was pasted may have many lines: they are one answer, not answers to what is asked next. */
  async #ownWords(ask: string, why: string): Promise<string | undefined> {
    this.#open(ask, why, `(${this.#words('ask.words')})\n`)
    const lines: string[] = []
    let length = 0
    for (;;) {
      const line = await this.#line()
      if (line === undefined || line === '') break
      // What is over is read and dropped, so that memory stays bounded.
      if (length <= LONGEST_WORDS) lines.push(line)
      length += line.length + 1
    }
    const words = lines.join('\n')
    if (words.length > LONGEST_WORDS)
      this.#write(`${this.#words('ask.too-long').replace('{count}', String(LONGEST_WORDS))}\n`)
    return words === '' ? undefined : words.slice(0, LONGEST_WORDS)
  }

  async #pick(
    ask: string,
    why: string,
    options: Choice['options'],
    several: boolean,
    hint: string | undefined,
  ): Promise<readonly string[] | undefined> {
    const listed = options.map(({ label }, index) => `  ${String(index + 1)}. ${label}\n`).join('')
    const how = this.#words(several ? 'ask.several' : 'ask.one')
    this.#open(ask, why, `${listed}${hint === undefined ? '' : `${hint}\n`}(${how})\n`)
    for (let turn = 0; turn < 2; turn++) {
      const line = await this.#line()
      if (line === undefined || line === '') return undefined
      const values = pickedFrom(line, options, several)
      if (values !== undefined) return values
      this.#write(`${this.#words('ask.again')}\n> `)
    }
    return undefined
  }

  #hintFor(question: Question, suggested: Answers, options: Choice['options']): string | undefined {
    const values: readonly string[] = (question.id === 'threat' ? suggested.threat : suggested.happened) ?? []
    const labels = options.flatMap(({ value, label }, index) =>
      values.includes(value) ? [`${String(index + 1)} (${label})`] : [],
    )
    return labels.length === 0 ? undefined : this.#words('ask.seen').replace('{values}', labels.join(', '))
  }

  #open(ask: string, why: string, rest = ''): void {
    if (this.#isFirst) this.#write(`${this.#words('ask.intro')}\n${this.#words('ask.skip')}\n`)
    this.#isFirst = false
    this.count += 1
    this.#write(`\n${ask}\n  ${this.#words('ask.why').replace('{why}', why)}\n${rest}> `)
  }

  async #line(): Promise<string | undefined> {
    const next = await this.#lines.next()
    if (next.done === true) {
      this.#isOver = true
      return undefined
    }
    const line = next.value.trim()
    if (line.toLowerCase() !== 'q') return line
    this.#isOver = true
    return undefined
  }

  #say(texts: Texts): string {
    return texts[this.#asking.language] ?? texts['en'] ?? ''
  }

  #words(key: string): string {
    return this.#say(this.#asking.pack.wording[key] ?? {})
  }

  #write(text: string): void {
    this.#asking.output.write(text)
  }
}

/** Numbers as they were typed, as values; undefined when one of them is none. `0` is "none of these". */
function pickedFrom(line: string, options: Choice['options'], several: boolean): readonly string[] | undefined {
  const numbers = line.split(/[\s,，、;]+/u).filter((each) => each !== '')
  if (several && numbers.length === 1 && numbers[0] === '0') return []
  if (!several && numbers.length !== 1) return undefined
  const picked = numbers.map((number) => (/^\d{1,3}$/u.test(number) ? options[Number(number) - 1]?.value : undefined))
  return picked.every((value) => value !== undefined) ? picked : undefined
}
