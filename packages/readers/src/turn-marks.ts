import { isRecord, type Attachment, type Turn } from '@telltale/model'

type Marks = Pick<Turn, 'attachments' | 'edited' | 'deleted' | 'forwardedFrom' | 'quoted'>

const KINDS: ReadonlySet<string> = new Set<Attachment['kind']>([
  'image',
  'video',
  'audio',
  'document',
  'location',
  'contact',
  'sticker',
  'other',
])
const MOST_ATTACHMENTS = 1000

/**
 * What a record of Telltale's own form says of a turn beside its words, as `telltale read` writes it, so that whose words
 * they are is not lost on the way. A member that is not as it should be is left alone.
 */
export function turnMarks(value: Readonly<Record<string, unknown>>, text: string): Marks {
  const forwardedFrom = value['forwardedFrom']
  const attachments = attachmentsIn(value['attachments'])
  const quoted = rangesIn(value['quoted'], text.length)
  return {
    ...(attachments.length === 0 ? {} : { attachments }),
    ...(value['edited'] === true ? { edited: true } : {}),
    ...(value['deleted'] === true && text === '' ? { deleted: true } : {}),
    ...(typeof forwardedFrom === 'string' ? { forwardedFrom } : {}),
    ...(quoted.length === 0 ? {} : { quoted }),
  }
}

function attachmentsIn(value: unknown): readonly Attachment[] {
  if (!Array.isArray(value)) return []
  const found: Attachment[] = []
  for (const one of value.slice(0, MOST_ATTACHMENTS)) {
    const kind: unknown = isRecord(one) ? one['kind'] : undefined
    const name: unknown = isRecord(one) ? one['name'] : undefined
    if (isKind(kind)) found.push(typeof name === 'string' ? { name, kind } : { kind })
  }
  return found
}

function isKind(value: unknown): value is Attachment['kind'] {
  return typeof value === 'string' && KINDS.has(value)
}

/** Ranges that ascend and lie within the text. */
function rangesIn(value: unknown, length: number): readonly (readonly [number, number])[] {
  if (!Array.isArray(value)) return []
  const found: (readonly [number, number])[] = []
  let last = 0
  for (const range of value) {
    if (!Array.isArray(range)) continue
    const start: unknown = range[0]
    const end: unknown = range[1]
    if (!Number.isInteger(start) || !Number.isInteger(end) || typeof start !== 'number' || typeof end !== 'number')
      continue
    if (start < last || end <= start || end > length) continue
    found.push([start, end])
    last = end
  }
  return found
}
