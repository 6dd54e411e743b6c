import burner from '@kenjiuno/msgreader/lib/Burner.js'
import containers from '@kenjiuno/msgreader/lib/Reader.js'

/** What a made-up message of Outlook says. */
export interface Message {
  readonly subject?: string
  readonly body?: string
  /** The page, as bytes in the encoding below. */
  readonly page?: Uint8Array
  readonly codepage?: number
  /** Rich text, already packed. */
  readonly rich?: Uint8Array
  readonly sender?: string
  readonly address?: string
  /** When it was sent. */
  readonly sent?: string
  readonly files?: readonly string[]
}

const TEXT = 0x001f
const BYTES = 0x0102
const NUMBER = 0x0003
const TIME = 0x0040
const { DIRECTORY, DOCUMENT, ROOT } = containers.TypeEnum

type MutableEntry = Parameters<typeof burner.burn>[0][number]

interface Property {
  readonly tag: number
  readonly type: number
  readonly value: Uint8Array | number | bigint
}

/** Writes a message as Outlook saves it: properties in a container of streams. */
export function makeOutlookMessage(message: Message): Uint8Array {
  const entries: MutableEntry[] = [{ name: 'Root Entry', type: ROOT, length: 0, children: [] }]
  const put = (parent: number, name: string, content?: Uint8Array): number => {
    const index = entries.length
    entries.push(
      content === undefined
        ? { name, type: DIRECTORY, length: 0, children: [] }
        : { name, type: DOCUMENT, length: content.length, binaryProvider: () => content },
    )
    entries[parent]?.children?.push(index)
    return index
  }
  const write = (parent: number, headLength: number, properties: readonly Property[]): void => {
    const table = new Uint8Array(headLength + properties.length * 16)
    const view = new DataView(table.buffer)
    for (const [index, { tag, type, value }] of properties.entries()) {
      const at = headLength + index * 16
      view.setUint32(at, ((tag << 16) | type) >>> 0, true)
      view.setUint32(at + 4, 6, true)
      if (typeof value === 'bigint') view.setBigUint64(at + 8, value, true)
      else view.setUint32(at + 8, typeof value === 'number' ? value : value.length, true)
      if (value instanceof Uint8Array) put(parent, `__substg1.0_${hex(tag)}${hex(type)}`, value)
    }
    put(parent, '__properties_version1.0', table)
  }
  const text = (tag: number, value: string | undefined): readonly Property[] =>
    value === undefined ? [] : [{ tag, type: TEXT, value: utf16(value) }]
  const bytes = (tag: number, value: Uint8Array | undefined): readonly Property[] =>
    value === undefined ? [] : [{ tag, type: BYTES, value }]
  write(0, 32, [
    ...text(0x001a, 'IPM.Note'),
    ...text(0x0037, message.subject),
    ...text(0x0c1a, message.sender),
    ...text(0x0c1f, message.address),
    ...text(0x1000, message.body),
    ...bytes(0x1013, message.page),
    ...bytes(0x1009, message.rich),
    ...(message.codepage === undefined ? [] : [{ tag: 0x3fde, type: NUMBER, value: message.codepage }]),
    ...(message.sent === undefined
      ? []
      : [{ tag: 0x0039, type: TIME, value: BigInt(Date.parse(message.sent) + 11_644_473_600_000) * 10_000n }]),
  ])
  for (const [index, name] of (message.files ?? []).entries()) {
    const folder = put(0, `__attach_version1.0_#${index.toString(16).toUpperCase().padStart(8, '0')}`)
    write(folder, 8, [...text(0x3707, name), ...bytes(0x3701, new Uint8Array([1, 2, 3]))])
  }
  return burner.burn(entries)
}

function hex(value: number): string {
  return value.toString(16).toUpperCase().padStart(4, '0')
}

function utf16(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 2)
  for (let at = 0; at < text.length; at++) new DataView(bytes.buffer).setUint16(at * 2, text.charCodeAt(at), true)
  return bytes
}

/** Rich text in the form in which Outlook packs it, without making it shorter: one mark for each eight characters. */
export function packedRichText(rtf: string): Uint8Array {
  const out: number[] = []
  for (let at = 0; at < rtf.length; at += 8) {
    out.push(0)
    for (const character of rtf.slice(at, at + 8)) out.push(character.charCodeAt(0) & 0xff)
  }
  const packed = new Uint8Array(16 + out.length)
  const view = new DataView(packed.buffer)
  view.setUint32(0, out.length + 12, true)
  view.setUint32(4, rtf.length, true)
  view.setUint32(8, 0x75465a4c, true)
  packed.set(out, 16)
  return packed
}
