import { isRecord } from '@telltale/model'
import { FACT_VALUES, type When } from '@telltale/wayout'

/**
 * Reads a condition on a situation, as in the plan and in help for countries: facts and the values that make them hold.
 *
 * @param tell - Is told of every fact and value that there is not.
 */
export function wayoutCondition(data: unknown, tell: (what: string) => void): When {
  if (!isRecord(data)) {
    tell('a condition names facts and their values')
    return {}
  }
  const when: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(data)) {
    if (name === 'any') when['any'] = list(value).map((each) => wayoutCondition(each, tell))
    else if (name === 'not') when['not'] = wayoutCondition(value, tell)
    else if (!isFact(name)) tell(`there is no fact "${name}"`)
    else {
      const values = Array.isArray(value) ? strings(value) : strings([value])
      const known: readonly string[] = FACT_VALUES[name]
      for (const each of values)
        if (!known.includes(each)) tell(`${name} never is "${each}"; it is ${known.join(', ')}`)
      if (values.length === 0) tell(`${name} needs a value`)
      when[name] = values
    }
  }
  return when
}

function isFact(name: string): name is keyof typeof FACT_VALUES {
  return Object.hasOwn(FACT_VALUES, name)
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function strings(value: readonly unknown[]): readonly string[] {
  return value.filter((each): each is string => typeof each === 'string')
}
