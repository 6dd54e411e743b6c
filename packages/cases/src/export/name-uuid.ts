import { sha1 } from '@noble/hashes/legacy.js'

/** The namespace for names that are addresses (RFC 9562, version 5). */
const ADDRESSES = '6ba7b8119dad11d180b400c04fd430c8'

/** A UUID that is always the same for the same name, so that what is exported again replaces what was exported before. */
export function nameUuid(name: string): string {
  const namespace = Uint8Array.from(ADDRESSES.match(/../gu) ?? [], (pair) => Number.parseInt(pair, 16))
  const text = utf8(`urn:telltale:${name}`)
  const both = new Uint8Array(namespace.length + text.length)
  both.set(namespace)
  both.set(text, namespace.length)
  const bytes = sha1(both).slice(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

function utf8(text: string): Uint8Array {
  const escaped = encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd'))
  return Uint8Array.from(escaped.match(/%..|./gu) ?? [], (part) =>
    part.length === 3 ? Number.parseInt(part.slice(1), 16) : (part.codePointAt(0) ?? 0),
  )
}
