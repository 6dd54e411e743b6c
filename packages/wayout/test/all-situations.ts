import { triage, type Answers, type Situation } from '../src/index.js'

type Values<Name extends keyof Answers> = readonly Answers[Name][]

/** All subsets of a list that differ in what the plan asks for. */
function subsetsOf<Value>(values: readonly Value[]): readonly (readonly Value[])[] {
  return values.reduce<readonly (readonly Value[])[]>(
    (all, value) => [...all, ...all.map((each) => [...each, value])],
    [[]],
  )
}

const SUBJECTS: readonly Answers[] = [
  {},
  { for: 'other' },
  { for: 'other', helper: 'parent' },
  { for: 'other', helper: 'teacher' },
  { for: 'other', helper: 'security-officer' },
]
const DANGER: Values<'danger'> = [undefined, 'yes']
const AGES: Values<'age'> = [undefined, 'under-18']
const PHONES: Values<'phone'> = [undefined, 'shared', 'watched']
const AUTHORITIES: Values<'authorities'> = [undefined, 'unsure']
const ROLES: Values<'role'> = [[], ['student'], ['access'], ['soldier'], ['refugee'], ['journalist']]
const THREATS: Values<'threat'> = [undefined, ['violence'], ['pictures'], ['exposure', 'law'], ['family']]
const HAPPENED = subsetsOf<NonNullable<Answers['happened']>[number]>([
  'asked',
  'gave',
  'took-money',
  'did-task',
  'paid',
  'settled',
])

/**
 * Every combination of answers that conditions of the plan can tell apart: over two hundred thousand.
 *
 * @param every - One in so many, where a look at some is enough.
 */
export function* allSituations(every = 1): Generator<{ readonly answers: Answers; readonly situation: Situation }> {
  let index = 0
  for (const subject of SUBJECTS)
    for (const danger of DANGER)
      for (const age of AGES)
        for (const phone of PHONES)
          for (const authorities of AUTHORITIES)
            for (const role of ROLES)
              for (const threat of THREATS)
                for (const happened of HAPPENED) {
                  index += 1
                  if (index % every !== 0) continue
                  const answers: Answers = {
                    ...subject,
                    ...(danger === undefined ? {} : { danger }),
                    ...(age === undefined ? {} : { age }),
                    ...(phone === undefined ? {} : { phone }),
                    ...(authorities === undefined ? {} : { authorities }),
                    ...(role === undefined ? {} : { role }),
                    ...(threat === undefined ? {} : { threat }),
                    happened: threat === undefined ? happened : [...happened, 'threatened'],
                  }
                  yield { answers, situation: triage(undefined, answers) }
                }
}
