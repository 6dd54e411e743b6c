import { countriesFor } from './countries-for.js'
import type { CountryHelp } from './country-help.js'
import type { HelpPack } from './help-pack.js'
import { holds } from './holds.js'
import type { Situation } from './situation.js'

/** A caution of a country that holds in a situation. */
export interface HeldCaution {
  readonly country: string
  readonly caution: NonNullable<CountryHelp['caution']>
}

/** Which cautions hold in a situation: of the country somebody is in first, then of the one they are a citizen of. */
export function cautionsFor(situation: Situation, pack: HelpPack): readonly HeldCaution[] {
  return countriesFor(situation, pack).flatMap(({ country, caution }) =>
    caution !== undefined && holds(caution.when, situation.facts) ? [{ country, caution }] : [],
  )
}
