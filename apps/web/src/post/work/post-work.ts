import { expose } from '@telltale/exposure'
import { examine, FORMATS, identifyMedia, makeSafeCopy, mediaError, proveSafe, setWasmLoader } from '@telltale/media'
import {
  addAll,
  asTelltaleError,
  type Certificate,
  type ExposureReport,
  type Notice,
  type PostedItem,
  type Posting,
  type Sight,
} from '@telltale/model'
import { exposurePack } from '@telltale/packs/exposure'
import { renderCertificate } from '@telltale/render/certificate'
import { version } from 'virtual:version'
import type { Doing, Problem } from '../../protocol.js'
import type { Eyes, PostAsked, PostCopied, PostCopyAsked, PostItemShown, PostLooked, PostManner } from '../asks.js'
import { loadDecoder } from './decoders.js'
import { openEyes } from './open-eyes.js'
import { pictureOf } from './picture-of.js'

/** What is larger would not fit into the memory of a page, and is refused before it is read. */
const LARGEST = 512_000_000
/** Sentences that the screen says itself. */
const NEEDED = /^(?:certificate\.(?:check|reason)|label\.(?:colon|kind|level|where|sign|heading))\b/u

setWasmLoader(loadDecoder)

/** What the worker does for somebody who is about to publish something. It keeps nothing between two questions. */
export class PostWork {
  readonly #tell: (doing: Doing, done: number, total: number) => void

  constructor(tell: (doing: Doing, done: number, total: number) => void) {
    this.#tell = tell
  }

  /** Reads everything that is to be published, and says what it gives away. A file that cannot be read costs only itself. */
  async look(asked: PostAsked): Promise<PostLooked> {
    const { words, files, eyes } = asked
    this.#tell('examining', 0, 0)
    const sight = await sightOf(eyes)
    const items: PostedItem[] = []
    const shown: PostItemShown[] = []
    const notices: Notice[] = []
    const unread: { file: number; problem: Problem }[] = []
    if (words.trim() !== '') {
      items.push(await itemOfWords(words))
      shown.push({ canCover: false })
    }
    for (const [file, each] of files.entries()) {
      try {
        const bytes = await bytesOf(each)
        const { notices: ofFile, ...item } = await examine(bytes, each.name, {
          ...(sight === undefined ? {} : { sight }),
          onProgress: (done) => this.#tell('examining', Math.round((file + done) * 100), files.length * 100),
        })
        const picture = await pictureOf(bytes)
        const canCover = picture !== undefined && identifyMedia(bytes).format.cover !== undefined
        items.push(item)
        shown.push({ file, canCover, ...(picture === undefined ? {} : { picture }) })
        addAll(notices, ofFile)
      } catch (error) {
        // One alone is told as everything is that cannot be done.
        if (files.length === 1 && items.length === 0) throw error
        const { code, message, remedy } = asTelltaleError(error)
        unread.push({ file, problem: { code, message, remedy } })
      }
    }
    if (items.length === 0) throw mediaError('empty')
    return {
      report: exposed({ items, notices }, asked),
      items: shown,
      unread,
      wording: Object.fromEntries(Object.entries(sentencesIn(asked.language)).filter(([key]) => NEEDED.test(key))),
      isSeen: sight !== undefined,
    }
  }

  /** Makes a copy that is safe to publish, and proves it; one that is not proved is not handed out. */
  async copy(asked: PostCopyAsked): Promise<PostCopied> {
    const { file, number, regions, keep, eyes, language } = asked
    this.#tell('copying', 0, 0)
    const sight = await sightOf(eyes)
    const original = await bytesOf(file)
    const made = await makeSafeCopy(original, file.name, { regions, keep, number })
    let left: ExposureReport | undefined
    const certificate = await proveSafe({
      original,
      copy: made.bytes,
      name: made.name,
      removed: made.removed,
      regions,
      at: new Date().toISOString(),
      madeBy: version,
      ...(sight === undefined ? {} : { sight }),
      isTelling: (copy) => {
        left = exposed({ items: [copy], notices: [] }, asked)
        // What the picture shows is the person's choice: they see what is left, and decide.
        return false
      },
    })
    const wording = exposurePack.wording[language] ?? exposurePack.wording['en'] ?? {}
    const sentences = sentencesIn(language)
    if (!certificate.isSafe || left === undefined) return { is: 'not-proved', why: failures(certificate, sentences) }
    const picture = await pictureOf(made.bytes)
    return {
      is: 'proved',
      copy: new Blob([new Uint8Array(made.bytes)], { type: 'application/octet-stream' }),
      name: made.name,
      page: renderCertificate(certificate, 'html', wording, language),
      data: renderCertificate(certificate, 'json', wording, language),
      checks: certificate.checks
        .filter(({ result }) => result === 'passed')
        .map(({ id }) => sentences[`certificate.check.${id}`] ?? id),
      ...(picture === undefined ? {} : { picture }),
      left,
    }
  }
}

async function sightOf(eyes: Eyes | undefined): Promise<Sight | undefined> {
  return eyes === undefined ? undefined : await openEyes(eyes)
}

async function bytesOf(file: File): Promise<Uint8Array> {
  if (file.size > LARGEST) throw mediaError('too-large-file')
  return new Uint8Array(await file.arrayBuffer())
}

/** Words are words, whatever kind of file begins like them. */
async function itemOfWords(words: string): Promise<PostedItem> {
  const contents = await FORMATS.find(({ format }) => format === 'text')?.read(new TextEncoder().encode(words))
  return { format: 'text', texts: contents?.texts ?? [], sightings: contents?.sightings ?? [] }
}

function exposed(posting: Posting, { profiles, language }: PostManner): ExposureReport {
  return expose(posting, exposurePack, { id: '1', language, profiles })
}

function sentencesIn(language: string): Readonly<Record<string, string>> {
  const sentences = Object.entries(exposurePack.wording[language] ?? exposurePack.wording['en'] ?? {})
  return Object.fromEntries(
    sentences.flatMap(([key, said]): [string, string][] => (typeof said === 'string' ? [[key, said]] : [])),
  )
}

function failures({ checks }: Certificate, wording: Readonly<Record<string, string>>): readonly string[] {
  return checks.flatMap(({ id, result, reason, details = [] }) =>
    result === 'failed'
      ? [
          (wording[`certificate.reason.${reason ?? ''}`] ?? wording[`certificate.check.${id}`] ?? id).replace(
            '{details}',
            details.join(wording['label.join'] ?? ', '),
          ),
        ]
      : [],
  )
}
