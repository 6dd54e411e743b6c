import { exposurePack } from '@telltale/packs/exposure'
import { TelltaleError, type ExposureReport } from '@telltale/model'
import { isFolder } from '../is-folder.js'
import { languageOf } from '../language-of.js'
import { optionText } from '../option-text.js'
import { checkNewFiles } from '../post/check-new-files.js'
import { chooseProfiles } from '../post/choose-profiles.js'
import { copyWishes } from '../post/copy-wishes.js'
import { Interruption, Stopped } from '../post/interruption.js'
import { listPostInputs } from '../post/list-post-inputs.js'
import { lookAtPosting, type LookedPosting, type Looking } from '../post/look-at-posting.js'
import { openLazySight } from '../post/open-lazy-sight.js'
import { PostBytes } from '../post/post-bytes.js'
import type { PostInput } from '../post/post-input.js'
import { readPlaces } from '../post/read-places.js'
import { SafeCopies, type WrittenCopy } from '../post/safe-copies.js'
import { writePostReport } from '../post/write-post-report.js'
import { writeRewordings } from '../post/write-rewordings.js'
import { openLookProgress } from '../progress.js'
import { refuseOwnInput } from '../refuse-own-input.js'
import { EXIT_UNUSABLE, type Invocation } from '../run.js'
import { writeError } from '../write-error.js'

const EXIT_FOUND = 1

/** `telltale post`: looks at what is about to be published, says what it gives away, and makes a copy that is safe. */
export async function post({ options, operands }: Invocation): Promise<number> {
  const words = optionText(options['text'])
  const profiles = await chooseProfiles(options)
  if (operands.length === 0 && words === undefined) {
    if (options['remember-profile'] === true || options['forget-profile'] === true) return 0
    throw new TelltaleError(
      'usage/no-input',
      'There is nothing to look at.',
      'Name a file or a folder, put words after --text, or use - for standard input.',
    )
  }
  const wishes = copyWishes(options)
  const reword = optionText(options['reword'])
  await refuseOwnInput(optionText(options['out']), operands)
  await refuseOwnInput(reword, operands, '--reword')
  await refuseOwnInput(wishes?.out, operands, '--safe-copy')
  const placesPath = optionText(options['places'])
  const places = placesPath === undefined ? undefined : await readPlaces(placesPath)
  const postings = await listPostInputs(operands, words, options['each'] === true)
  const work = new PostWork(postings.flat().length, options['quiet'] === true)
  const looking: Looking = {
    pack: exposurePack,
    language: languageOf(options),
    profiles,
    ...(places === undefined ? {} : { places }),
    ...(options['no-ocr'] === true ? {} : { sight: openLazySight() }),
    bytes: new PostBytes(),
    onProgress: work.onProgress,
    onUnreadable: work.onUnreadable,
  }
  const copies = wishes === undefined ? undefined : new SafeCopies(wishes, looking)
  try {
    await copies?.prepare(postings.flat())
    if (reword !== undefined && !(await isFolder(reword))) await checkNewFiles([reword])
    const all = await work.look(postings, looking)
    if (all.length === 0) {
      if (work.isUnusable) return EXIT_UNUSABLE
      throw new TelltaleError('read/empty', 'Nothing there could be read.', 'Name the files themselves to see why.')
    }
    await writePostReport(all, looking, options)
    if (reword !== undefined && (await writeRewordings(all, reword)) === 0)
      process.stderr.write('There is no other wording to suggest, so none was written.\n')
    const left = copies === undefined ? undefined : await work.copy(copies, all)
    if (work.isUnusable) return EXIT_UNUSABLE
    return statusOf(left === undefined ? all.map(({ report }) => report) : [...left, ...typedOf(all)])
  } catch (error) {
    if (!(error instanceof Stopped)) throw error
    work.end()
    process.stderr.write('Stopped. Nothing half done was left behind.\n')
    return error.status
  } finally {
    work.end()
  }
}

/** Keeps count of the files, and tells what happens to them. */
class PostWork {
  /** One could not be read though it is of a kind that can be, or a copy could not be made. */
  isUnusable = false
  readonly #total: number
  readonly #isQuiet: boolean
  readonly #interruption = new Interruption()
  readonly #progress = openLookProgress()
  #done = 0
  #passedOver = 0
  #unread = 0

  constructor(total: number, isQuiet: boolean) {
    this.#total = total
    this.#isQuiet = isQuiet
  }

  readonly onProgress = (part: number): void => {
    this.#interruption.check()
    this.#progress.update(Math.min(this.#done + part, this.#total), this.#total)
  }

  readonly onUnreadable = (input: PostInput, error: TelltaleError): void => {
    // In a folder there may be anything; but what was not looked at, and might have been, is not fine.
    if (!input.wasNamed && error.code === 'media/not-known') {
      this.#passedOver += 1
      return
    }
    this.#tell(input, error)
    this.isUnusable = true
    this.#unread += 1
  }

  async look(postings: readonly (readonly PostInput[])[], looking: Looking): Promise<readonly LookedPosting[]> {
    const all: LookedPosting[] = []
    for (const [index, inputs] of postings.entries()) {
      const looked = await lookAtPosting(inputs, String(index + 1), looking)
      this.#done += inputs.length
      if (looked !== undefined) all.push(looked)
    }
    this.#progress.close()
    if (this.#unread > 0 && this.#total > 1)
      process.stderr.write(`${counted(this.#unread, 'file')} could not be looked at.\n`)
    if (this.#passedOver > 0 && !this.#isQuiet)
      process.stderr.write(`${counted(this.#passedOver, 'file')} of another kind passed over.\n`)
    return all
  }

  /** @returns What the copies themselves still give away. */
  async copy(copies: SafeCopies, all: readonly LookedPosting[]): Promise<readonly ExposureReport[]> {
    const left: ExposureReport[] = []
    this.#done = 0
    for await (const written of copies.of(all, this.#total)) {
      this.#done += 1
      this.#progress.close()
      if ('error' in written) {
        this.#tell(written.input, written.error)
        this.isUnusable = true
        continue
      }
      left.push(written.left)
      if (!this.#isQuiet) process.stderr.write(sayWritten(written, this.#total > 1))
      process.stderr.write(sayLeft(written.left))
    }
    return left
  }

  end(): void {
    this.#progress.close()
    this.#interruption.end()
  }

  #tell(input: PostInput, error: TelltaleError): void {
    this.#progress.close()
    // By name and not by number: nobody can count to a file that a folder holds.
    process.stderr.write(`${this.#total === 1 ? '' : `${plain(input.name)}: `}${writeError(error)}`)
  }
}

/** What was typed has no copy, and counts by itself. */
function typedOf(all: readonly LookedPosting[]): readonly Pick<ExposureReport, 'level'>[] {
  return all.flatMap(({ report, inputs }) =>
    report.items.filter((_, item) => inputs[item]?.words !== undefined).map(({ level }) => ({ level })),
  )
}

function statusOf(reports: readonly Pick<ExposureReport, 'level'>[]): number {
  return reports.some(({ level }) => level === 'careful' || level === 'stop') ? EXIT_FOUND : 0
}

/** Of several, each is told with the file it is a copy of: the copy's own name does not say. */
function sayWritten({ input, path, hasLess, left }: WrittenCopy, isOneOfMany: boolean): string {
  const where = isOneOfMany ? `${plain(input.name)} → ${plain(path)}` : plain(path)
  if (left.findings.length === 0) return `A copy that passed its proof was written: ${where}\n`
  return hasLess
    ? `A copy was written, and what was taken out or covered is gone from it: ${where}\n`
    : `A copy was written. It says and shows the same as before, under another name: ${where}\n`
}

/** The proof is about what was taken out; what a copy says and shows is another matter, and must not be passed over. */
function sayLeft({ findings }: ExposureReport): string {
  if (findings.length === 0) return ''
  const titles = findings.map(({ title }) => title).join('; ')
  return `It still says or shows ${counted(findings.length, 'thing')} that may be better changed: ${titles}\n`
}

function counted(count: number, what: string): string {
  return `${String(count)} ${what}${count === 1 ? '' : 's'}`
}

function plain(path: string): string {
  return path.replace(/[\p{Cc}\p{Cf}]/gu, '?')
}
