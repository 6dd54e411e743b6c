import type { Detail, Details } from '../detail.js'
import { MOST_PARTS } from '../limits.js'
import { mediaError } from '../media-error.js'
import type { EmbeddedFile } from '../media-format.js'
import { sayStrings } from '../say-strings.js'
import { sayValue } from '../say-value.js'

const CONTAINERS = new Set([
  0x18538067, 0x1549a966, 0x1254c367, 0x7373, 0x67c8, 0x1941a469, 0x61a7, 0x1654ae6b, 0xae, 0x1043a770, 0x45b9, 0xb6,
  0x80,
])
const CLUSTER = 0x1f43b675
const FIELDS: ReadonlyMap<number, readonly [Detail['sign'], string, boolean]> = new Map([
  [0x7ba9, ['other-metadata', 'Title', true]],
  [0x4d80, ['software', 'MuxingApp', false]],
  [0x5741, ['software', 'WritingApp', false]],
  [0x4461, ['taken-at', 'DateUTC', false]],
  [0x73a4, ['other-metadata', 'SegmentUID', false]],
  [0x7384, ['other-metadata', 'SegmentFilename', true]],
  [0x536e, ['other-metadata', 'track name', true]],
  [0x466e, ['embedded-file', 'attachment', false]],
  [0x467e, ['comment', 'attachment description', true]],
  [0x85, ['other-metadata', 'chapter', true]],
])
const TAG_NAME = 0x45a3
const TAG_VALUE = 0x4487
const ATTACHED = 0x465c
const EPOCH_2001 = 978_307_200

/** What a WebM or Matroska film holds beside pictures and sound. */
export async function readWebmDetails(bytes: Uint8Array): Promise<Details> {
  const details: Detail[] = []
  const embedded: EmbeddedFile[] = []
  let tag = ''
  let count = 0
  const left: { at: number; to: number }[] = [{ at: 0, to: bytes.length }]
  for (let part = left.pop(); part; part = left.pop()) {
    for (let { at } = part; at < part.to;) {
      const id = readId(bytes, at)
      const size = id && readSize(bytes, at + id.length)
      if (!id || !size || ++count > MOST_PARTS) {
        if (count > MOST_PARTS) throw mediaError('too-many-parts')
        break
      }
      const from = at + id.length + size.length
      const to: number = size.value === undefined ? part.to : Math.min(part.to, from + size.value)
      const body = bytes.subarray(from, to)
      const field = FIELDS.get(id.value)
      if (CONTAINERS.has(id.value)) {
        left.push({ at: to, to: part.to })
        part = { at: from, to }
        at = from
        continue
      }
      if (id.value === TAG_NAME) tag = sayValue(body)
      else if (id.value === TAG_VALUE)
        details.push({
          sign: signOfTag(tag),
          label: `film ${tag}`,
          value: sayValue(body),
          bytes: body,
          isSaid: /TITLE|COMMENT|DESCRIPTION|SUMMARY/iu.test(tag),
        })
      else if (id.value === ATTACHED) embedded.push({ bytes: body, label: 'film attachment', isShown: false })
      else if (field) {
        const [sign, label, isSaid] = field
        const value = label === 'DateUTC' ? dateOf(body) : label === 'SegmentUID' ? hexOf(body) : sayValue(body)
        if (value !== '')
          details.push({ sign, label: `film ${label}`, value, bytes: body, ...(isSaid ? { isSaid } : {}) })
      } else if (id.value === 0xec && body.some((byte) => byte !== 0)) {
        const value = sayStrings(body.subarray(0, 100_000))
        if (value !== '') details.push({ sign: 'trailing-data', label: 'film room', value })
      }
      at = id.value === CLUSTER && size.value === undefined ? part.to : to
    }
  }
  return { details, embedded }
}

function signOfTag(tag: string): Detail['sign'] {
  if (/LOCATION|GPS/iu.test(tag)) return 'gps'
  if (/ARTIST|AUTHOR|DIRECTOR|PRODUCER|COMPOSER|ACTOR/iu.test(tag)) return 'author'
  if (/DATE|TIME/iu.test(tag)) return 'taken-at'
  if (/ENCODER|SOFTWARE/iu.test(tag)) return 'software'
  return /COMMENT|DESCRIPTION/iu.test(tag) ? 'comment' : 'other-metadata'
}

function readId(bytes: Uint8Array, at: number): { value: number; length: number } | undefined {
  const first = bytes[at]
  if (first === undefined || first === 0) return undefined
  const length = Math.clz32(first) - 23
  if (length > 4) return undefined
  let value = 0
  for (let index = 0; index < length; index++) value = value * 256 + (bytes[at + index] ?? 0)
  return { value, length }
}

/** A size that is all ones is not known. */
function readSize(bytes: Uint8Array, at: number): { value?: number; length: number } | undefined {
  const first = bytes[at]
  if (first === undefined || first === 0) return undefined
  const length = Math.clz32(first) - 23
  let value = first - (1 << (8 - length))
  let isOpen = value === (1 << (8 - length)) - 1
  for (let index = 1; index < length; index++) {
    const byte = bytes[at + index] ?? 0
    isOpen &&= byte === 0xff
    value = value * 256 + byte
  }
  return isOpen ? { length } : { value, length }
}

function dateOf(body: Uint8Array): string {
  const view = new DataView(body.buffer, body.byteOffset, body.length)
  if (body.length !== 8) return ''
  return new Date((Number(view.getBigInt64(0)) / 1e9 + EPOCH_2001) * 1000).toISOString()
}

function hexOf(body: Uint8Array): string {
  return [...body].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
