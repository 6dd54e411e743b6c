import type { Spot } from './near-places.js'

/** Tells whether there is such a point. */
export function isOnEarth({ latitude, longitude }: Spot): boolean {
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180
}
