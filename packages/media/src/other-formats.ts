import { readAscii, readsAs, readU16Little } from './byte-reads.js'

/** How far from its start a file may begin for programs that read PDF or web pages. */
const HEAD = 1024
/** How far from its end the list of a zip archive may begin. */
const TAIL = 65_557
const ARCHIVES: ReadonlySet<string> = new Set(['docx', 'xlsx', 'pptx', 'odt', 'ods', 'odp', 'zip'])

/**
 * What else the same bytes could be taken for by another program: files are made so to get past one program and do harm
 * in the next.
 *
 * @param format - What they were taken for here.
 */
export function otherFormats(bytes: Uint8Array, format: string): readonly string[] {
  const others: string[] = []
  const head = readAscii(bytes, 0, HEAD)
  if (format !== 'pdf' && head.includes('%PDF-')) others.push('PDF document')
  const isWords = format === 'svg' || format === 'text' || format === 'pdf'
  if (!isWords && /<(?:html|script|svg|!doctype)\b/iu.test(head)) others.push('web page')
  if (!ARCHIVES.has(format) && endsAsArchive(bytes)) others.push('archive')
  return others
}

function endsAsArchive(bytes: Uint8Array): boolean {
  for (let at = bytes.length - 22; at >= 0 && at >= bytes.length - TAIL; at--)
    if (
      bytes[at] === 0x50 &&
      readsAs(bytes, at, 'PK\x05\x06') &&
      at + 22 + readU16Little(bytes, at + 20) <= bytes.length
    )
      return true
  return false
}
