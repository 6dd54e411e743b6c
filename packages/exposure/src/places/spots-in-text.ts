import { findIdentifiers } from '../identifiers/find-identifiers.js'
import type { Spot } from './near-places.js'
import { readCoordinates } from './read-coordinates.js'

/** A place on the earth that is written in a text, and where it is written. */
export interface WrittenSpot {
  readonly at: Spot
  readonly start: number
  readonly end: number
}

/**
 * The coordinates in a text, and those in links to maps, for `nearPlaces`: of a post, or of a message in which somebody is
 * asked to go there and take a picture.
 */
export function spotsInText(text: string): readonly WrittenSpot[] {
  return findIdentifiers(text).flatMap(({ name, start, end }) => {
    const at = name === 'coordinates' || name === 'map-link' ? readCoordinates(text.slice(start, end)) : undefined
    return at ? [{ at, start, end }] : []
  })
}
