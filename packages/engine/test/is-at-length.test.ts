import { expect, test } from 'vitest'
import { isAtLength } from '../src/reason/is-at-length.js'

const said = (text: string, speaker = 'A'): { readonly speaker: string; readonly text: string } => ({ speaker, text })

test('a message is not at length', () => expect(isAtLength([said('a'.repeat(1200))])).toBe(false))

test('paragraphs of one voice add up', () =>
  expect(isAtLength([said('a'.repeat(700)), said('a'.repeat(700))])).toBe(true))

test('where somebody answers, it is a talk', () =>
  expect(isAtLength([said('a'.repeat(7000)), said('no', 'B'), said('a'.repeat(7000))])).toBe(false))

test('a sign that stands for a word counts for more', () => {
  expect(isAtLength([said('约'.repeat(400))])).toBe(false)
  expect(isAtLength([said('约'.repeat(401))])).toBe(true)
})

test('nothing is not at length', () => expect(isAtLength([])).toBe(false))
