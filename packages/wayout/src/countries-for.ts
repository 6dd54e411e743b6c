import type { CountryHelp } from './country-help.js'
import type { HelpPack } from './help-pack.js'
import type { Situation } from './situation.js'

/** The help of a country, of the one somebody is a citizen of, and of everywhere, in that order; each at most once. */
export function countriesFor({ country, citizenship }: Situation, pack: HelpPack): readonly CountryHelp[] {
  return [...new Set([country, citizenship, 'any'])].flatMap(
    (code) => pack.countries.find((each) => each.country === code) ?? [],
  )
}
