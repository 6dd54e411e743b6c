import { withWindowsSigns } from './with-windows-signs.js'

/** The platform's own decoder, which browsers and Node both have. */
declare const TextDecoder: new (label: string) => { decode(bytes: Uint8Array): string }

const LABELS: ReadonlyMap<number, string> = new Map([
  [874, 'windows-874'],
  [932, 'shift_jis'],
  [936, 'gb18030'],
  [949, 'euc-kr'],
  [950, 'big5'],
  [10000, 'macintosh'],
  [20127, 'windows-1252'],
  [20866, 'koi8-r'],
  [20932, 'euc-jp'],
  [21866, 'koi8-u'],
  [28591, 'iso-8859-1'],
  [28592, 'iso-8859-2'],
  [28595, 'iso-8859-5'],
  [28605, 'iso-8859-15'],
  [50220, 'iso-2022-jp'],
  [50221, 'iso-2022-jp'],
  [51949, 'euc-kr'],
  [54936, 'gb18030'],
  [65001, 'utf-8'],
])

/** Decodes bytes by the number that Windows gives to their encoding; one that is not known is read as Western European. */
export function decodeCodepage(bytes: Uint8Array, codepage: number): string {
  const label =
    LABELS.get(codepage) ??
    (codepage >= 1250 && codepage <= 1258 ? `windows-${String(codepage)}` : undefined) ??
    'windows-1252'
  const text = new TextDecoder(label).decode(bytes)
  return label === 'windows-1252' || label === 'iso-8859-1' ? withWindowsSigns(text) : text
}
