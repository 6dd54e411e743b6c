import { isRecord, TelltaleError } from '@telltale/model'
import { ANSWER_VALUES, type Answers } from './answers.js'
import { readCountry, type NamedCountry } from './read-country.js'

/** So many characters one's own words may have. */
export const LONGEST_WORDS = 20_000

/**
 * Reads answers that a program or a file gives: an object with the members of `Answers`. What is absent is not answered.
 * A country may be two letters or a name.
 *
 * @param countries - Names of countries to know, as those of a pack.
 * @throws {TelltaleError} `usage/bad-value` when a member or a value is not known. It never holds a word of the answers.
 */
export function readAnswers(data: unknown, countries: readonly NamedCountry[] = []): Answers {
  if (!isRecord(data)) throw wrong('The answers are not an object.')
  for (const [name, value] of Object.entries(data))
    if (isGiven(value) && !MEMBERS.includes(name)) throw wrong('There is an answer to a question that is not asked.')
  const danger = choice(ANSWER_VALUES.danger, data['danger'])
  const whom = choice(ANSWER_VALUES.for, data['for'])
  const helper = choice(ANSWER_VALUES.helper, data['helper'])
  const happened = choices(ANSWER_VALUES.happened, data['happened'])
  const threat = choices(ANSWER_VALUES.threat, data['threat'])
  const age = choice(ANSWER_VALUES.age, data['age'])
  const role = choices(ANSWER_VALUES.role, data['role'])
  const phone = choice(ANSWER_VALUES.phone, data['phone'])
  const country = countryOf(data['country'], countries)
  const citizenship = countryOf(data['citizenship'], countries)
  const authorities = choice(ANSWER_VALUES.authorities, data['authorities'])
  const words = wordsOf(data['words'])
  return {
    ...(danger === undefined ? {} : { danger }),
    ...(whom === undefined ? {} : { for: whom }),
    ...(helper === undefined ? {} : { helper }),
    ...(happened === undefined ? {} : { happened }),
    ...(threat === undefined ? {} : { threat }),
    ...(age === undefined ? {} : { age }),
    ...(role === undefined ? {} : { role }),
    ...(phone === undefined ? {} : { phone }),
    ...(country === undefined ? {} : { country }),
    ...(citizenship === undefined ? {} : { citizenship }),
    ...(authorities === undefined ? {} : { authorities }),
    ...(words === undefined ? {} : { words }),
  }
}

const MEMBERS: readonly string[] = [...Object.keys(ANSWER_VALUES), 'country', 'citizenship', 'words']

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null
}

function choice<Value extends string>(known: readonly Value[], value: unknown): Value | undefined {
  if (!isGiven(value)) return undefined
  const found = known.find((each) => each === value)
  if (found === undefined) throw notKnown()
  return found
}

/** In the order of the values, each at most once. */
function choices<Value extends string>(known: readonly Value[], value: unknown): readonly Value[] | undefined {
  if (!isGiven(value)) return undefined
  if (!Array.isArray(value)) throw notKnown()
  const given: readonly unknown[] = value
  if (!given.every((each) => known.some((one) => one === each))) throw notKnown()
  return known.filter((each) => given.includes(each))
}

function countryOf(value: unknown, countries: readonly NamedCountry[]): string | undefined {
  if (!isGiven(value)) return undefined
  const code = typeof value === 'string' ? readCountry(value, countries) : undefined
  if (code === undefined) throw wrong('A country is not given as two letters or a name.')
  return code
}

function wordsOf(value: unknown): string | undefined {
  if (!isGiven(value)) return undefined
  if (typeof value !== 'string' || value.length > LONGEST_WORDS) throw wrong('The words are not a text, or too long.')
  return value.trim() === '' ? undefined : value
}

function notKnown(): TelltaleError {
  return wrong('An answer has a value that is not known.')
}

function wrong(message: string): TelltaleError {
  return new TelltaleError('usage/bad-value', message, 'telltale wayout --help lists the questions and their values.')
}
