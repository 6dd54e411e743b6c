import { existsSync } from 'node:fs'
import { EXPOSURE_KINDS, isRecord, type ExposureKind } from '@telltale/model'
import { readRecords } from '../read-records.js'

/** One post of the corpus, with what it gives away as its author says. */
export interface CorpusPost {
  readonly id: string
  /** The file it stands in: one author's work. */
  readonly file: string
  readonly language: string
  readonly text: string
  readonly labels: readonly { readonly kind: ExposureKind; readonly quote: string }[]
}

/** Reads the posts of a part of the corpus, as `readCorpus` reads conversations; none where it is not there. */
export function readPosts(part: 'tune' | 'pairs' | 'kept'): readonly CorpusPost[] {
  const folder = new URL(`../../../corpus/posts/${part}/`, import.meta.url)
  if (!existsSync(folder)) return []
  return readRecords(folder, postOf)
}

function postOf(data: unknown, file: string): readonly CorpusPost[] {
  if (!isRecord(data) || typeof data['text'] !== 'string') return []
  const labels = (Array.isArray(data['labels']) ? data['labels'] : []).flatMap((label: unknown) => {
    const kind = isRecord(label) ? EXPOSURE_KINDS.find((each) => each === label['kind']) : undefined
    return kind === undefined || !isRecord(label) ? [] : [{ kind, quote: String(label['quote']) }]
  })
  return [{ id: String(data['id']), file, language: String(data['language']), text: data['text'], labels }]
}
