import { writeFileWhole } from '@telltale/host-node'
import { TelltaleError, type CompiledPack, type Reading, type Report, type ReportFile } from '@telltale/model'
import { packFor } from 'telltale'
import { chooseConversations } from '../check/choose-conversations.js'
import { ConversationCheck } from '../check/conversation-check.js'
import { ConversationSummary } from '../check/conversation-summary.js'
import { listConversations } from '../check/list-conversations.js'
import type { PlaceWatch } from '../check/place-watch.js'
import { sinceDate } from '../check/since-date.js'
import { writeReports } from '../check/write-reports.js'
import { labelOfFile } from '../label-of-file.js'
import { languageOf } from '../language-of.js'
import { openByteProgress, openProgress, type Progress } from '../progress.js'
import { readOperandsTwice, type OpenOperands } from '../read-operands-twice.js'
import { refuseOwnInput } from '../refuse-own-input.js'
import { EXIT_UNUSABLE, type Invocation } from '../run.js'
import { endpointOf } from '../second-reader/endpoint.js'
import type { SecondReader } from '../second-reader/second-reader.js'
import { writeError } from '../write-error.js'
import { writeInTurn } from '../write-in-turn.js'

/**
 * `telltale check`: reads everything it was given and reports on each conversation in it. Conversations are checked while
 * they are read, and a long one in stretches, so that a file of any size takes little memory where its format can be cut.
 */
export async function check({ options, operands }: Invocation): Promise<number> {
  if (operands.length === 0) {
    throw new TelltaleError('usage/no-input', 'No file was named.', 'Name a file or a folder, or - for standard input.')
  }
  const since = sinceDate(text(options['since']))
  const wanted = text(options['with'])
  const out = text(options['out'])
  const format = text(options['format']) ?? 'text'
  const language = languageOf(options)
  await refuseOwnInput(out, operands)
  const places = await openPlaceWatch(text(options['places']))
  const second = await openSecondReader(options)
  const onTerminal = out === undefined && process.stdout.isTTY
  const bytes = openByteProgress(!onTerminal || format !== 'json')
  const reading = new OperandsReading(operands, await readOperandsTwice(operands), bytes)
  try {
    let chosen: ReadonlySet<number> | undefined
    if (options['list'] === true || wanted !== undefined) {
      const conversations = await summarise(reading)
      if (wanted !== undefined && conversations.length > 0) chosen = chooseConversations(conversations, wanted)
      if (options['list'] === true && conversations.length > 0) {
        await writeInTurn(listConversations(conversations, chosen))
        return reading.isUnusable ? EXIT_UNUSABLE : 0
      }
    }
    const checking = new Checking(reading, { language, me: text(options['me']), since, chosen, places, second })
    const written = writeReports(checking.reports(), {
      format,
      language,
      mask: options['mask'] === true,
      onTerminal,
      onMany: (shown, count) =>
        process.stderr.write(
          `${String(count)} conversations were checked; the ${String(shown)} with the strongest signs are shown.\n`,
        ),
    })
    const first = await written.next()
    bytes.close()
    if (first.done !== true) {
      if (out === undefined) for await (const part of resumed(first.value, written)) await writeInTurn(part)
      else await writeFileWhole(out, resumed(first.value, written))
    }
    return statusOf(reading, checking)
  } finally {
    bytes.close()
  }
}

/** What knows of places is loaded only when the user handed a list of them over. */
async function openPlaceWatch(path: string | undefined): Promise<PlaceWatch | undefined> {
  if (path === undefined) return undefined
  const { readPlaces } = await import('../post/read-places.js')
  const index = await readPlaces(path)
  const { PlaceWatch } = await import('../check/place-watch.js')
  return new PlaceWatch(index)
}

/** What can send is loaded only when the user named somebody to send to. */
async function openSecondReader(options: Invocation['options']): Promise<SecondReader | undefined> {
  const endpoint = endpointOf(options, process.env)
  if (endpoint === undefined) return undefined
  const { SecondReader } = await import('../second-reader/second-reader.js')
  return new SecondReader(endpoint, (words) => process.stderr.write(words))
}

function statusOf({ isUnusable }: OperandsReading, { posts, count, past, isAlarmed }: Checking): number {
  if (past > 0 && count === 0 && !isUnusable) {
    throw new TelltaleError(
      'read/empty',
      'No message is from the day given with --since, or later.',
      'Give an earlier day, or leave --since out.',
    )
  }
  if (past > 0)
    process.stderr.write(
      `${String(past)} ${past === 1 ? 'conversation has' : 'conversations have'} no message from the day given with --since, or later, and ${past === 1 ? 'was' : 'were'} not checked.\n`,
    )
  if (posts > 0 && count > 0)
    process.stderr.write(`${String(posts)} posts of the owner were left out: only conversations are checked.\n`)
  if (count === 0 && !isUnusable) {
    if (posts > 0) {
      throw new TelltaleError(
        'read/empty',
        'There is no conversation in it, only what its owner published.',
        'Use telltale read to see the posts.',
      )
    }
    throw new TelltaleError('read/empty', 'Nothing there could be read.', 'Name the files themselves to see why.')
  }
  if (isUnusable) return EXIT_UNUSABLE
  return isAlarmed ? 1 : 0
}

/** A part of a conversation, as it comes out of the operands. */
interface ConversationPart {
  readonly reading: Reading
  readonly continues: boolean
  /** Where it was read from; undefined when there is one file only. */
  readonly file: ReportFile | undefined
}

/** Reads the operands, once or twice, and tells which of them could not be read. */
class OperandsReading {
  readonly #operands: readonly string[]
  readonly #open: OpenOperands
  readonly bytes: Progress
  #isFirst = true
  #hasFolder = false
  /** One that was named could not be read. */
  isUnusable = false

  constructor(operands: readonly string[], open: OpenOperands, bytes: Progress) {
    this.#operands = operands
    this.#open = open
    this.bytes = bytes
  }

  /** One file was named, and no folder. */
  get isOne(): boolean {
    return this.#operands.length === 1 && !this.#hasFolder
  }

  async *parts(): AsyncGenerator<ConversationPart, void, undefined> {
    for await (const { piece, error, ...file } of this.#open(this.bytes.update)) {
      if (!file.wasNamed) this.#hasFolder = true
      if (error !== undefined && this.#isFirst) {
        // One bad file never costs the rest; the exit status still tells of one that was named.
        const isAlone = this.#operands.length === 1 && file.wasNamed
        this.bytes.close()
        process.stderr.write(`${isAlone ? '' : `${labelOfFile(file)}: `}${writeError(error)}`)
        if (file.wasNamed) this.isUnusable = true
      }
      if (piece === undefined) continue
      const { number, path } = file
      yield { ...piece, file: this.isOne ? undefined : { number, ...(path === undefined ? {} : { name: path }) } }
    }
    this.#isFirst = false
  }
}

async function summarise(reading: OperandsReading): Promise<readonly ConversationSummary[]> {
  const conversations: ConversationSummary[] = []
  for await (const part of reading.parts()) {
    if (!part.continues) conversations.push(new ConversationSummary(part.reading))
    conversations.at(-1)?.add(part.reading)
  }
  return conversations
}

interface CheckingOptions {
  readonly language: string
  readonly me: string | undefined
  readonly since: ((reading: Reading) => Reading) | undefined
  /** Numbers of the conversations to check, counted from 0; all when it is not given. */
  readonly chosen: ReadonlySet<number> | undefined
  /** Holds what each conversation names against a list of places, when the user handed one over. */
  readonly places: PlaceWatch | undefined
  /** Asked about each conversation as well, when the user named one. */
  readonly second: SecondReader | undefined
}

/** Checks conversations one after another, and keeps count. */
class Checking {
  readonly #reading: OperandsReading
  readonly #options: CheckingOptions
  readonly #messages = openProgress()
  /** The conversation that is being read. */
  #checked: ConversationCheck | undefined
  #file: ReportFile | undefined
  /** What was said in it, and how much of that is as recent as was asked for. */
  #said = 0
  #recent = 0
  /** How many conversations have nothing that recent. */
  past = 0
  /** How many reports there were. */
  count = 0
  /** How many posts of the owner of an archive there were. */
  posts = 0
  /** There was a caution, a pattern, or a spot near a place of the user's list. */
  isAlarmed = false

  constructor(reading: OperandsReading, options: CheckingOptions) {
    this.#reading = reading
    this.#options = options
  }

  /** @throws {TelltaleError} `usage/unknown-speaker` when there is one conversation only, and nobody in it has the name. */
  async *reports(): AsyncGenerator<Report, void, undefined> {
    const { chosen, since, places, second } = this.#options
    let number = -1
    let isTaken = false
    for await (const { reading: whole, continues, file } of this.#reading.parts()) {
      if (!continues) {
        const report = await this.#finish()
        if (report !== undefined) yield report
        number += 1
        isTaken = chosen?.has(number) !== false && !this.#countPosts(whole)
      }
      if (!isTaken) continue
      this.#checked ??= this.#open(whole, file, await packFor(whole))
      const reading = since === undefined ? whole : since(whole)
      this.#said += whole.turns.length
      this.#recent += reading.turns.length
      this.#checked.add(reading)
      places?.add(reading.turns)
      second?.add(reading.turns)
    }
    const lacksMe = this.#checked?.lacksMe === true && !this.#isPast
    if (this.count === 1 && lacksMe && (chosen !== undefined || this.#reading.isOne)) throw unknownSpeaker()
    const report = await this.#finish()
    if (report !== undefined) yield report
  }

  /** Nothing in it is as recent as was asked for. A report on nothing would read as if it had been looked at. */
  get #isPast(): boolean {
    return this.#said > 0 && this.#recent === 0
  }

  async #finish(): Promise<Report | undefined> {
    const checked = this.#checked
    this.#checked = undefined
    this.#messages.close()
    if (checked === undefined) return undefined
    if (this.#isPast) {
      this.count -= 1
      this.past += 1
      return undefined
    }
    const { places, second } = this.#options
    const finished = { ...checked.finish(), ...(this.#file === undefined ? {} : { file: this.#file }) }
    const report = places?.addTo(finished) ?? finished
    if (report.places !== undefined) this.isAlarmed = true
    if (report.outcome === 'caution' || report.outcome === 'pattern') this.isAlarmed = true
    if (second === undefined) return report
    this.#reading.bytes.close()
    return second.addTo(report)
  }

  /** True when there is nothing else in it than posts. */
  #countPosts({ turns, posts }: Reading): boolean {
    if (turns.length > 0 || posts === undefined) return false
    this.posts += posts.length
    return true
  }

  #open({ turns }: Reading, file: ReportFile | undefined, pack: CompiledPack): ConversationCheck {
    this.count += 1
    this.#file = file
    this.#said = 0
    this.#recent = 0
    const { language, me } = this.#options
    const { bytes } = this.#reading
    return new ConversationCheck({
      id: String(this.count),
      language,
      pack,
      me,
      onProgress: (done) => {
        if (!bytes.isShown()) this.#messages.update(Math.min(done, turns.length), turns.length)
      },
    })
  }
}

async function* resumed(first: string, rest: AsyncIterable<string>): AsyncGenerator<string, void, undefined> {
  yield first
  yield* rest
}

function unknownSpeaker(): TelltaleError {
  return new TelltaleError(
    'usage/unknown-speaker',
    'Nobody in this conversation has the name given with --me.',
    'Give the name exactly as it stands in the file, or leave --me out.',
  )
}

function text(value: string | boolean | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined
}
