import * as telltale from 'telltale'
import { expect, test } from 'vitest'

test('the library gives just this to its users', () => {
  expect(Object.keys(telltale).sort()).toEqual([
    'TelltaleError',
    'analyse',
    'pack',
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

test('the example in the doc comment of analyse does what it says', () => {
  const report = telltale.analyse({
    turns: [
      { speaker: 'Lin', text: 'Could you photograph the navy pier? 400 per set, and keep it between us.' },
      { speaker: 'me', text: 'Who is it for?' },
    ],
  })
  expect(report.outcome).toBe('caution')
})
