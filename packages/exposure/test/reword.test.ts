import type { ExposureKind } from '@telltale/model'
import { describe, expect, test } from 'vitest'
import { reword } from '../src/reword/reword.js'

function change(text: string, quote: string, en: readonly string[], zh: readonly string[] = []) {
  const start = text.indexOf(quote)
  return reword(text, [{ start, end: start + quote.length, finding: 0, instead: { en, zh } }])
}

describe('general words take the place of exact ones, and the sentence stays whole', () => {
  test.each([
    ['We stood at pier 9 all night.', 'at pier 9', ['at work'], 'We stood at work all night.'],
    ['We stood at pier 9 all night.', 'pier 9', ['at work'], 'We stood at work all night.'],
    ['We met at the north gate today.', 'north gate', ['at work'], 'We met at work today.'],
    ['Sunrise from pier 9 again.', 'pier 9', ['my workplace'], 'Sunrise from my workplace again.'],
    ['Look at my new Fenwick badge!', 'new Fenwick badge', ['pass'], 'Look at my pass!'],
    ['Look at my new Fenwick badge!', 'my new Fenwick badge', ['pass'], 'Look at my pass!'],
    ['I drove a Vulcan loader.', 'Vulcan loader', ['old machine'], 'I drove an old machine.'],
    ['The North Yard crew won.', 'North Yard crew', ['my team'], 'My team won.'],
    ['We stood at pier 9.', 'at pier 9', ['my workplace'], 'We stood at my workplace.'],
    ["I'm guarding pier 9 tonight.", 'guarding pier 9', ['at work'], "I'm at work tonight."],
    ['Text me on 07700 900104 please.', '07700 900104', ['my usual number'], 'Text me on my usual number please.'],
  ])('%s → %4$s', (text, quote, en, expected) => expect(change(text, quote, en).reworded).toBe(expected))

  test.each([
    ['从我们三号码头看日出真美。', '我们三号码头', ['单位'], '从我们单位看日出真美。'],
    ['昨晚在三号码头吹风。', '在三号码头', ['在单位'], '昨晚在单位吹风。'],
    ['昨晚在三号码头吹风。', '三号码头', ['在单位'], '昨晚在单位吹风。'],
    ['昨晚在三号码头吹风。', '在三号码头', ['单位'], '昨晚在单位吹风。'],
  ])('%s → %4$s', (text, quote, zh, expected) => expect(change(text, quote, [], zh).reworded).toBe(expected))
})

describe('where no general words fit', () => {
  test('a place that the sentence does not need is left out', () =>
    expect(change('The new lads start Monday at the Fenwick gate.', 'at the Fenwick gate', []).reworded).toBe(
      'The new lads start Monday.',
    ))

  test('the sentence is left out when others remain', () =>
    expect(
      change('Lovely evening. We leave on the 14th with all six. Good night!', 'We leave on the 14th', ['at work'])
        .reworded,
    ).toBe('Lovely evening. Good night!'))

  test('the words stay when nothing would remain, and nothing pretends otherwise', () =>
    expect(change('We leave on the 14th', 'We leave on the 14th', ['at work'])).toEqual({
      reworded: 'We leave on the 14th',
      changes: [],
    }))

  test('nothing is ever masked', () => {
    for (const text of ['Pin 4411 and pier 9', '密码 4411'])
      expect(change(text, '4411', [], []).reworded).not.toMatch(/[*█[…]/u)
  })
})

describe('what no general words make harmless', () => {
  const changeKind = (text: string, quote: string, kind: ExposureKind, general: readonly string[] = []) => {
    const start = text.indexOf(quote)
    const instead = { en: general, zh: general }
    return reword(text, [{ start, end: start + quote.length, finding: 0, kind, instead }]).reworded
  }

  test.each([
    ['Bring cake. The alarm code is 4711, mind the cat. See you!', '4711', 'credential', 'Bring cake. See you!'],
    ['Nice sea. Our flotilla goes to Malta on Friday. Bye!', 'flotilla goes', 'movement', 'Nice sea. Bye!'],
    ['Nice sea today. My passport is 531284769.', '531284769', 'identity', 'Nice sea today.'],
    ['Nice sea today.\nMy passport is 531284769.\nBye!', '531284769', 'identity', 'Nice sea today.\nBye!'],
    ['今天很累。机房密码是 kx99pq，别忘了。晚安。', 'kx99pq', 'credential', '今天很累。晚安。'],
  ] as const)('goes with its whole sentence: %s', (text, quote, kind, expected) =>
    expect(changeKind(text, quote, kind, ['a thing', '东西'])).toBe(expected),
  )

  test.each([
    ['the key of the shed is Heron!22', 'Heron!22', 'credential'],
    ['Our flotilla goes to Malta on 9 June.', 'Our flotilla goes', 'movement'],
    ['明早我们艇去南边，坐夜车走。', '我们艇去南边', 'movement'],
  ] as const)('is left to be changed by hand where nothing else is said: %s', (text, quote, kind) =>
    expect(changeKind(text, quote, kind, ['a thing', '最近忙'])).toBe(text),
  )

  test('leaves the rest of the text as it is too: a suggestion must not still tell it', () => {
    const text = 'At pier 9 my shed key is Heron!22'
    const parts = [
      { start: 0, end: 9, finding: 1, kind: 'workplace', instead: { en: ['at work'] } },
      { start: text.indexOf('Heron'), end: text.length, finding: 0, kind: 'credential', instead: {} },
    ] as const
    expect(reword(text, parts)).toEqual({ reworded: text, changes: [] })
  })

  test.each([
    ['We fly out on Monday, the keys are with Ann until June.', 'We fly out on Monday', 'time', 'we rest'],
    ['At the depot, the gate of Fort Halden is cold.', 'At the depot', 'workplace', 'at work'],
  ] as const)('a clause beside it that tells when or where is a part of it: %s', (text, quote, kind, general) =>
    expect(changeKind(text, quote, kind, [general])).toBe(text),
  )

  test.each([
    ['Our pier 9 crew, late again.', 'pier 9 crew', 'away'],
    ['My number is 55512, ask for Bo.', '55512', 'my number'],
    ['我在三号码头，每晚都去跑步，很开心。', '每晚都去跑步', ''],
  ])('what would read oddly is not suggested: %s', (text, quote, general) => {
    const { reworded } = change(text, quote, general === '' ? [] : [general])
    expect(reworded).not.toMatch(/\b(?:Our away|is my number)\b|[，,]{2}/u)
  })
})

test('the changes make the new text, in order and apart from each other', () => {
  const text = 'At pier 9 again. Ring 07700 900104. We leave on the 14th. Cold at pier 8, bye.'
  const parts = ['At pier 9', '07700 900104', 'We leave on the 14th', 'pier 8', 'at pier 8'].map((quote, finding) => {
    const start = text.indexOf(quote)
    return { start, end: start + quote.length, finding, instead: { en: ['at work', 'somewhere', 'a number'] } }
  })
  const { reworded, changes } = reword(text, parts)
  let made = ''
  let at = 0
  for (const { start, end, to } of changes) {
    expect(start).toBeGreaterThanOrEqual(at)
    made += text.slice(at, start) + to
    at = end
  }
  expect(made + text.slice(at)).toBe(reworded)
  expect(reworded).toMatch(/^At work again\./u)
  expect(reworded).not.toMatch(/pier|14th|07700/u)
})
