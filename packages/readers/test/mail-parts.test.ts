import { describe, expect, test } from 'vitest'
import { decodeUtf7 } from '../src/decode-utf7.js'
import { oldestFirst } from '../src/oldest-first.js'
import { plainSubject } from '../src/plain-subject.js'

describe('UTF-7', () => {
  test.each([
    ['Fr+APY-sche', 'Frösche'],
    ['+T2BZfQ', '你好'],
    ['2 +- 2', '2 + 2'],
    ['+2D3eCg-', '😊'],
    ['a+b c', 'a+b c'],
    ['+AGE', 'a'],
    ['plain', 'plain'],
  ])('%s', (written, text) => {
    expect(decodeUtf7(written)).toBe(text)
  })
  test.each(['+', '+A', '+AGE-', '++'])('hostile input costs little: %s', (bait) => {
    const started = performance.now()
    decodeUtf7(bait.repeat(Math.floor(1_000_000 / bait.length)))
    expect(performance.now() - started).toBeLessThan(3000)
  })
})

test.each([
  ['Re: harbour', 'harbour'],
  ['AW: Re: Fwd: harbour', 'harbour'],
  ['Re[2]: harbour', 'harbour'],
  ['回复：港口', '港口'],
  ['  harbour ', 'harbour'],
  ['Reading: harbour', 'Reading: harbour'],
  ['Re:', ''],
])('the subject of %j without marks is %j', (subject, plain) => {
  expect(plainSubject(subject)).toBe(plain)
})

describe('oldest first', () => {
  const order = (...at: readonly (string | undefined)[]): readonly number[] =>
    oldestFirst(at.map((one, index) => ({ at: one, index }))).map(({ index }) => index)
  test.each([
    ['the newest first', ['2024-01-03', '2024-01-02', '2024-01-01'], [2, 1, 0]],
    ['the oldest first', ['2024-01-01', '2024-01-02'], [0, 1]],
    ['mixed', ['2024-01-02', '2024-01-03', '2024-01-01'], [2, 0, 1]],
    ['all at once', ['2024-01-01', '2024-01-01', '2024-01-01'], [0, 1, 2]],
    ['the newest first, some at once', ['2024-01-02', '2024-01-01', '2024-01-01'], [2, 1, 0]],
    ['in several zones', ['2024-01-01T10:00:00+05:00', '2024-01-01T09:00:00Z', '2024-01-01T08:00:00'], [0, 2, 1]],
    ['without a time', ['2024-01-02', undefined, '2024-01-03'], [0, 1, 2]],
    ['nothing', [], []],
  ])('%s', (_what, times, expected) => {
    expect(order(...times)).toEqual(expected)
  })
})
