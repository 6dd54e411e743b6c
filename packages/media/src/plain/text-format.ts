import type { PostedText, Sighting } from '@telltale/model'
import { mediaError } from '../media-error.js'
import type { MediaFormat, RemovedValue } from '../media-format.js'
import { findHiddenSigns, type HiddenSigns } from './hidden-signs.js'

const LARGEST = 64_000_000
/** How much is looked at to tell whether it is text. */
const HEAD = 64 * 1024
const LABELS: Readonly<Record<HiddenSigns['kind'], string>> = {
  tags: 'tag characters',
  'zero-width': 'signs without width',
  direction: 'signs that turn the direction of writing',
  variations: 'runs of variation selectors',
}

/** Signs of control that stand in texts: ends of lines and pages, tabs, and what colours a terminal. */
const WRITTEN = new Set(['\t', '\n', '\v', '\f', '\r', '\u001b', '\u0085'])

/** Plain text, Markdown, tables and sources: words, and signs among them that are not seen. Tried after every other. */
export const textFormat: MediaFormat = {
  format: 'text',
  extension: 'txt',
  kind: 'text',
  matches(bytes) {
    if (bytes.length === 0) return false
    const head = decodedAs(bytes.subarray(0, HEAD), bytes.length <= HEAD)
    return (
      head !== undefined && !head.includes('\0') && (head.match(/\p{Cc}/gu) ?? []).every((sign) => WRITTEN.has(sign))
    )
  },
  async read(bytes) {
    const text = decoded(bytes)
    const hidden = findHiddenSigns(text)
    const sightings = hidden.map(({ kind, says }): Sighting => ({
      sign: 'hidden-text',
      label: LABELS[kind],
      ...(says === undefined ? {} : { value: says }),
    }))
    const spelled = hidden.flatMap(({ kind, says }): readonly PostedText[] =>
      says === undefined ? [] : [{ where: 'hidden', text: says, label: LABELS[kind] }],
    )
    return { texts: [{ where: 'text', text }, ...spelled], sightings, notices: [] }
  },
  /** The same words in UTF-8, without signs that are not seen. */
  async clean(bytes) {
    const text = decoded(bytes)
    const hidden = findHiddenSigns(text)
    let plain = ''
    let from = 0
    const removed = hidden.map(({ start, end, kind, says }): RemovedValue => {
      plain += text.slice(from, start)
      from = end
      return { sign: 'hidden-text', label: LABELS[kind], value: says ?? text.slice(start, end) }
    })
    plain += text.slice(from)
    return { bytes: new TextEncoder().encode(plain.replace(/^\ufeff/u, '')), removed }
  },
}

function decoded(bytes: Uint8Array): string {
  if (bytes.length > LARGEST) throw mediaError('too-large-file')
  const text = decodedAs(bytes, true)
  if (text === undefined) throw mediaError('damaged')
  return text
}

/** @param isWhole - Whether it ends where the text ends, and not in the midst of a sign. */
function decodedAs(bytes: Uint8Array, isWhole: boolean): string | undefined {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes, { stream: !isWhole })
  } catch {
    return undefined
  }
}
