import { writeAscii } from '../byte-writes.js'
import { mediaError } from '../media-error.js'
import { writePdfValue } from './pdf-draft.js'
import { PdfScanner } from './pdf-scanner.js'
import { PdfWord } from './pdf-values.js'

/** A table of every character there is takes about two million. */
const LARGEST = 20_000_000

/**
 * A small program within a PDF (a table of characters, a formula), written anew without remarks.
 *
 * @throws {TelltaleError} `media/too-large` where it is not small.
 */
export function rewriteProgram(bytes: Uint8Array): Uint8Array {
  if (bytes.length > LARGEST) throw mediaError('too-many-parts')
  const scanner = new PdfScanner(bytes, 0, false)
  const words: string[] = []
  for (let token = scanner.next(); token !== undefined; token = scanner.next())
    words.push(token instanceof PdfWord ? `${token.word}\n` : `${writePdfValue(token)} `)
  return writeAscii(words.join(''))
}
