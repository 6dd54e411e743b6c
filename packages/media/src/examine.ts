import {
  addAll,
  type LookProgress,
  type Notice,
  type Pixels,
  type PostedItem,
  type PostedText,
  type Sight,
  type Sighting,
} from '@telltale/model'
import { TelltaleError } from '@telltale/model'
import { FORMATS } from './formats.js'
import { identifyMedia } from './identify-media.js'
import { DEEPEST_EMBEDDING, MOST_PARTS } from './limits.js'
import { mediaError } from './media-error.js'
import type { EmbeddedFile, MediaContents, MediaFormat } from './media-format.js'
import { otherFormats } from './other-formats.js'

/** How a file is looked into. */
export interface ExamineOptions {
  /** What looks at pixels; without it only what stands beside them is read. */
  readonly sight?: Sight
  readonly onProgress?: LookProgress
}

/** A file as part of a posting, with what could not be looked into. */
export interface Examined extends PostedItem {
  readonly notices: readonly Notice[]
}

/** The most pages whose pixels are looked at. */
const MOST_PAGES = 200
/** The most files within a file that are looked into. */
const MOST_EMBEDDED = 500

/**
 * Looks into a file before it is published: what stands in it beside what it shows, what it shows (where there is something to look
 * with), and its name. From here it goes to `expose`.
 *
 * @param name - The file's own name, without folders; undefined for one that has none.
 * @throws {TelltaleError} `read/empty`, `read/encrypted`, `media/not-known`, `media/damaged` or `media/too-large`.
 */
export async function examine(
  bytes: Uint8Array,
  name: string | undefined,
  options: ExamineOptions = {},
): Promise<Examined> {
  const { format, isMisnamed } = identifyMedia(bytes, name)
  const contents = await format.read(bytes)
  const texts: PostedText[] = [
    ...(name === undefined ? [] : [{ where: 'file-name', text: name } as const]),
    ...contents.texts,
  ]
  const sightings: Sighting[] = [...contents.sightings]
  const notices: Notice[] = [...contents.notices]
  if (isMisnamed) notices.push({ code: 'media/other-name', detail: format.format })
  for (const value of otherFormats(bytes, format.format))
    sightings.push({ sign: 'embedded-file', label: 'can also be read as', value })
  await examineEmbedded(contents, texts, sightings, { left: MOST_EMBEDDED })

  if (options.sight && format.pixels)
    await look(format, bytes, contents, options.sight, options.onProgress, { texts, sightings, notices })
  else if (options.sight && format.kind === 'picture') notices.push({ code: 'media/not-looked-at' })
  return {
    ...(name === undefined ? {} : { name }),
    format: format.format,
    ...(contents.pages ? { pages: contents.pages } : {}),
    texts,
    sightings,
    notices,
  }
}

/** What files within a file hold; one that cannot be read is told of by the file that holds it. */
async function examineEmbedded(
  contents: MediaContents,
  texts: PostedText[],
  sightings: Sighting[],
  budget: { left: number },
  depth = 1,
): Promise<void> {
  for (const file of contents.embedded ?? []) {
    if (budget.left-- <= 0) return
    const inner = await readEmbedded(file)
    if (!inner) continue
    const under = (label: string | undefined): string => `${file.label} › ${label ?? ''}`
    addAll(
      texts,
      inner.texts.map((text) => ({ ...text, label: under(text.label) })),
    )
    if (sightings.length + inner.sightings.length > MOST_PARTS) throw mediaError('too-many-parts')
    addAll(
      sightings,
      inner.sightings.map((sighting) => ({ ...sighting, label: under(sighting.label) })),
    )
    if (depth < DEEPEST_EMBEDDING) await examineEmbedded(inner, texts, sightings, budget, depth + 1)
  }
}

async function readEmbedded({ bytes }: EmbeddedFile): Promise<MediaContents | undefined> {
  const format = FORMATS.find((each) => each.kind !== 'text' && each.matches(bytes))
  try {
    return await format?.read(bytes)
  } catch (error) {
    if (error instanceof TelltaleError) return undefined
    throw error
  }
}

interface Seen {
  readonly texts: PostedText[]
  readonly sightings: Sighting[]
  readonly notices: Notice[]
}

/** What each page shows: words, codes and things. */
async function look(
  format: MediaFormat,
  bytes: Uint8Array,
  { pages = [] }: MediaContents,
  sight: Sight,
  onProgress: LookProgress | undefined,
  seen: Seen,
): Promise<void> {
  const count = Math.min(Math.max(1, pages.length), MOST_PAGES)
  if (pages.length > MOST_PAGES) seen.notices.push({ code: 'media/not-looked-at', count: pages.length - MOST_PAGES })
  for (let page = 0; page < count; page++) {
    let pixels: Pixels | undefined
    try {
      pixels = await format.pixels?.(bytes, page)
    } catch (error) {
      if (!(error instanceof TelltaleError) || error.code !== 'media/not-seen') throw error
    }
    if (!pixels) {
      seen.notices.push({ code: 'media/not-looked-at' })
      return
    }
    const onPage = pages.length > 1 ? { page } : {}
    const found = await sight.words(pixels, (done) => onProgress?.((page + done) / count))
    const lines = found.filter(({ text }) => text !== '')
    if (lines.length < found.length)
      seen.notices.push({ code: 'media/words-not-read', count: found.length - lines.length })
    if (lines.length > 0) {
      let text = ''
      const places = lines.map((line) => {
        if (text !== '') text += '\n'
        const start = text.length
        text += line.text
        return { start, end: text.length, region: { ...line.region, ...onPage }, sureness: line.sureness }
      })
      seen.texts.push({ where: 'picture', text, places })
    }
    for (const { symbology, text, region } of await sight.codes(pixels)) {
      const place = { ...region, ...onPage }
      seen.texts.push({
        where: 'code',
        text,
        label: symbology,
        ...(text === '' ? {} : { places: [{ start: 0, end: text.length, region: place, sureness: 1 }] }),
      })
      seen.sightings.push({ sign: 'code', label: symbology, value: text, region: place })
    }
    for (const { sign, region, sureness } of await sight.things(pixels))
      seen.sightings.push({ sign, region: { ...region, ...onPage }, sureness })
    onProgress?.((page + 1) / count)
  }
}
