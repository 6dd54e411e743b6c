import {
  keepSealed,
  listSealed,
  openSealed,
  readBlob,
  readFolder,
  wipeAllSealed,
  wipeSealed,
  type FolderPiece,
  type SavedEntry,
} from '@telltale/host-web'
import { asTelltaleError, isRecord, TelltaleError, type Reading, type Report, type Wording } from '@telltale/model'
import { layOut, renderHtml, renderJson } from '@telltale/render'
import { analyse, pack, packFor } from 'telltale'
import type {
  Doing,
  Given,
  KeptOpened,
  Opened,
  Problem,
  Question,
  Shown,
  Strike,
  Stretch,
  TurnView,
} from '../protocol.js'
import { countStretch } from './count-stretch.js'
import { strikeOut } from './strike-out.js'
import { summarise } from './summarise.js'
import { viewTurns } from './view-turns.js'

type Tell = (doing: Doing, done: number, total: number) => void

/** Progress is told so often at most, in milliseconds: more would only keep the page busy. */
const TELL_EVERY = 60
/** Striking a rule out may bring up places that were not shown before; so often it is struck again. */
const MOST_STRIKES = 12

/** What is looked at together: a conversation, the question that was asked, and what came of it. */
interface Looked {
  readonly reading: Reading
  readonly question: Question
  readonly report: Report
}

/**
 * What was opened, and what was last looked at: all there is in memory of the person's words. It ends with the worker.
 */
export class Study {
  #readings: readonly Reading[] = []
  #looked: Looked | undefined
  /** What was given, and for each reading which of it it is from. Only references: a file stays where it is. */
  #given: readonly Given[] = []
  #origins: readonly number[] = []

  /** Has everything ready that the first report needs: rules are compiled when they are first used. */
  warmUp(): true {
    analyse({
      turns: [
        { speaker: 'A', text: 'Hello, 你好' },
        { speaker: 'B', text: 'Hello' },
      ],
    })
    return true
  }

  /**
   * Reads everything that was given. One bad file never costs the rest.
   *
   * @throws {TelltaleError} When nothing could be read at all: why the first could not.
   */
  async open(given: readonly Given[], tell: Tell): Promise<Opened> {
    this.#readings = []
    this.#looked = undefined
    const readings: Reading[] = []
    const origins: number[] = []
    const problems: Problem[] = []
    let first: TelltaleError | undefined
    let posts = 0
    for (const [index, each] of given.entries()) {
      tell('reading', index, given.length)
      for await (const { reading, error } of piecesOf(each)) {
        if (error !== undefined) {
          first ??= error
          problems.push({ code: error.code, message: error.message, remedy: error.remedy })
        } else if (reading === undefined) continue
        else if (reading.turns.length === 0 && reading.posts !== undefined) posts += reading.posts.length
        else {
          readings.push(reading)
          origins.push(index)
        }
      }
    }
    if (readings.length === 0) throw first ?? (posts > 0 ? onlyPosts() : nothingRead())
    this.#readings = readings
    this.#given = given
    this.#origins = origins
    return { conversations: readings.map(summarise), problems }
  }

  /**
   * Looks at one conversation.
   *
   * @throws {TelltaleError} `usage/unknown-speaker`, or `usage/unknown-conversation` when nothing is open.
   */
  async look(question: Question, tell: Tell): Promise<Shown> {
    const reading = this.#readings[question.conversation]
    if (reading === undefined)
      throw new TelltaleError('usage/unknown-conversation', 'This conversation is not open any more.', 'Open it again.')
    const report = await this.#analyse(reading, question, tell)
    this.#looked = { reading, question, report }
    return shownOf(report)
  }

  /**
   * What is looked at, for work that starts from it.
   *
   * @throws {TelltaleError} `usage/unknown-conversation` when nothing is open.
   */
  async lookedAt(question: Question, tell: Tell): Promise<{ readonly reading: Reading; readonly report: Report }> {
    if (this.#looked === undefined) await this.look(question, tell)
    return this.#last()
  }

  /** Everything that is open, in the order it was given, and where each came from; empty when nothing is open. */
  get everything(): {
    readonly given: readonly Given[]
    readonly readings: readonly { readonly reading: Reading; readonly origin: number | undefined }[]
  } {
    const readings = this.#readings.map((reading, index) => ({ reading, origin: this.#origins[index] }))
    return { given: this.#given, readings }
  }

  /** Messages of the conversation that was looked at, from one place to another; empty before one was. */
  turns(from: number, to: number): readonly TurnView[] {
    return this.#looked === undefined ? [] : viewTurns(this.#looked.reading, from, to)
  }

  /**
   * How much was said in each part of a stretch of it.
   *
   * @throws {TelltaleError} `usage/unknown-conversation` before one was looked at.
   */
  stretch(from: number, to: number, bars: number): Stretch {
    const { reading, report } = this.#last()
    return countStretch(reading.turns, report.approacher?.speaker, from, to, bars)
  }

  /** The report as one file, exactly as the command line writes it. */
  write(format: 'html' | 'json', mask: boolean): string {
    const { report } = this.#last()
    return format === 'json'
      ? renderJson(report, { mask, pretty: true })
      : renderHtml(report, wordingOf(report), { mask })
  }

  /**
   * Seals the conversation that was looked at, with what was struck out, and keeps it on the device.
   *
   * @throws {TelltaleError} `usage/unknown-conversation` before one was looked at.
   */
  async keep(passphrase: string): Promise<SavedEntry> {
    const { reading, question } = this.#last()
    const { me, language, struck } = question
    return await keepSealed(JSON.stringify({ savedVersion: 1, reading, me, language, struck }), passphrase)
  }

  /** What is kept on the device: when and how large. What is in it nobody can tell without the passphrase. */
  async listKept(): Promise<readonly SavedEntry[]> {
    return await listSealed()
  }

  /** @returns Undefined when the passphrase is wrong. */
  async openKept(id: string, passphrase: string, language: string, tell: Tell): Promise<KeptOpened | undefined> {
    const text = await openSealed(id, passphrase)
    if (text === undefined) return undefined
    const kept: unknown = JSON.parse(text)
    // It was sealed by this app and its seal is whole, so its parts are as they were put in.
    if (!isRecord(kept) || !isReading(kept['reading'])) return undefined
    const { reading, me, struck } = kept
    this.#readings = [reading]
    this.#given = []
    this.#origins = []
    const question: Question = {
      conversation: 0,
      language,
      struck: Array.isArray(struck) ? struck.filter(isStrike) : [],
      ...(typeof me === 'string' ? { me } : {}),
    }
    return { summary: summarise(reading), question, shown: await this.look(question, tell) }
  }

  /** Wipes one of the things kept, or all of them when none is named. It cannot be undone. */
  async wipe(id: string | undefined): Promise<true> {
    await (id === undefined ? wipeAllSealed() : wipeSealed(id))
    return true
  }

  async #analyse(reading: Reading, { me, language, struck }: Question, tell: Tell): Promise<Report> {
    const isStruck = new Set(struck.map(({ rule }) => rule))
    const options = {
      id: '1',
      pack: await packFor(reading),
      language,
      onProgress: sparing(tell),
      ...(me === undefined ? {} : { me }),
    }
    let looked = reading
    let report = analyse(looked, options)
    // Words that were struck out leave room for others of the same rule that a report has no place for.
    for (let round = 0; round < MOST_STRIKES; round++) {
      const spans = report.findings.flatMap(({ rule, spans }) => (isStruck.has(rule) ? spans : []))
      if (spans.length === 0) break
      looked = strikeOut(looked, spans)
      report = analyse(looked, options)
    }
    return report
  }

  #last(): Looked {
    if (this.#looked === undefined)
      throw new TelltaleError('usage/unknown-conversation', 'This conversation is not open any more.', 'Open it again.')
    return this.#looked
  }
}

async function* piecesOf(given: Given): AsyncGenerator<FolderPiece, void, undefined> {
  if ('folder' in given) {
    yield* readFolder(given.name, given.folder)
    return
  }
  try {
    for await (const reading of readBlob(given.name, given.blob)) yield { reading }
  } catch (error) {
    yield { error: asTelltaleError(error) }
  }
}

function shownOf(report: Report): Shown {
  const wording = wordingOf(report)
  const needed: Record<string, string> = {}
  for (const [key, value] of Object.entries(wording))
    if (typeof value === 'string' && /^(?:label|stage|persona\.[^.]+\.name)/u.test(key)) needed[key] = value
  return { report, page: layOut(report, wording, false), wording: needed }
}

function wordingOf({ language }: Report): Wording {
  return pack.wording[language] ?? pack.wording['en'] ?? {}
}

function sparing(tell: Tell): (done: number, total: number) => void {
  let last = 0
  return (done, total) => {
    const now = performance.now()
    if (now - last < TELL_EVERY) return
    last = now
    tell('looking', done, total)
  }
}

function isStrike(value: unknown): value is Strike {
  return isRecord(value) && typeof value['rule'] === 'string' && typeof value['because'] === 'string'
}

function isReading(value: unknown): value is Reading {
  return isRecord(value) && Array.isArray(value['turns']) && Array.isArray(value['events'])
}

function nothingRead(): TelltaleError {
  return new TelltaleError('read/empty', 'Nothing there could be read.', 'Name the files themselves to see why.')
}

function onlyPosts(): TelltaleError {
  return new TelltaleError(
    'read/empty',
    'There is no conversation in it, only what its owner published.',
    'Choose an export that has conversations in it.',
  )
}
