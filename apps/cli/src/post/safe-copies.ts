import { mkdir, readdir } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { writeFileWhole } from '@telltale/host-node'
import { identifyMedia, liesOn, makeSafeCopy, proveSafe } from '@telltale/media/node'
import { asTelltaleError, TelltaleError, type Certificate, type ExposureReport, type Region } from '@telltale/model'
import { renderCertificate } from '@telltale/render/certificate'
import { isFolder } from '../is-folder.js'
import { checkNewFiles } from './check-new-files.js'
import { exposeFor, type LookedPosting, type Looking } from './look-at-posting.js'
import { Stopped } from './interruption.js'
import type { PostInput } from './post-input.js'

/** How copies are to be made. */
export interface CopyWishes {
  /** A file for one, a folder for several. */
  readonly out: string
  /** Parts of the one picture that is copied. */
  readonly covers: readonly Region[]
  /** Covers everything above `fine` that has a place in a picture. */
  readonly coverFound: boolean
  readonly keep: { readonly colour: boolean; readonly copyright: boolean }
  readonly withCertificate: boolean
  /** Version of the program, for the certificate. */
  readonly madeBy: string
}

/** A copy that was proved and written. */
export interface WrittenCopy {
  readonly input: PostInput
  readonly path: string
  /** As in `SafeCopy`. */
  readonly hasLess: boolean
  /** What the copy itself still gives away, by what it says and shows. */
  readonly left: ExposureReport
}

/** What is shorter is in other names by chance. */
const SHORTEST_NAME = 4

interface Copied {
  readonly input: PostInput
  readonly looked: LookedPosting
  readonly item: number
}

/**
 * Makes copies that are safe to publish, proves each, and writes only those that are proved. Originals are read and never
 * touched, and no file that is there is replaced.
 */
export class SafeCopies {
  readonly #wishes: CopyWishes
  readonly #looking: Looking

  constructor(wishes: CopyWishes, looking: Looking) {
    this.#wishes = wishes
    this.#looking = looking
  }

  /**
   * Looks whether copies could be written, before anything is looked at.
   *
   * @throws {TelltaleError} `usage/bad-value`, `write/exists` or `write/not-writable`.
   */
  async prepare(inputs: readonly PostInput[]): Promise<void> {
    const files = inputs.filter(({ words }) => words === undefined)
    if (files.length === 0) {
      throw new TelltaleError(
        'usage/bad-value',
        'There is no file to make a safe copy of.',
        'Words are changed with --reword.',
      )
    }
    if (files.length > 1 && this.#wishes.covers.length > 0) {
      throw new TelltaleError(
        'usage/bad-value',
        '--cover is for one file, and there are several.',
        'Make their copies one by one.',
      )
    }
    if (await this.#needsFolder(files.length)) {
      await mkdir(this.#wishes.out, { recursive: true }).catch((error: unknown) => {
        throw new TelltaleError(
          'write/not-writable',
          'Copies of several files need a folder, and it cannot be made.',
          'Name another one with --safe-copy.',
          { cause: error },
        )
      })
      return
    }
    for (const { path } of files) if (path !== undefined) checkName(this.#wishes.out, path)
    await checkNewFiles(this.#targets(this.#wishes.out))
  }

  /**
   * Copies one after another. One that cannot be made or proved costs only itself.
   *
   * @param total - How many inputs there were, those that could not be read included: a name for one stays a name for one.
   */
  async *of(
    all: readonly LookedPosting[],
    total: number,
  ): AsyncGenerator<WrittenCopy | { readonly input: PostInput; readonly error: TelltaleError }, void, undefined> {
    const files = all.flatMap((looked) =>
      looked.inputs.flatMap((input, item): readonly Copied[] =>
        input.words === undefined ? [{ input, looked, item }] : [],
      ),
    )
    const typed = all.reduce((sum, { inputs }) => sum + inputs.filter(({ words }) => words !== undefined).length, 0)
    const isFolder = await this.#needsFolder(total - typed)
    // Copies that are there keep their names: those of another time may be posted already.
    const there = isFolder ? await lastNumber(this.#wishes.out) : 0
    for (const [index, copied] of files.entries()) {
      try {
        yield await this.#copy(copied, there + index + 1, isFolder)
      } catch (error) {
        if (error instanceof Stopped) throw error
        yield { input: copied.input, error: asTelltaleError(error) }
      }
    }
  }

  async #needsFolder(count: number): Promise<boolean> {
    const { out } = this.#wishes
    return count > 1 || /[\\/]$/u.test(out) || (await isFolder(out))
  }

  async #copy({ input, looked, item }: Copied, number: number, isFolder: boolean): Promise<WrittenCopy> {
    const { out, covers, coverFound, keep, madeBy } = this.#wishes
    const { sight, bytes, onProgress } = this.#looking
    onProgress(0)
    const original = await bytes.of(input)
    const name = input.path === undefined ? undefined : basename(input.path)
    const regions = [...covers, ...(coverFound ? foundRegions(looked, item) : [])]
    checkCovers(covers, looked.report.items[item]?.pages)
    const made = await makeSafeCopy(original, name, { regions, keep, number })
    const path = isFolder ? join(out, made.name) : out
    if (!isFolder) checkEnding(out, made.bytes)
    await checkNewFiles(this.#targets(path))
    let left: ExposureReport | undefined
    const certificate = await proveSafe({
      original,
      copy: made.bytes,
      name: basename(path),
      removed: made.removed,
      regions,
      at: new Date().toISOString(),
      madeBy,
      ...(sight === undefined ? {} : { sight }),
      isTelling: (copy) => {
        left = exposeFor({ items: [copy], notices: [] }, String(number), this.#looking)
        // Who had everything covered that was found wants none of it to be there; who chose by hand has chosen.
        return coverFound && left.level !== 'fine'
      },
    })
    if (!certificate.isSafe || left === undefined) throw notProved(certificate)
    await writeFileWhole(path, parts(made.bytes))
    await this.#writeCertificate(path, certificate)
    return { input, path, hasLess: made.hasLess, left }
  }

  async #writeCertificate(path: string, certificate: Certificate): Promise<void> {
    if (!this.#wishes.withCertificate) return
    const { pack, language } = this.#looking
    const wording = pack.wording[language] ?? pack.wording['en'] ?? {}
    for (const format of ['json', 'html'] as const)
      await writeFileWhole(`${path}.certificate.${format}`, renderCertificate(certificate, format, wording, language))
  }

  #targets(path: string): readonly string[] {
    return this.#wishes.withCertificate ? [path, `${path}.certificate.json`, `${path}.certificate.html`] : [path]
  }
}

/** The highest number of a copy in a folder, or of a certificate of one. */
async function lastNumber(folder: string): Promise<number> {
  const names: readonly string[] = await readdir(folder).catch(() => [])
  return names.reduce((highest, name) => Math.max(highest, Number(NUMBERED.exec(name)?.[1] ?? 0)), 0)
}

/** As `makeSafeCopy` names what it makes. */
const NUMBERED = /^(?:photo|picture|document|film|sound|text)-(\d{1,4})\./u

/** Where something above `fine` is seen in one picture. */
function foundRegions({ report }: LookedPosting, item: number): readonly Region[] {
  return report.findings.flatMap(({ places }) =>
    places.flatMap((place) => (place.item === item ? (place.regions ?? []) : [])),
  )
}

/** Names of files tell dates, people and places too; the proof refuses a copy that has its original's. */
function checkName(out: string, original: string): void {
  const stem = basename(original, extname(original))
  if (stem.length < SHORTEST_NAME || !basename(out).includes(stem)) return
  throw new TelltaleError(
    'usage/bad-value',
    'The name of the copy has the name of the original in it, which may tell something.',
    'Choose another name, or a folder: in a folder the copy gets a name that says nothing.',
  )
}

/** Says how large the picture is, so that the part can be named again. */
function checkCovers(covers: readonly Region[], pages: ExposureReport['items'][number]['pages']): void {
  if (pages === undefined) return
  for (const cover of covers) {
    const { page: at = 0 } = cover
    const page = pages[at]
    if (page !== undefined && liesOn(cover, page)) continue
    throw new TelltaleError(
      'usage/bad-value',
      page === undefined
        ? `--cover names page ${String(at + 1)}, and there ${pages.length === 1 ? 'is 1 page' : `are ${String(pages.length)} pages`}.`
        : `--cover names a part that is not in the picture, which is ${String(page.width)} × ${String(page.height)} pixels.`,
      'No copy was made. Count from the upper left corner, and name the part again.',
    )
  }
}

/** A name that says another kind of file than it is would not open, or would tell that something was done. */
function checkEnding(out: string, bytes: Uint8Array): void {
  const { format, isMisnamed } = identifyMedia(bytes, out)
  if (!isMisnamed && extname(out) !== '') return
  if (format.kind === 'text') return
  throw new TelltaleError(
    'usage/bad-value',
    'The name of the copy does not fit what it is.',
    `Let it end in .${format.extension}.`,
  )
}

function notProved({ checks }: Certificate): TelltaleError {
  const failed = checks.filter(({ result }) => result === 'failed')
  const why = failed.map(({ id, reason }) => (reason === undefined ? id : `${id}: ${reason}`)).join(', ')
  return new TelltaleError(
    'media/not-cleanable',
    `The copy did not pass its proof (${why}), so nothing was written.`,
    'Change the words that are left, cover more with --cover, or take a screenshot of the part that you want to show.',
  )
}

async function* parts(bytes: Uint8Array): AsyncGenerator<Uint8Array, void, undefined> {
  await Promise.resolve()
  yield bytes
}
