import { isRecord, TelltaleError } from '@telltale/model'
import { ANSWER_VALUES, type Answers } from './answers.js'
import { readCountry } from './read-country.js'

const LISTS = ['happened', 'threat', 'role']
const COUNTRIES = ['country', 'citizenship']
const MOST_WORDS = 20_000

/**
 * Reads answers that a program or a file gives: an object with the members of `Answers`. What is absent is not answered.
 *
 * @throws {TelltaleError} `usage/bad-value` when a member or a value is not known. It never holds a word of the answers.
 */
export function readAnswers(data: unknown): Answers {
  if (!isRecord(data)) throw wrong('The answers are not an object.')
  const answers: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(data)) {
    if (value === undefined || value === null) continue
    if (COUNTRIES.includes(name)) {
      if (typeof value !== 'string' || !/^[A-Z]{2}$/i.test(value)) throw wrong('A country is not given as two letters.')
      answers[name] = value.toUpperCase()
    } else if (name === 'words') {
      if (typeof value !== 'string' || value.length > MOST_WORDS) throw wrong('The words are not a text, or too long.')
      if (value.trim() !== '') answers[name] = value
    } else {
      const known = valuesOf(name)
      const isList = LISTS.includes(name)
      const given: readonly unknown[] = isList && Array.isArray(value) ? value : [value]
      if (isList !== Array.isArray(value) || !given.every((each) => known.some((one) => one === each)))
        throw wrong('An answer has a value that is not known.')
      answers[name] = isList ? known.filter((each) => given.includes(each)) : value
    }
  }
  return asAnswers(answers)
}

function valuesOf(name: string): readonly string[] {
  if (isQuestion(name)) return ANSWER_VALUES[name]
  throw wrong('There is an answer to a question that is not asked.')
}

function isQuestion(name: string): name is keyof typeof ANSWER_VALUES {
  return Object.hasOwn(ANSWER_VALUES, name)
}

/** Every member was looked at before. */
function asAnswers(answers: Answers): Answers {
  return answers
}

function wrong(message: string): TelltaleError {
  return new TelltaleError('usage/bad-value', message, 'telltale wayout --help lists the questions and their values.')
}
