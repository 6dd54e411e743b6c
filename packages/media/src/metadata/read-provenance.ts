import type { Details } from '../detail.js'
import { sayStrings } from '../say-strings.js'

/** Names that a record of provenance is known by, and the ones it holds. */
const NOTED = /c2pa[\w.]*|claim_generator|urn:(?:uuid|c2pa)[\w:-]{8,80}|Adobe[\w ]{0,30}|Content Credentials/giu

/**
 * A record of provenance (JUMBF, as C2PA writes it): who made the picture with what, signed. What it says is not judged
 * here; that it is there is told, with the names in it.
 */
export function readProvenance(bytes: Uint8Array, container: string): Details {
  const strings = sayStrings(bytes)
  const names = [...new Set(strings.match(NOTED))].slice(0, 12).join(' · ')
  return {
    details: [
      {
        sign: 'provenance',
        label: `${container} provenance record`,
        value: names === '' ? `${bytes.length} bytes` : names,
        bytes: bytes.subarray(0, 256),
      },
    ],
    embedded: [],
  }
}
