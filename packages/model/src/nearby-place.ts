import type { Span } from './span.js'

/**
 * Coordinates, or a link to a map, in the other side's words that lie near a place of a list which the user handed over.
 * It says where something is and nothing about why: it has no part in any other member of the report.
 */
export interface NearbyPlace extends Span {
  /** The coordinates or the link, exactly as they stand there. */
  readonly quote: string
  readonly speaker: string
  readonly at?: string
  /** How far it is to the nearest place of the list; 0 is within it. */
  readonly metres: number
  /** What the list calls that place; absent when it has no name. */
  readonly name?: string
}
