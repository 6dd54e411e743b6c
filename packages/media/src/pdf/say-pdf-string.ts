import { LONGEST_VALUE } from '../limits.js'
import type { PdfString } from './pdf-values.js'

const utf8 = new TextDecoder('utf-8', { fatal: true })
const utf16 = new TextDecoder('utf-16be')
const utf16Little = new TextDecoder('utf-16le')
const latin = new TextDecoder('windows-1252')

/** A string of a PDF as words: in UTF-16 or UTF-8 where it says so, else as the letters of western Europe. */
export function sayPdfString({ bytes }: PdfString): string {
  return decoded(bytes.subarray(0, LONGEST_VALUE * 2))
    .slice(0, LONGEST_VALUE)
    .replaceAll('\0', '')
    .trim()
}

function decoded(bytes: Uint8Array): string {
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return utf16.decode(bytes.subarray(2))
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return utf16Little.decode(bytes.subarray(2))
  try {
    return utf8.decode(bytes)
  } catch {
    return latin.decode(bytes)
  }
}
