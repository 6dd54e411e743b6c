import { alignSteps, type Finding } from '@telltale/model'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CaseRecord } from '../src/case-record.js'
import { similarCases } from '../src/similar-cases.js'
import { stepsOfCase } from '../src/steps-of-case.js'
import { EXAMPLE } from './example-record.js'

const one = (): number => 1

describe('two orders of steps', () => {
  test.each([
    ['the same', ['contact/a', 'hook/b', 'task/c'], ['contact/a', 'hook/b', 'task/c'], 3, 3],
    ['one leaves a step out', ['contact/a', 'task/c'], ['contact/a', 'hook/b', 'task/c'], 1.85, 2],
    ['the same stage by other means', ['contact/a', 'hook/x', 'task/c'], ['contact/a', 'hook/b', 'task/c'], 2.4, 3],
    ['a stage without a technique', ['contact/a', 'hook/x'], ['contact/a', 'hook'], 1.4, 2],
    ['another order', ['task/c', 'contact/a'], ['contact/a', 'task/c'], 1, 1],
    ['nothing in common', ['contact/a'], ['hook/b'], 0, 0],
    ['nothing at all', [], ['hook/b'], 0, 0],
  ] as const)('%s', (_what, first, second, score, pairs) => {
    const found = alignSteps(first, second, one)
    expect(found.score).toBeCloseTo(score, 10)
    expect(found.pairs).toHaveLength(pairs)
  })

  const steps = fc.array(fc.constantFrom('contact/a', 'contact/b', 'hook/a', 'hook', 'task/a', 'task/b', 'leverage'), {
    maxLength: 12,
  })
  test('are as much alike the one way as the other, most alike to themselves, and never go back', () => {
    fc.assert(
      fc.property(steps, steps, (first, second) => {
        const found = alignSteps(first, second, one)
        expect(found.score).toBeCloseTo(alignSteps(second, first, one).score, 10)
        expect(found.score).toBeLessThanOrEqual(alignSteps(first, first, one).score + 1e-9)
        for (const [index, [i, j]] of found.pairs.entries()) {
          const before = found.pairs[index - 1]
          expect(first[i]?.split('/')[0]).toBe(second[j]?.split('/')[0])
          if (before) expect(i > before[0] && j > before[1]).toBe(true)
        }
      }),
    )
  })
})

function finding(rule: string, turn: number): Finding {
  const [stage] = rule.split('/')
  return {
    rule,
    stage: stage === 'person' ? 'person' : stage === 'contact' ? 'contact' : stage === 'hook' ? 'hook' : 'task',
    by: 'approacher',
    score: 0.5,
    basis: 'rule',
    title: rule,
    why: '',
    couldAlsoBe: [],
    spans: [{ turn, start: 0, end: 1, quote: 'x', before: '', after: '', speaker: 'Lin' }],
  }
}

function record(id: string, ...rules: readonly string[]): CaseRecord {
  const stages = rules.map((rule) => {
    const [stage] = rule.split('/')
    return {
      stage: stage === 'contact' ? ('contact' as const) : stage === 'hook' ? ('hook' as const) : ('task' as const),
      techniques: rule.includes('/') ? [rule] : [],
      told: { en: 'x', zh: '某' },
      claims: [],
    }
  })
  return { ...EXAMPLE, id, stages }
}

describe('similar cases', () => {
  const records = [
    record('in-order', 'contact/a', 'hook/b', 'task/c'),
    record('out-of-order', 'task/c', 'hook/b', 'contact/a'),
    record('one-only', 'contact/a', 'hook/z'),
  ]
  const report = {
    findings: [finding('task/c', 9), finding('hook/b', 4), finding('contact/a', 1), finding('person/x', 0)],
  }

  test('put the one that went in the same order first, and leave out what shares one technique only', () => {
    const found = similarCases(report, { records })
    expect(found.map((each) => each.record.id)).toEqual(['in-order', 'out-of-order'])
    expect(found[0]).toMatchObject({ likeness: 1, inOrder: ['contact/a', 'hook/b', 'task/c'] })
    expect(found[0]?.stages.map(({ stage }) => stage)).toEqual(['contact', 'hook', 'task'])
    expect(found[1]?.likeness).toBeLessThan(1)
  })
  test('are none where nothing was found, or where there are no cases', () => {
    expect(similarCases({ findings: [] }, { records })).toEqual([])
    expect(similarCases(report, { records: [] })).toEqual([])
  })
  test('are as many as asked for', () => expect(similarCases(report, { records }, 1)).toHaveLength(1))
})

test('the steps of a case are its techniques in order, or the stage where none is named', () =>
  expect(stepsOfCase(EXAMPLE)).toEqual(['contact/unsolicited-approach', 'hook/pay-out-of-proportion', 'task']))
