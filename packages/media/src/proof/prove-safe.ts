import type {
  Certificate,
  PostedItem,
  ProofCheck,
  ProofCheckId,
  ProofReason,
  ProvedFile,
  Region,
  Sight,
} from '@telltale/model'
import { TelltaleError } from '@telltale/model'
import { examine, type Examined } from '../examine.js'
import { filmTracks } from '../film/film-tracks.js'
import { identifyMedia } from '../identify-media.js'
import type { MediaFormat, RemovedValue } from '../media-format.js'
import { comparePixels } from './compare-pixels.js'
import { findWays } from './find-ways.js'
import { listParts } from './list-parts.js'
import { metadataLeft } from './metadata-left.js'
import { wordsOfFormat } from './words-of-format.js'
import { SHORTEST, waysOfRawBytes, waysOfText } from './written-ways.js'

/** What is to be proved. */
export interface ProofQuestion {
  readonly original: Uint8Array
  readonly copy: Uint8Array
  /** The copy's name, which goes into the certificate; the original's does not. */
  readonly name: string
  readonly removed: readonly RemovedValue[]
  /** What was covered, in pixels of the upright page. */
  readonly regions: readonly Region[]
  /** What looks at the copy again; without it, what it shows is not looked at, and the certificate says so. */
  readonly sight?: Sight
  /** Whether something in the copy, looked into again, should not be published like this. */
  readonly isTelling?: (copy: PostedItem) => boolean
  /** ISO 8601; goes into the certificate. */
  readonly at: string
  /** Version of the program. */
  readonly madeBy: string
}

/** The most pages whose pixels are compared. */
const MOST_PAGES = 200

/**
 * Opens a copy from scratch and looks whether it is safe: by other code than that which made it, where there is other.
 * The certificate says what was checked and what not; it holds nothing of what was removed, and the same question gives
 * the same certificate. A copy whose certificate does not say `isSafe` is to be thrown away.
 */
export async function proveSafe(question: ProofQuestion): Promise<Certificate> {
  const { original, copy, name, removed, regions } = question
  const [originalFile, copyFile] = await Promise.all([proved(original), proved(copy)])
  const item = await opened(copy, name, question.sight)
  const parts = listParts(copy)
  const ways = waysOf(removed, shownText(item))
  const checks: readonly ProofCheck[] = [
    checkCopy(originalFile, copyFile, name, removed),
    parts === undefined
      ? isPlainText(copyFile.format)
        ? notDone('parts', 'nothing-to-look-with')
        : failed('parts', 'cannot-be-opened')
      : judged('parts', 'unknown-part', parts.count, parts.unknown),
    await checkMetadata(copy, item),
    checkValues(copy, copyFile.format, ways, parts?.packed ?? []),
    ...(await checkPixels(question, copyFile.format)),
    checkShown(question, item, copyFile.format),
  ]
  const counts: Record<string, number> = {}
  for (const { sign } of removed) counts[sign] = (counts[sign] ?? 0) + 1
  return {
    certificateVersion: 1,
    at: question.at,
    madeBy: question.madeBy,
    original: originalFile,
    copy: { ...copyFile, name },
    checks,
    isSafe: checks.every(({ result }) => result !== 'failed') && copyFile.format !== UNKNOWN,
    removed: Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1))),
    tooShort: ways.tooShort,
    regions: regions.length,
    limits: [
      'hidden-in-pixels',
      'meaning-of-what-is-shown',
      ...(question.sight === undefined || isHalfSeen(item, copyFile.format) ? (['not-looked-at'] as const) : []),
      'style-and-surroundings',
    ],
  }
}

const UNKNOWN = 'unknown'

async function proved(bytes: Uint8Array): Promise<ProvedFile> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(bytes)))
  return {
    sha256: Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join(''),
    size: bytes.length,
    format: formatOf(bytes)?.format ?? UNKNOWN,
  }
}

function formatOf(bytes: Uint8Array): MediaFormat | undefined {
  try {
    return identifyMedia(bytes).format
  } catch (error) {
    if (error instanceof TelltaleError) return undefined
    throw error
  }
}

async function opened(bytes: Uint8Array, name: string, sight: Sight | undefined): Promise<Examined | undefined> {
  try {
    return await examine(bytes, name, sight === undefined ? {} : { sight })
  } catch (error) {
    if (error instanceof TelltaleError) return undefined
    throw error
  }
}

function passed(id: ProofCheckId, looked: number): ProofCheck {
  return { id, result: 'passed', looked }
}

function failed(id: ProofCheckId, reason: ProofReason): ProofCheck {
  return { id, result: 'failed', reason }
}

function notDone(id: ProofCheckId, reason: ProofReason): ProofCheck {
  return { id, result: 'not-done', reason }
}

function judged(id: ProofCheckId, reason: ProofReason, looked: number, wrong: readonly string[]): ProofCheck {
  if (wrong.length === 0) return passed(id, looked)
  return { id, result: 'failed', reason, looked, wrong: wrong.length, details: [...new Set(wrong)].sort().slice(0, 20) }
}

function checkCopy(original: ProvedFile, copy: ProvedFile, name: string, removed: readonly RemovedValue[]): ProofCheck {
  // What had nothing to lose but its name comes out as it was.
  const hasLost = removed.some(({ label }) => label !== FILE_NAME)
  if (original.sha256 === copy.sha256 && hasLost) return failed('copy', 'same-file')
  // The ending says what the copy is, and nothing of what it was called.
  const stem = name.replace(/\.[^.]{1,8}$/u, '')
  const isTelling = removed.some(
    ({ value }) =>
      value !== undefined && value.length >= SHORTEST && stem.includes(value) && !OUR_WORDS.test(value.trim()),
  )
  return isTelling ? failed('copy', 'telling-name') : passed('copy', 2)
}

/** What every copy is called, whatever it was made of. */
const OUR_WORDS = /^(?:photo|picture|document|film|sound|text)(?:-\d{1,4})?$/iu

/** As `makeSafeCopy` labels the name that a file had. */
const FILE_NAME = 'file name'

function isPlainText(format: string): boolean {
  return format === 'text'
}

async function checkMetadata(copy: Uint8Array, item: PostedItem | undefined): Promise<ProofCheck> {
  if (!item) return failed('metadata', 'cannot-be-opened')
  const left = await metadataLeft(copy, item)
  return judged('metadata', 'metadata-left', left.looked, left.wrong)
}

/** What the file shows anyway: a word of it that also stood in its metadata is no leak. */
function shownText(item: PostedItem | undefined): string {
  return (item?.texts ?? [])
    .filter(({ where }) => where === 'text' || where === 'document')
    .map(({ text }) => text)
    .join('\n')
}

interface Ways {
  /** By way of writing, the index of the value. */
  readonly of: ReadonlyMap<string, number>
  readonly tooShort: number
}

/** Words of the formats themselves, which every file of theirs has. */
const OF_FORMATS: ReadonlySet<string> = new Set(
  'Adobe Exif JFIF ICC_PROFILE RIFF WEBP VP8 IHDR IDAT IEND ftyp moov mdat isom mp42 qt heic avif mif1 sRGB RGB XYZ GRAY acsp mntr Page Pages Type Catalog Font Image Helvetica Times None Colours xml word document'.split(
    ' ',
  ),
)

function waysOf(removed: readonly RemovedValue[], shown: string): Ways {
  const of = new Map<string, number>()
  let tooShort = 0
  for (const [index, { value, bytes }] of removed.entries()) {
    const text =
      value === undefined ||
      OF_FORMATS.has(value.trim()) ||
      OUR_WORDS.test(value.trim()) ||
      shown.includes(value.trim())
        ? ''
        : value
    const ways = [...(text === '' ? [] : waysOfText(text)), ...(bytes === undefined ? [] : waysOfRawBytes(bytes))]
    if (ways.length === 0) tooShort += 1
    for (const way of ways) of.set(way, index)
  }
  return { of, tooShort }
}

function checkValues(
  copy: Uint8Array,
  format: string,
  { of }: Ways,
  packed: Parameters<typeof findWays>[2],
): ProofCheck {
  const { found } = findWays(copy, [...of.keys()], packed, wordsOfFormat(format))
  const values = new Set([...found].map((way) => of.get(way)))
  if (values.size === 0) return passed('values', of.size)
  return { id: 'values', result: 'failed', reason: 'value-left', looked: of.size, wrong: values.size }
}

async function checkPixels(question: ProofQuestion, format: string): Promise<readonly ProofCheck[]> {
  const { original, copy, regions } = question
  const [from, to] = [formatOf(original), formatOf(copy)]
  if (!from?.pixels || !to?.pixels) {
    // A film, a text: there is nothing to cover, and nothing that could have been.
    const reason: ProofReason = regions.length === 0 ? 'nothing-to-cover' : 'cannot-be-compared'
    const make = regions.length === 0 ? notDone : failed
    const isWhole = !FILMS.test(format) || isWholeFilm(original, copy)
    return [
      make('covered', reason),
      isWhole ? notDone('unchanged', 'cannot-be-compared') : failed('unchanged', 'changed-outside'),
    ]
  }
  const isSame = from.format === format
  let looked = 0
  let notFilled = 0
  let changed = 0
  let filledLooked = 0
  try {
    const pages = (await from.read(original)).pages?.length ?? 1
    // What lies on a page that is not compared would be called covered without a look.
    const compared = Math.min(Math.max(1, pages), MOST_PAGES)
    if (regions.some(({ page = 0 }) => page >= compared))
      return [failed('covered', 'cannot-be-compared'), notDone('unchanged', 'cannot-be-compared')]
    for (let page = 0; page < compared; page++) {
      const own = regions.filter((region) => (region.page ?? 0) === page)
      const [before, after] = [await from.pixels(original, page), await to.pixels(copy, page)]
      const difference = comparePixels(before, after, own, isSame && isLossless(format))
      if (!difference) return [failed('covered', 'cannot-be-compared'), failed('unchanged', 'changed-outside')]
      looked += difference.looked
      // A part that is nowhere in the picture hides nothing: somebody meant another one.
      if (difference.outside > 0)
        return [failed('covered', 'cannot-be-compared'), notDone('unchanged', 'cannot-be-compared')]
      filledLooked += difference.within
      notFilled += difference.notFilled
      changed += difference.changed
    }
  } catch (error) {
    if (!(error instanceof TelltaleError)) throw error
    const make = regions.length === 0 && error.code === 'media/not-seen' ? notDone : failed
    return [make('covered', 'cannot-be-compared'), make('unchanged', 'cannot-be-compared')]
  }
  return [
    regions.length === 0
      ? notDone('covered', 'nothing-to-cover')
      : notFilled === 0
        ? passed('covered', filledLooked)
        : { id: 'covered', result: 'failed', reason: 'not-filled', looked: filledLooked, wrong: notFilled },
    changed <= looked * MAY_DIFFER * Number(!isLossless(format))
      ? passed('unchanged', looked)
      : { id: 'unchanged', result: 'failed', reason: 'changed-outside', looked, wrong: changed },
  ]
}

/** Films whose tables say what they are made of. */
const FILMS = /^(?:mp4|mov|m4a)$/u

/** Whether a copy has the tracks that its original has, with as much in them. */
function isWholeFilm(original: Uint8Array, copy: Uint8Array): boolean {
  const [before, after] = [filmTracks(original), filmTracks(copy)]
  return (
    after.length > 0 &&
    before.length === after.length &&
    before.every((track, index) => {
      const made = after[index]
      if (made?.kind !== track.kind || !made.isWhole || made.samples === 0) return false
      // In fragments, no table says how many there are.
      if (track.samples === 0) return true
      if (track.isTrimmed) return made.samples <= track.samples && made.size <= track.size
      return made.samples === track.samples && made.size === track.size
    })
  )
}

/** Pages that are drawn again may come out with an edge a hair apart. */
const MAY_DIFFER = 0.005

/** Formats whose pixels are the same number for number, but for what is covered. */
function isLossless(format: string): boolean {
  return /^(?:jpeg|png|webp|gif|tiff|heic|avif)$/u.test(format)
}

/** Whether something that it shows was not looked at: all of it, later pages, or all frames but the first. */
function isHalfSeen(item: Examined | undefined, format: string): boolean {
  const codes = new Set(item?.notices.map(({ code }) => code))
  return codes.has('media/not-looked-at') || codes.has('media/first-frame-only') || FORMATS_UNSEEN.test(format)
}

/** What moves or is only heard is not looked at. */
const FORMATS_UNSEEN = /^(?:mp4|mov|m4a|webm)$/u

function checkShown(
  { sight, regions, isTelling }: ProofQuestion,
  item: Examined | undefined,
  format: string,
): ProofCheck {
  if (!item) return failed('shown', 'cannot-be-opened')
  if (isTelling?.(item) === true) return failed('shown', 'seen-again')
  if (sight === undefined) return notDone('shown', 'nothing-to-look-with')
  const seen: readonly Region[] = [
    ...item.texts.flatMap(({ places }) => (places ?? []).map(({ region }) => region)),
    ...item.sightings.flatMap(({ region }) => region ?? []),
  ]
  const again = seen.filter((one) => regions.some((region) => isWithin(one, region)))
  if (again.length === 0 && isHalfSeen(item, format)) return notDone('shown', 'nothing-to-look-with')
  return again.length === 0
    ? passed('shown', seen.length)
    : { id: 'shown', result: 'failed', reason: 'seen-again', looked: seen.length, wrong: again.length }
}

/** Whether more than half of what is seen lies in a covered part. */
function isWithin(one: Region, region: Region): boolean {
  if ((one.page ?? 0) !== (region.page ?? 0)) return false
  const across = Math.min(one.x + one.width, region.x + region.width) - Math.max(one.x, region.x)
  const down = Math.min(one.y + one.height, region.y + region.height) - Math.max(one.y, region.y)
  return across > 0 && down > 0 && across * down * 2 > one.width * one.height
}
