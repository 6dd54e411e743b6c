import * as secondReader from '@telltale/second-reader'
import * as telltale from 'telltale'
import { expect, test } from 'vitest'

test('the library gives just this to its users', () => {
  expect(Object.keys(telltale).sort()).toEqual([
    'TelltaleError',
    'analyse',
    'pack',
    'packFor',
    'readConversationRecord',
    'readSource',
    'renderHtml',
    'renderJson',
    'renderMany',
    'renderMarkdown',
    'renderSarif',
    'renderText',
  ])
})

test('what may be sent, and what is made of an answer, is another package, which the library does not hold', () => {
  expect(Object.keys(secondReader).sort()).toEqual(['RecentTurns', 'askSecondReader', 'coverNames', 'prepareQuestions'])
  for (const name of Object.keys(secondReader)) expect(Object.keys(telltale)).not.toContain(name)
})

test('the example in the doc comment of analyse does what it says', () => {
  const report = telltale.analyse({
    turns: [
      { speaker: 'Lin', text: 'We need somebody to take pictures of the naval base. 400 per set, paid in crypto.' },
      { speaker: 'Lin', text: 'Keep it between us.' },
      { speaker: 'me', text: 'Who is it for?' },
    ],
  })
  expect(report.outcome).toBe('pattern')
})
