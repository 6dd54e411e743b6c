import { FACT_VALUES, type FactName, type Situation, type When } from './situation.js'

/** Tells whether a condition of the plan holds in a situation. No condition always holds. */
export function holds(when: When | undefined, facts: Situation['facts']): boolean {
  if (when === undefined) return true
  for (const name of Object.keys(when)) {
    if (!isFact(name)) continue
    const wanted = when[name]
    const has = facts[name]
    if (typeof wanted === 'string' ? !has.includes(wanted) : !wanted?.some((value) => has.includes(value))) return false
  }
  if (when.any !== undefined && !when.any.some((each) => holds(each, facts))) return false
  return when.not === undefined || !holds(when.not, facts)
}

function isFact(name: string): name is FactName {
  return Object.hasOwn(FACT_VALUES, name)
}
