import type { Reader, ReadingPiece } from '@telltale/model'
import { gatherPieces } from './gather-pieces.js'
import { jsonPieces } from './json-pieces.js'
import { shiftLines } from './shift-lines.js'

/**
 * Makes a reader of a JSON export read one that is too large to be held: pieces of its lists of records are read by the
 * reader itself, each with the members that stand before its list. Answers to a message of an earlier piece, which is a
 * few thousand messages back, are not found.
 *
 * @param listName - The name of the member that holds the messages.
 */
export function jsonListPieces(read: Reader['read'], listName: string): NonNullable<Reader['pieces']> {
  return (open, name) => gatherPieces(readPieces(read, open(), name, listName))
}

async function* readPieces(
  read: Reader['read'],
  chunks: AsyncIterable<string>,
  name: string,
  listName: string,
): AsyncGenerator<ReadingPiece, void, undefined> {
  for await (const { text, before, continues } of jsonPieces(chunks, listName)) {
    for (const reading of await read({ name, text })) {
      // Lines of a piece are not those of the file; records are counted on.
      const notices = reading.notices.map(({ code, count, detail }) => ({
        code,
        ...(count === undefined ? {} : { count }),
        ...(detail === undefined ? {} : { detail }),
      }))
      yield { reading: shiftLines({ ...reading, notices }, before), continues }
    }
  }
}
