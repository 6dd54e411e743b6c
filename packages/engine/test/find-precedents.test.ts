import type { CompiledPack, Finding, PrecedentCase } from '@telltale/model'
import { describe, expect, test } from 'vitest'
import { findPrecedents } from '../src/explain/find-precedents.js'

const EMPTY: CompiledPack = {
  packVersion: 1,
  version: '0',
  digest: '',
  languages: [],
  folding: { lookalikes: '', traditional: '', leet: '' },
  vocabulary: [],
  sets: '',
  phrases: '',
  frames: [],
  rules: [],
  cases: [],
  wording: {},
}

function published(id: string, ...steps: readonly string[]): PrecedentCase {
  return {
    id,
    title: { en: id, zh: id },
    year: 2020,
    source: { en: 'A ministry' },
    address: 'https://a.example',
    disputed: { en: 'Somebody doubts it.' },
    kind: 'phishing',
    grade: 'D4',
    steps,
    did: [],
  }
}

function finding(rule: 'contact/a' | 'hook/b' | 'task/c', turn: number): Finding {
  return {
    rule,
    stage: rule === 'contact/a' ? 'contact' : rule === 'hook/b' ? 'hook' : 'task',
    by: 'approacher',
    score: 0.5,
    basis: 'rule',
    title: rule,
    why: '',
    couldAlsoBe: [],
    spans: [{ turn, start: 0, end: 1, quote: 'x', before: '', after: '', speaker: 'Lin' }],
  }
}

describe('precedents', () => {
  const cases = [
    published('backwards', 'task/c', 'hook/b', 'contact/a'),
    published('forwards', 'contact/a', 'hook/b', 'task/c'),
    published('one-shared', 'contact/a', 'hook', 'leverage/z'),
  ]
  const findings = [finding('task/c', 7), finding('contact/a', 0), finding('hook/b', 3)]

  test('put first what went in the same order, not only what has the same techniques', () => {
    const found = findPrecedents(findings, { ...EMPTY, cases }, 'en')
    expect(found.map(({ id }) => id)).toEqual(['forwards', 'backwards'])
    expect(found[0]).toMatchObject({
      shared: ['contact/a', 'hook/b', 'task/c'],
      inOrder: ['contact/a', 'hook/b', 'task/c'],
      grade: 'D4',
      disputed: 'Somebody doubts it.',
      source: 'A ministry',
    })
    expect(found[1]?.inOrder).toHaveLength(1)
  })
  test('are none where one technique is shared, which is chance', () =>
    expect(findPrecedents([finding('contact/a', 0)], { ...EMPTY, cases }, 'en')).toEqual([]))
  test('are the same whatever the order of the findings and of the cases', () => {
    const found = findPrecedents(findings, { ...EMPTY, cases }, 'en')
    expect(findPrecedents([...findings].reverse(), { ...EMPTY, cases: [...cases].reverse() }, 'en')).toEqual(found)
  })
})
