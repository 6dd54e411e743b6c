import type { Reading, ReadingPiece, Report, TelltaleError } from '@telltale/model'
import { madeFile, TranscriptJson, TranscriptText, type MadeFile, type SealedFile } from '@telltale/seal'
import { pack, renderHtml, renderJson, renderMany } from 'telltale'
import { chooseConversations } from '../check/choose-conversations.js'
import { ConversationCheck } from '../check/conversation-check.js'
import { ConversationSummary } from '../check/conversation-summary.js'
import { StrongestReports } from '../check/strongest-reports.js'
import { readOperands } from '../read-operands.js'
import type { OperandFiles } from './list-originals.js'
import type { ShownConversation } from './pdf/write-evidence-pdf.js'
import { Spool } from './spool.js'

export interface ReadableOptions {
  readonly language: string
  readonly sealedAt: string
  readonly me: string | undefined
  /** Only the conversations with this title, speaker or number. */
  readonly onlyWith: string | undefined
  /** Covers names, where some are to be covered. */
  readonly cover: (reading: Reading) => Reading
  /** Covers names in a path. */
  readonly coverText: (text: string) => string
  readonly originals: readonly SealedFile[]
  readonly onProgress: (done: number, total: number) => void
}

/** What is made of the originals for people to read. */
export interface Readable {
  readonly files: readonly MadeFile[]
  /** How many conversations there were. */
  readonly conversations: number
  /** Why parts could not be read, as codes and sentences without a word of the user's. */
  readonly unread: readonly TelltaleError[]
  /** The script is one that the PDF's fonts do not have. */
  readonly lacksPdf: boolean
}

/** In the PDF; the transcript has everything. */
const MOST_SHOWN_TURNS = 2_000
const MOST_SHOWN_CHARACTERS = 300_000
const MOST_SHOWN_REPORTS = 20

interface Part extends ReadingPiece {
  /** The file of the container. */
  readonly source: string
}

/**
 * Makes the transcript and the report of what is about to be sealed. Reads the originals piece by piece, as `check` does;
 * what has no conversation in it is passed over, since it is sealed all the same.
 *
 * @throws {TelltaleError} `usage/unknown-conversation` when nobody is there of the name that was given.
 */
export async function makeReadable(operands: readonly OperandFiles[], options: ReadableOptions): Promise<Readable> {
  const making = new Making(operands, options)
  return await making.run()
}

class Making {
  readonly #operands: readonly OperandFiles[]
  readonly #options: ReadableOptions
  readonly #unread: TelltaleError[] = []
  readonly #reports = new StrongestReports()
  readonly #shown: { title: string; turns: ShownConversation['turns'][number][] }[] = []
  #chosen: ReadonlySet<number> | undefined
  #left = { turns: MOST_SHOWN_TURNS, characters: MOST_SHOWN_CHARACTERS }
  #isCut = false
  #conversations = 0

  constructor(operands: readonly OperandFiles[], options: ReadableOptions) {
    this.#operands = operands
    this.#options = options
  }

  async run(): Promise<Readable> {
    await this.#choose()
    const text = new TranscriptText()
    const json = new TranscriptJson()
    const textSpool = new Spool('transcript.txt', 'transcript')
    const jsonSpool = new Spool('transcript.json', 'transcript')
    let check: ConversationCheck | undefined
    const finish = (): void => {
      if (check !== undefined) this.#reports.add(check.finish())
      check = undefined
    }
    for await (const part of this.#taken((error) => this.#unread.push(error))) {
      const { reading, continues, source } = part
      textSpool.add(text.part(part, source))
      jsonSpool.add(json.part(part, source))
      this.#show(part)
      if (!continues) {
        finish()
        this.#conversations += 1
      }
      // Posts alone have nobody to talk with.
      if (reading.turns.length > 0 || continues) check ??= this.#newCheck()
      check?.add(reading)
    }
    finish()
    const conversations = this.#conversations
    if (conversations === 0) return { files: [], conversations, unread: this.#unread, lacksPdf: false }
    textSpool.add(text.end())
    jsonSpool.add(json.end())
    const pdf = await this.#pdf()
    return {
      files: [
        ...this.#pages(),
        ...(pdf === undefined ? [] : [madeFile('report.pdf', 'report', pdf)]),
        textSpool.finish(() => this.#again(new TranscriptText())),
        jsonSpool.finish(() => this.#again(new TranscriptJson())),
      ],
      conversations,
      unread: this.#unread,
      lacksPdf: pdf === undefined,
    }
  }

  #pages(): readonly MadeFile[] {
    const reports = this.#reports.reports()
    const [report] = reports
    if (report === undefined) return []
    const wording = this.#wording
    const one = reports.length === 1
    return [
      madeFile('report.html', 'report', one ? renderHtml(report, wording) : renderMany(reports, 'html', wording)),
      madeFile(
        'report.json',
        'report',
        one ? renderJson(report, { pretty: true }) : renderMany(reports, 'json', wording, { pretty: true }),
      ),
    ]
  }

  async #pdf(): Promise<Uint8Array | undefined> {
    // It and its fonts are loaded only here: no other command needs them.
    const { writeEvidencePdf } = await import('./pdf/write-evidence-pdf.js')
    const reports: readonly Report[] = this.#reports.reports()
    return await writeEvidencePdf({
      language: this.#options.language,
      wording: this.#wording,
      sealedAt: this.#options.sealedAt,
      originals: this.#options.originals,
      reports: reports.slice(0, MOST_SHOWN_REPORTS),
      conversations: this.#shown,
      isCut: this.#isCut || reports.length > MOST_SHOWN_REPORTS,
    })
  }

  get #wording() {
    return pack.wording[this.#options.language] ?? pack.wording['en'] ?? {}
  }

  #newCheck(): ConversationCheck {
    const { language, me } = this.#options
    return new ConversationCheck({ id: String(this.#conversations), language, me })
  }

  /** As long as there is room in the document. */
  #show({ reading, continues, source }: Part): void {
    const { title, turns, posts = [] } = reading
    if (!continues && this.#left.turns > 0) this.#shown.push({ title: title ?? source, turns: [] })
    const last = this.#shown.at(-1)
    for (const { text, at, speaker } of [
      ...turns,
      ...posts.map((post) => ({ ...post, speaker: reading.owner ?? '' })),
    ]) {
      if (this.#left.turns === 0 || this.#left.characters < text.length) {
        this.#left = { turns: 0, characters: 0 }
        this.#isCut = true
        return
      }
      this.#left.turns -= 1
      this.#left.characters -= text.length
      last?.turns.push({ speaker, text, ...(at === undefined ? {} : { at }) })
    }
  }

  async #choose(): Promise<void> {
    const { onlyWith } = this.#options
    if (onlyWith === undefined) return
    const conversations: ConversationSummary[] = []
    for await (const { reading, continues } of this.#parts(() => undefined)) {
      if (!continues) conversations.push(new ConversationSummary(reading))
      conversations.at(-1)?.add(reading)
    }
    this.#chosen = chooseConversations(conversations, onlyWith)
  }

  /** The chosen conversations with their names covered. */
  async *#taken(onError: (error: TelltaleError) => void): AsyncGenerator<Part, void, undefined> {
    let number = -1
    for await (const part of this.#parts(onError)) {
      if (!part.continues) number += 1
      if (this.#chosen?.has(number) === false) continue
      yield { ...part, reading: this.#options.cover(part.reading) }
    }
  }

  async *#parts(onError: (error: TelltaleError) => void): AsyncGenerator<Part, void, undefined> {
    for (const { operand, paths } of this.#operands) {
      for await (const { name, piece, error } of readOperands([operand], this.#options.onProgress)) {
        if (error !== undefined) onError(error)
        if (piece === undefined) continue
        yield { ...piece, source: this.#options.coverText(paths.get(name) ?? [...paths.values()][0] ?? '') }
      }
    }
  }

  async *#again(transcript: TranscriptText | TranscriptJson): AsyncGenerator<string, void, undefined> {
    for await (const part of this.#taken(() => undefined)) yield transcript.part(part, part.source)
    yield transcript.end()
  }
}
