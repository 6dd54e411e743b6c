import type { Wording } from '@telltale/model'
import { describe, expect, test } from 'vitest'

import { renderHtml, renderMany, renderMarkdown, renderText } from '../src/index.js'
import { layOut } from '../src/lay-out.js'
import { exampleReports } from './example-reports.js'
import { loadWording } from './load-wording.js'

const en = loadWording('en')
const { loud, empty, account } = exampleReports(en, 'en')

const ids = (report: typeof loud): readonly string[] => layOut(report, en, false).sections.map((section) => section.id)

describe('the layout', () => {
  test('goes from what was seen to what to do, and ends with what cannot be known', () => {
    expect(ids(loud)).toEqual([
      'outcome',
      'stages',
      'findings',
      'approacher',
      'settle',
      'next',
      'precedents',
      'how-far',
      'now',
      'limits',
      'notices',
    ])
  })

  test('leaves out what has nothing to say, but never the stages', () => {
    expect(ids(empty)).toEqual(['outcome', 'stages', 'findings', 'approacher', 'how-far', 'now', 'limits', 'notices'])
  })

  test('speaks of others when the text is an account', () => {
    expect(ids(account)).toContain('account')
    expect(ids(account)).not.toContain('how-far')
    const text = renderText(account, en)
    expect(text).toContain('Some known techniques')
    expect(text).toContain('No threat or pressure was seen in the account.')
    expect(text).toContain('done by the approacher, as told')
  })

  test('names an offer as an offer', () => {
    expect(renderText({ ...loud, voice: 'offer', outcome: 'caution' }, en)).toContain(
      'Worth checking before you answer',
    )
  })

  test('names only the likeliest kinds, so that the rest frightens nobody', () => {
    const text = renderText(loud, en)
    expect(text).toContain('Recruitment for secret information')
    expect(text).not.toContain('Paid errands that do damage')
  })

  test('asks only for sentences that the wording has', () => {
    const missing: string[] = []
    const watched: Wording = new Proxy(en, {
      getOwnPropertyDescriptor: (target, key) => {
        if (!Object.hasOwn(target, key)) missing.push(String(key))
        return Reflect.getOwnPropertyDescriptor(target, key)
      },
    })
    for (const report of [loud, empty, account]) {
      for (const voice of ['conversation', 'offer', 'account'] as const) {
        for (const outcome of ['nothing', 'unclear', 'caution', 'pattern'] as const) {
          for (const mask of [false, true]) renderMany([{ ...report, voice, outcome }], 'html', watched, { mask })
        }
      }
    }
    expect(missing).toEqual([])
  })

  test('shows a missing sentence by its key instead of failing', () => {
    for (const render of [renderText, renderHtml, renderMarkdown]) expect(render(loud, {})).toContain('label.heading.')
  })
})
