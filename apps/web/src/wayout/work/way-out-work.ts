import { readBlob } from '@telltale/host-web'
import { addAll, TelltaleError, type Report } from '@telltale/model'
import { analyse, pack, packFor } from 'telltale'
import type { Doing, Question } from '../../protocol.js'
import type { Study } from '../../worker/study.js'
import type { Drafted, Guide, OpenedSealed, Sealed, WayOutAsks } from '../asks.js'
import { WayOutGuide, type StartingPoint } from './guide.js'
import { openSealed } from './open-sealed.js'
import { sealOpened, type OriginalFile, type SourcedReading } from './seal-opened.js'

/** Of so many conversations a report is sealed; all of them are in the transcript. */
const MOST_REPORTS = 20
/** How a text that was pasted is called, which has no name of its own. */
const PASTED = 'pasted.txt'

/** What the worker does for the way out, with what is open in it. */
export class WayOutWork {
  readonly #study: Study
  readonly #tell: (doing: Doing, done: number, total: number) => void

  constructor(study: Study, tell: (doing: Doing, done: number, total: number) => void) {
    this.#study = study
    this.#tell = tell
  }

  /** The questions that are still open and the plan so far. */
  async guide(asked: WayOutAsks['guide']['asked']): Promise<Guide> {
    return (await this.#guideFrom(asked)).guide(asked)
  }

  /** The plan as a file to keep or print. */
  async writePlan(asked: WayOutAsks['writePlan']['asked']): Promise<string> {
    return (await this.#guideFrom(asked)).writePlan(asked)
  }

  /** A draft to be read and cut; undefined where whoever it is for is not one that the plan names. */
  async draft(asked: WayOutAsks['draft']['asked']): Promise<Drafted | undefined> {
    return (await this.#guideFrom(asked)).draft(asked)
  }

  /** The draft as a file to hand on, without what was cut. Nothing is sent. */
  async writeDraft(asked: WayOutAsks['writeDraft']['asked']): Promise<string> {
    return (await this.#guideFrom(asked)).writeDraft(asked)
  }

  /**
   * Puts what is open, and files beside it, into one container with transcript, reports and digests. A file that cannot
   * be read as a conversation is sealed all the same.
   *
   * @returns The container; or that it was refused, where the person can put that right.
   */
  async seal({ question, files, key, language, name }: WayOutAsks['seal']['asked']): Promise<Sealed> {
    this.#tell('sealing', 0, 0)
    const from = await this.#from(question)
    const { given, readings } = question === undefined ? { given: [], readings: [] } : this.#study.everything
    const originals: OriginalFile[] = []
    const firstOf: number[] = []
    for (const each of given) {
      firstOf.push(originals.length)
      if ('blob' in each) originals.push({ names: [each.name === '' ? PASTED : each.name], blob: each.blob })
      else for (const { path, blob } of each.folder) originals.push({ names: [each.name, ...path.split('/')], blob })
    }
    const conversations: SourcedReading[] = readings.map(({ reading, origin }) => ({
      reading,
      original: origin === undefined ? undefined : firstOf[origin],
    }))
    for (const file of files) {
      originals.push({ names: [file.name], blob: file })
      addAll(conversations, await conversationsIn(file, originals.length - 1))
    }
    const reports: Report[] = from === undefined ? [] : [from.report]
    for (const { reading } of conversations) {
      // Posts alone have nobody to talk with.
      if (reading === from?.reading || reading.turns.length === 0) continue
      reports.push(analyse(reading, { pack: await packFor(reading), id: String(reports.length + 1), language }))
    }
    return await sealOpened({
      originals,
      conversations,
      reports: reports.toSorted((a, b) => b.score - a.score).slice(0, MOST_REPORTS),
      key,
      language,
      wording: pack.wording[language] ?? pack.wording['en'] ?? {},
      name,
      onProgress: this.#sparing('sealing'),
    })
  }

  /**
   * Opens a container and verifies it, without a network.
   *
   * @returns What is in it and what it proves; or that it was refused, as where the key does not fit.
   */
  async openSealed(asked: WayOutAsks['openSealed']['asked']): Promise<OpenedSealed> {
    this.#tell('opening', 0, 0)
    return await openSealed(asked, this.#sparing('opening'))
  }

  async #guideFrom({ question }: { readonly question?: Question }): Promise<WayOutGuide> {
    return new WayOutGuide(await this.#from(question))
  }

  async #from(question: Question | undefined): Promise<StartingPoint | undefined> {
    return question === undefined ? undefined : await this.#study.lookedAt(question, this.#tell)
  }

  /** More would only keep the page busy. */
  #sparing(doing: Doing): (done: number, total: number) => void {
    let last = 0
    return (done, total) => {
      const now = performance.now()
      if (now - last < TELL_EVERY) return
      last = now
      this.#tell(doing, done, total)
    }
  }
}

const TELL_EVERY = 60

/** None where a file cannot be read as a conversation: it is sealed all the same. */
async function conversationsIn(file: File, original: number): Promise<readonly SourcedReading[]> {
  const found: SourcedReading[] = []
  try {
    for await (const reading of readBlob(file.name, file)) found.push({ reading, original })
  } catch (error) {
    if (!(error instanceof TelltaleError)) throw error
  }
  return found
}
