import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { help } from '@telltale/packs/help'
import { describe, expect, test } from 'vitest'
import { layOutPlan, planFor, renderPaperText, triage, type Answers } from '../src/index.js'

/**
 * People in situations that were thought through, and what each of them reads: kept as text, so that whoever changes a
 * sentence sees it as the person does. To write them anew, delete the file and run the test with `TELLTALE_WRITE=1`.
 */
const PEOPLE: Readonly<Record<string, Answers>> = {
  'asked only': {
    danger: 'no',
    for: 'self',
    happened: ['asked', 'answered'],
    age: 'adult',
    role: ['student'],
    phone: 'safe',
    country: 'NO',
    citizenship: 'NO',
    authorities: 'no',
  },
  'took money': {
    danger: 'no',
    for: 'self',
    happened: ['asked', 'answered', 'took-money', 'did-task'],
    age: 'adult',
    role: ['access'],
    phone: 'safe',
    country: 'FR',
    citizenship: 'FR',
    authorities: 'no',
  },
  'threatened abroad': {
    danger: 'no',
    for: 'self',
    happened: ['asked', 'answered', 'gave', 'threatened'],
    threat: ['family', 'exposure'],
    age: 'adult',
    role: ['student'],
    phone: 'watched',
    country: 'SE',
    citizenship: 'CN',
    authorities: 'unsure',
  },
  'pictures, under age': {
    danger: 'no',
    for: 'self',
    happened: ['threatened', 'paid'],
    threat: ['pictures'],
    age: 'under-18',
    phone: 'safe',
    country: 'GB',
  },
  'a parent': { danger: 'no', for: 'other', helper: 'parent', happened: ['did-task', 'took-money'], age: 'under-18' },
  'danger now': { danger: 'yes', for: 'self', happened: ['threatened'], threat: ['violence'], phone: 'shared' },
  'a refugee': { for: 'self', happened: ['asked'], role: ['refugee'], country: 'DE', citizenship: 'BY' },
  'a false alarm': { danger: 'no', for: 'self', happened: ['asked', 'answered', 'settled'] },
}

const folder = new URL('walk-through/', import.meta.url)

describe.each(Object.entries(PEOPLE))('%s', (name, answers) => {
  test.each(['en', 'zh'])('in %s, reads what was reviewed', (language) => {
    const plan = planFor(triage(undefined, answers), help, language, '2026-11-22')
    // Lines of countries change with their sources; they are held by other tests.
    const steps = {
      ...plan,
      notes: plan.notes.filter((note) => note !== help.wording['note.laws']?.[language]),
      channels: [],
      laws: [],
      notFound: [],
      cautions: plan.cautions.filter(({ source }) => !source),
    }
    const text = renderPaperText(layOutPlan(steps, help))
    const file = new URL(`${name.replace(/\W+/gu, '-')}.${language}.txt`, folder)
    if (process.env['TELLTALE_WRITE'] === '1' && !existsSync(file)) {
      mkdirSync(folder, { recursive: true })
      writeFileSync(file, text)
    }
    expect(text).toBe(readFileSync(file, 'utf8'))
  })
})
