import type { FindingSpan } from '@telltale/model'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { joinQuotes } from '../src/join-quotes.js'

const TEXT = 'Hi there. You need not ask your dad, he would only worry. It is fine! Bye'

/** A place in a turn, with the sentence around it. */
function place(quote: string, sentence: string, turn = 0, text = TEXT): FindingSpan {
  const start = text.indexOf(quote)
  const from = text.indexOf(sentence)
  return {
    turn,
    start,
    end: start + quote.length,
    before: text.slice(from, start),
    quote,
    after: text.slice(start + quote.length, from + sentence.length),
    speaker: 'Lin',
  }
}

function shown(...spans: readonly FindingSpan[]): readonly string[] {
  return joinQuotes(spans).map(({ parts }) => parts.map(({ text, marked }) => (marked ? `[${text}]` : text)).join(''))
}

const DAD = 'You need not ask your dad, he would only worry.'

describe('joinQuotes', () => {
  test('marks both places of a sentence in one', () => {
    expect(shown(place('need not ask', DAD), place('only worry', DAD))).toEqual([
      'You [need not ask] your dad, he would [only worry].',
    ])
  })

  test('merges places that overlap, and those told twice', () => {
    expect(shown(place('not ask your', DAD), place('ask your dad', DAD), place('not ask your', DAD))).toEqual([
      'You need [not ask your dad], he would only worry.',
    ])
  })

  test('puts sentences of a message after each other, with dots where something is left out', () => {
    const fine = place('fine', 'It is fine!')
    expect(shown(fine, place('worry', DAD))).toEqual([
      'You need not ask your dad, he would only [worry]. It is [fine]!',
    ])
    expect(shown(place('Hi', 'Hi there.'), fine)).toEqual(['[Hi] there. \u2026 It is [fine]!'])
  })

  test('puts Chinese sentences after each other without a space', () => {
    const text = '别说。没事。'
    expect(shown(place('别', '别说。', 0, text), place('没', '没事。', 0, text))).toEqual(['[别]说。[没]事。'])
  })

  test('keeps messages apart, in the order in which they come', () => {
    expect(shown(place('dad', DAD, 3), place('fine', 'It is fine!', 1), place('worry', DAD, 3))).toEqual([
      'You need not ask your [dad], he would only [worry].',
      'It is [fine]!',
    ])
  })

  test('shows by dots where a sentence was cut off', () => {
    const word = 'word '.repeat(15)
    const long = { turn: 0, start: 200, end: 203, before: word, quote: 'now', after: ` ${word.trim()}`, speaker: '' }
    expect(shown(long)).toEqual([`\u2026${word}[now] ${word.trim()}\u2026`])
    expect(shown({ ...long, start: 75, end: 78, after: ` ${word}end.` })).toEqual([`${word}[now] ${word}end.`])
    expect(shown({ ...long, before: `W${word.slice(1)}` })[0]).toMatch(/^Word/)
  })

  test('leaves places alone whose offsets do not fit their words', () => {
    const masked = { turn: 0, start: 4, end: 9, before: '[4]', quote: '[5]', after: '', speaker: 'speaker 1' }
    expect(shown(masked, masked)).toEqual(['[4][[5]]', '[4][[5]]'])
    const liar = { ...place('only worry', DAD), before: 'Something else, he would ' }
    expect(shown(place('need not ask', DAD), liar)[0]).toContain('\u2026 Something else, he would [only worry].')
  })

  test('never shows a word that is in no place, and always every quote', () => {
    const spans = fc.array(fc.tuple(fc.nat(60), fc.nat(60), fc.nat(60), fc.nat(60)), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(spans, (places) => {
        const found = places.map((offsets): FindingSpan => {
          const [from = 0, start = 0, end = 0, to = 0] = offsets.toSorted((a, b) => a - b)
          const [before, quote, after] = [TEXT.slice(from, start), TEXT.slice(start, end), TEXT.slice(end, to)]
          return { turn: 0, start, end, before, quote, after, speaker: '' }
        })
        const [joined] = joinQuotes(found)
        const parts = joined?.parts ?? []
        for (const { text } of parts) for (const piece of text.split(/ ?\u2026 ?/)) expect(TEXT).toContain(piece)
        const marked = parts.flatMap(({ text, marked }) => (marked ? [text] : []))
        for (const { quote } of found) expect(marked.some((text) => text.includes(quote)) || quote === '').toBe(true)
      }),
    )
  })
})
