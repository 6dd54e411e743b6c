import type { Kind, PrecedentCase, Stage } from '@telltale/model'
import { describe, expect, test } from 'vitest'
import { countNext } from '../src/explain/count-next.js'

function published(index: number, kind: Kind, ...steps: readonly string[]): PrecedentCase {
  return {
    id: `case-${index}`,
    title: {},
    year: 2020,
    source: {},
    address: 'https://a.example',
    kind,
    steps,
    did: [],
  }
}

const times = (count: number, kind: Kind, ...steps: readonly string[]): readonly PrecedentCase[] =>
  Array.from({ length: count }, (_, index) => published(index, kind, ...steps))

describe('what came next in published cases', () => {
  const library = [
    ...times(11, 'espionage-recruitment', 'contact/a', 'hook/b', 'isolate/c', 'task/d'),
    ...times(7, 'espionage-recruitment', 'contact/a', 'hook/b', 'task/d'),
    ...times(9, 'romance-fraud', 'contact/a', 'hook/b', 'leverage'),
    ...times(3, 'espionage-recruitment', 'contact/a', 'hook/b'),
  ]

  test('is counted in cases of the same kind that tell of a further stage', () =>
    expect(countNext(library, 'espionage-recruitment', ['contact', 'hook'])).toEqual([
      { stage: 'isolate', cases: 11, of: 18 },
      { stage: 'task', cases: 7, of: 18 },
    ]))
  test('passes over stages that are here already', () =>
    expect(countNext(library, 'espionage-recruitment', ['contact', 'hook', 'isolate'])).toEqual([
      { stage: 'task', cases: 11, of: 11 },
    ]))
  test('is counted in all cases where there are few of the kind', () =>
    expect(countNext(library, 'phishing', ['contact', 'hook'])).toEqual([
      { stage: 'isolate', cases: 11, of: 27 },
      { stage: 'leverage', cases: 9, of: 27 },
    ]))
  test.each<readonly [what: string, reached: readonly Stage[]]>([
    ['nothing is reached', []],
    ['nothing further is told', ['task']],
    ['no case has come that far', ['handle']],
  ])('is not said where %s', (_what, reached) =>
    expect(countNext(library, 'espionage-recruitment', reached)).toEqual([]),
  )
  test('is not said from fewer than ten cases', () =>
    expect(countNext(library.slice(0, 9), 'espionage-recruitment', ['contact', 'hook'])).toEqual([]))
  test('never claims more cases than there are', () => {
    for (const { cases, of } of countNext(library, undefined, ['contact'])) expect(cases).toBeLessThanOrEqual(of)
  })
})
