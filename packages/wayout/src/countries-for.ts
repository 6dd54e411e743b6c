import type { CountryHelp } from './country-help.js'
import type { HelpPack } from './help-pack.js'
import type { Situation } from './situation.js'

/**
 * The help of a country, of the one somebody is a citizen of, and of everywhere, in that order; each at most once. Nothing
 * of the country that a refugee left is in it: neither its offices, nor its laws, nor what it warns of.
 */
export function countriesFor({ facts, country, citizenship }: Situation, pack: HelpPack): readonly CountryHelp[] {
  const own = facts.role.includes('refugee') ? undefined : citizenship
  return [...new Set([country, own, 'any'])].flatMap(
    (code) => pack.countries.find((each) => each.country === code) ?? [],
  )
}
