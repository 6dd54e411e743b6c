import { cautionsFor } from './cautions-for.js'
import type { HelpPack } from './help-pack.js'
import type { Situation } from './situation.js'

/**
 * A situation in which telling counts as risky also where the help of a country says so of everybody. A caution for those
 * who did something (see a lawyer first) makes nobody else's telling risky. A caution of the country of citizenship is
 * about its own offices; one of the country they are in is about every step.
 */
export function withDangerOfTelling(situation: Situation, pack: HelpPack): Situation {
  const isWarned = cautionsFor(situation, pack).some(
    ({ country, caution }) => caution.when === undefined && (situation.country ?? country) === country,
  )
  return isWarned ? { ...situation, facts: { ...situation.facts, telling: ['risky'] } } : situation
}
