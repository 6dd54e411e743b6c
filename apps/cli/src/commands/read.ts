import { TelltaleError } from '@telltale/model'
import { openByteProgress } from '../progress.js'
import { CsvWriter } from '../read/csv-writer.js'
import { JsonWriter } from '../read/json-writer.js'
import type { ReadingWriter } from '../read/reading-writer.js'
import { sliceReading } from '../read/slice-reading.js'
import { TextWriter } from '../read/text-writer.js'
import { readOperandsInPieces, type NamedFile } from '../read-operands.js'
import { EXIT_UNUSABLE, type Invocation } from '../run.js'
import { writeError } from '../write-error.js'

/**
 * `telltale read`: shows what is read from a file, without judging it: for people who want to see that it was understood,
 * and for programs that want turns out of any export. Written as it is read, so that a large file takes little memory.
 */
export async function read({ options, operands }: Invocation): Promise<number> {
  if (operands.length === 0) {
    throw new TelltaleError('usage/no-input', 'No file was named.', 'Name a file or a folder, or - for standard input.')
  }
  const writer = writerFor(options['format'])
  let unusable = false
  let last = 0
  const progress = openByteProgress()
  try {
    for await (const { piece, error, ...file } of readOperandsInPieces(operands, progress.update)) {
      if (error !== undefined) {
        process.stderr.write(`${operands.length === 1 && file.wasNamed ? '' : `${label(file)}: `}${writeError(error)}`)
        if (file.wasNamed) unusable = true
      }
      if (piece === undefined) continue
      if (last === 0) await write(writer.open())
      else if (last !== file.number) await write(writer.endOfFile())
      last = file.number
      // A piece of a large file is small already; a file that was read as a whole is handed on in slices.
      if (piece.continues) await write(writer.part(piece))
      else for (const part of sliceReading(piece.reading)) await write(writer.part(part))
    }
  } finally {
    progress.close()
  }
  if (last > 0) await write(writer.endOfFile())
  if (unusable) return EXIT_UNUSABLE
  if (last === 0)
    throw new TelltaleError('read/empty', 'Nothing there could be read.', 'Name the files themselves to see why.')
  return 0
}

function writerFor(format: string | boolean | undefined): ReadingWriter {
  if (format === 'csv') return new CsvWriter()
  return format === 'text' ? new TextWriter() : new JsonWriter()
}

/** Waits while the reader of a pipe is slow, so that nothing gathers here. */
async function write(output: string): Promise<void> {
  if (output === '' || process.stdout.write(output)) return
  await new Promise<void>((resolve) => process.stdout.once('drain', resolve))
}

/** Which file: by name on the user's own screen, by number where the words may end up in a log. */
function label({ name, number }: NamedFile): string {
  return process.stderr.isTTY ? name.replace(/[\p{Cc}\p{Cf}]/gu, '?').slice(0, 200) : `File ${number}`
}
