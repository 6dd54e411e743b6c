import { LONGEST_VALUE } from './limits.js'

const utf8 = new TextDecoder('utf-8', { fatal: true })
const latin = new TextDecoder('windows-1252')

/** Bytes as words: as UTF-8 where they are that, else as the letters of western Europe. Ends at the first zero. */
export function sayValue(bytes: Uint8Array): string {
  const end = bytes.indexOf(0)
  const said = (end === -1 ? bytes : bytes.subarray(0, end)).subarray(0, LONGEST_VALUE)
  let text
  try {
    text = utf8.decode(said)
  } catch {
    text = latin.decode(said)
  }
  return text.trim()
}
