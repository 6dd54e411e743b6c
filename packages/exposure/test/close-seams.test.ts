import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { closeSeams } from '../src/reword/close-seams.js'

interface Change {
  readonly start: number
  readonly end: number
  readonly to: string
}

function apply(text: string, changes: readonly Change[]): string {
  return changes.toReversed().reduce((made, { start, end, to }) => made.slice(0, start) + to + made.slice(end), text)
}

/** Leaves out what stands between braces; `{words=>others}` puts others in its place. */
function without(marked: string): string {
  const changes: Change[] = []
  let text = ''
  let at = 0
  for (const { index, 0: whole, groups } of marked.matchAll(/\{(?<quote>[^}=]*)(?:=>(?<to>[^}]*))?\}/gu)) {
    text += marked.slice(at, index)
    changes.push({ start: text.length, end: text.length + (groups?.['quote'] ?? '').length, to: groups?.['to'] ?? '' })
    text += groups?.['quote'] ?? ''
    at = index + whole.length
  }
  text += marked.slice(at)
  return apply(text, closeSeams(text, changes))
}

describe('what is left out takes its space with it', () => {
  test.each([
    ['Lovely evening. {Ring 55512.}', 'Lovely evening.'],
    ['Lovely evening.\n{Ring 55512.}', 'Lovely evening.'],
    ['Lovely evening.\n{Ring 55512.}\n', 'Lovely evening.\n'],
    ['Lovely evening. {Ring 55512.}\nGood night!', 'Lovely evening.\nGood night!'],
    ['Lovely evening.\n{Ring 55512.}\nGood night!', 'Lovely evening.\nGood night!'],
    ['One.\n\n{Ring 55512.}\n\nTwo.', 'One.\n\nTwo.'],
    ['{Ring 55512.}\n\nGood night!', 'Good night!'],
    ['{Ring 55512.} Good night!', 'Good night!'],
    ['One. {Ring 55512. }{Ask for Bo.}', 'One.'],
    ['One. {Ring 55512.} {Ask for Bo.} Two.', 'One. Two.'],
    ['We start {at pier 9} , as ever', 'We start, as ever'],
    ['We start {at pier 9} on Monday', 'We start on Monday'],
    ['We start ({at pier 9} ) on Monday', 'We start () on Monday'],
    ['We {stood=>sat} {at pier 9}.', 'We sat.'],
    ['今天很累。 {密码是四。}', '今天很累。'],
    ['今天很累。\r\n{密码是四。}\r\n晚安。', '今天很累。\r\n晚安。'],
  ])('%j → %j', (marked, expected) => expect(without(marked)).toBe(expected))

  test('space that the author set oddly elsewhere stays', () =>
    expect(without('I was ,  oddly ,  there. {Ring 55512.}  ')).toBe('I was ,  oddly ,  there.'))

  test('what is put in keeps the space around it', () =>
    expect(without('We stood  {at pier 9=>at work} , all night')).toBe('We stood  at work , all night'))
})

test('changes stay in order and apart, take in what they took in before, and no more words', () => {
  const marks = fc.array(fc.constantFrom(' ', '\n', '\r\n', ',', '.', 'w', '(', ')', '　', '{w w}', '{w=>v}', '{ w}'))
  fc.assert(
    fc.property(marks, (parts) => {
      const changes: Change[] = []
      let text = ''
      for (const part of parts) {
        const quote = part.startsWith('{') ? part.slice(1, -1).split('=>', 1).join('') : part
        if (part.startsWith('{'))
          changes.push({ start: text.length, end: text.length + quote.length, to: part.includes('=>') ? 'v' : '' })
        text += quote
      }
      const closed = closeSeams(text, changes)
      expect(closed).toHaveLength(changes.length)
      closed.forEach(({ start, end, to }, index) => {
        const before = changes[index]
        expect(start).toBeGreaterThanOrEqual(closed[index - 1]?.end ?? 0)
        expect(end).toBeLessThanOrEqual(text.length)
        expect(to).toBe(before?.to)
        const taken = text.slice(start, before?.start) + text.slice(before?.end, end)
        expect(taken.trim()).toBe('')
      })
    }),
  )
})
