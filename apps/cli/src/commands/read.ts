import { TelltaleError } from '@telltale/model'
import { labelOfFile } from '../label-of-file.js'
import { openByteProgress } from '../progress.js'
import { CsvWriter } from '../read/csv-writer.js'
import { JsonWriter } from '../read/json-writer.js'
import type { ReadingWriter } from '../read/reading-writer.js'
import { sliceReading } from '../read/slice-reading.js'
import { TextWriter } from '../read/text-writer.js'
import { readOperands } from '../read-operands.js'
import { EXIT_UNUSABLE, type Invocation } from '../run.js'
import { writeError } from '../write-error.js'
import { writeInTurn } from '../write-in-turn.js'

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
  const progress = openByteProgress(false)
  try {
    for await (const { piece, error, ...file } of readOperands(operands, progress.update)) {
      if (error !== undefined) {
        process.stderr.write(
          `${operands.length === 1 && file.wasNamed ? '' : `${labelOfFile(file)}: `}${writeError(error)}`,
        )
        if (file.wasNamed) unusable = true
      }
      if (piece === undefined) continue
      if (last === 0) await writeInTurn(writer.open())
      else if (last !== file.number) await writeInTurn(writer.endOfFile())
      last = file.number
      // A piece of a large file is small already; a file that was read as a whole is handed on in slices.
      if (piece.continues) await writeInTurn(writer.part(piece))
      else for (const part of sliceReading(piece.reading)) await writeInTurn(writer.part(part))
    }
  } finally {
    progress.close()
  }
  if (last > 0) await writeInTurn(writer.endOfFile())
  if (unusable) return EXIT_UNUSABLE
  if (last === 0)
    throw new TelltaleError('read/empty', 'Nothing there could be read.', 'Name the files themselves to see why.')
  return 0
}

function writerFor(format: string | boolean | undefined): ReadingWriter {
  if (format === 'csv') return new CsvWriter()
  return format === 'text' ? new TextWriter() : new JsonWriter()
}
