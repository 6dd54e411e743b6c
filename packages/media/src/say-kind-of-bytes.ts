import { readsAs } from './byte-reads.js'

/** What kind of file begins here, in words for a label; undefined where it is none that is known. */
export function sayKindOfBytes(bytes: Uint8Array): string | undefined {
  if (readsAs(bytes, 0, '\xff\xd8\xff')) return 'JPEG picture'
  if (readsAs(bytes, 0, '\x89PNG')) return 'PNG picture'
  if (readsAs(bytes, 4, 'ftyp')) return 'film'
  if (readsAs(bytes, 0, 'PK\x03\x04') || readsAs(bytes, 0, 'PK\x05\x06')) return 'archive'
  if (readsAs(bytes, 0, '%PDF-')) return 'PDF document'
  if (readsAs(bytes, 0, 'Rar!') || readsAs(bytes, 0, '7z\xbc\xaf')) return 'archive'
  if (readsAs(bytes, 0, 'GIF8')) return 'GIF picture'
  if (readsAs(bytes, 0, 'RIFF')) return 'RIFF file'
  return undefined
}
