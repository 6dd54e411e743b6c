import type { HelpPack } from './help-pack.js'
import { holds } from './holds.js'
import type { Situation } from './situation.js'

/** Lines that may not be for somebody, by their ids: nobody said how old they are, and these are for the young alone. */
export function linesForTheYoung({ facts }: Situation, { countries }: HelpPack): ReadonlySet<string> {
  if (!facts.age.includes('unknown')) return new Set()
  const grown = { ...facts, age: ['adult'] }
  return new Set(
    countries.flatMap(({ channels }) => channels.filter(({ when }) => !holds(when, grown)).map(({ id }) => id)),
  )
}
