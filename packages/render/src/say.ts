import type { Wording } from '@telltale/model'

import { sentenceOf } from './sentence-of.js'

/**
 * The sentence of a key, with its `{places}` filled in. Only for places that hold our own words: see `sayLine`.
 *
 * Never throws: a missing key answers with the key itself, and a place that is not given stays as it is written.
 */
export function say(wording: Wording, key: string, places: Readonly<Record<string, string>> = {}): string {
  return sentenceOf(wording, key).replace(/\{(\w{1,40})\}/g, (whole, name: string) =>
    Object.hasOwn(places, name) ? (places[name] ?? whole) : whole,
  )
}
