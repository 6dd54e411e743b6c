import { readFile, stat } from 'node:fs/promises'
import { indexPlaces, type PlaceIndex } from '@telltale/exposure'
import { TelltaleError } from '@telltale/model'

const LARGEST = 256_000_000

/**
 * Reads the places that the user wants to be warned about, from GeoJSON or an OpenStreetMap extract as JSON.
 *
 * @throws {TelltaleError} `read/not-found`, `read/too-large` or `read/not-understood`.
 */
export async function readPlaces(path: string): Promise<PlaceIndex> {
  let text: string
  try {
    if ((await stat(path)).size > LARGEST)
      throw new TelltaleError('read/too-large', 'The file with the places is too large.', 'Cut out the part you need.')
    text = await readFile(path, 'utf8')
  } catch (error) {
    if (error instanceof TelltaleError) throw error
    throw new TelltaleError('read/not-found', 'The file with the places could not be read.', 'Look at its name.', {
      cause: error,
    })
  }
  const index = parsed(text)
  if (index === undefined || index.count === 0) {
    throw new TelltaleError(
      'read/not-understood',
      'There are no places in the file that --places names.',
      'It may be GeoJSON, or an OpenStreetMap extract as JSON (out geom).',
    )
  }
  return index
}

function parsed(text: string): PlaceIndex | undefined {
  try {
    return indexPlaces(JSON.parse(text))
  } catch {
    return undefined
  }
}
