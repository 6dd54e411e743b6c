import type { Wording } from '@telltale/model'
import { describe, expect, test } from 'vitest'

import { renderHtml, renderMany, renderMarkdown, renderText } from '../src/index.js'
import { layOut } from '../src/lay-out.js'
import { exampleReports } from './example-reports.js'
import { loadWording } from './load-wording.js'

const en = loadWording('en')
const { loud, empty, quiet, account } = exampleReports(en, 'en')

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

  test('is short when nothing was found, but never without the stages', () => {
    expect(ids(empty)).toEqual(['outcome', 'stages', 'limits', 'notices'])
    expect(ids(quiet)).toEqual(['outcome', 'stages', 'findings', 'limits', 'notices'])
    const text = renderText(quiet, en, { width: 120 })
    expect(text).toContain('You do not need to do anything.')
    expect(text).toContain('1. A stranger writes first: “hi, [got your number from] the photo board!” (message 1)')
    expect(text).toContain('Contact   [#....] seen, see 1')
    expect(text).not.toMatch(/Why it matters|What else it could be|sent you the 6 pics|could be seen from message/)
  })

  test('explains each finding when the outcome is unclear, with the innocent reading first', () => {
    const text = renderText({ ...loud, outcome: 'unclear' }, en)
    expect(text.indexOf('The innocent reading')).toBeLessThan(text.indexOf('How sure, and why'))
    expect(text.indexOf('What else it could be')).toBeLessThan(text.indexOf('Why it matters'))
    expect(text).not.toContain('could be seen from message')
  })

  test('says near the top what to do first, and where the rest is', () => {
    for (const page of [renderText(loud, en), renderMarkdown(loud, en)]) {
      const [top = ''] = page.split('The eight stages')
      expect(top).toContain('You may pause.')
      expect(top).toContain('What else you can do now stands near the end of this report.')
    }
  })

  test('tells of the person only under how far in they are, in their own words', () => {
    const text = renderText(loud, en)
    const [before = '', after = ''] = text.split('How far in you are')
    expect(before).not.toContain('sent you the 6 pics')
    expect(after).toContain('| “ok [sent you the 6 pics], but what are these for?”')
    expect(text).not.toContain('What you did')
  })

  test('tells of the person also when it is no step of its own', () => {
    const text = renderText({ ...loud, person: { ...loud.person, howFarIn: [] } }, en)
    expect(text).toContain('- You sent something, and wondered about it\n  | “ok [sent you')
  })

  test('shows a few words for each step, and says how many more places there are', () => {
    const findings = loud.findings.map((finding) => ({
      ...finding,
      spans: Array.from({ length: 5 }, (_, turn) => finding.spans.map((span) => ({ ...span, turn }))).flat(),
    }))
    const [, after = ''] = renderText({ ...loud, findings }, en).split('How far in you are')
    expect(after).toContain('2 more places are not shown here')
  })

  test('tells weak findings in a line each, after the others', () => {
    const text = renderText(loud, en, { width: 120 })
    const [before = '', after = ''] = text.split('Weaker signs, common in honest talk too')
    expect(before).toContain('5. Pay that is far above')
    expect(after).toContain('6. A stranger writes first: “hi, [got your number from] the photo board!” (message 1)')
    expect(text).not.toContain('Nearly every approach begins')
  })

  test('explains weak findings when there are no others', () => {
    const text = renderText({ ...loud, findings: loud.findings.map((finding) => ({ ...finding, score: 0.1 })) }, en)
    expect(text).toContain('Nearly every approach begins')
    expect(text).not.toContain('Weaker signs')
  })

  test('numbers findings in the order in which they stand on the page', () => {
    const text = renderText({ ...loud, findings: loud.findings.toReversed() }, en)
    const numbers = [...text.matchAll(/^(\d)\. (?:Asks|Moves|Close|Pay|A str)/gm)].map((match) => match[1])
    expect(numbers).toEqual(['1', '2', '3', '4', '5', '6'])
  })

  test('leaves out a time that is not known', () => {
    const findings = loud.findings.map((finding) => ({
      ...finding,
      spans: finding.spans.map(({ turn, start, end, before, quote, after, speaker }) => ({
        turn,
        start,
        end,
        before,
        quote,
        after,
        speaker,
      })),
    }))
    expect(renderText({ ...loud, findings }, en)).toMatch(/Marta V\. \u00b7 message 17$/m)
  })

  test('names a format that it does not know as another one', () => {
    expect(renderText({ ...loud, format: 'constructor' }, en)).toContain('read as another kind of text')
  })

  test('speaks of others when the text is an account', () => {
    expect(ids(account)).toContain('account')
    expect(ids(account)).not.toContain('how-far')
    const text = renderText(account, en)
    expect(text).toContain('Some known techniques')
    expect(text).toContain('No threat or pressure was seen in the account.')
    expect(text).toContain('done by the approacher, as told')
  })

  test('tells what the person of an account did in the account’s words alone', () => {
    const text = renderText({ ...loud, voice: 'account' }, en, { width: 120 })
    expect(text).toContain(
      'What the person did, as told\n7. “ok [sent you the 6 pics], but what are these for?” (paragraph 29)',
    )
    expect(text).not.toContain('You sent something')
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
    const alike = (['phishing', 'sextortion', 'romance-fraud'] as const).map((kind) => ({
      kind,
      name: `like ${kind}`,
      score: 0.5,
    }))
    expect(renderText({ ...loud, kinds: alike }, en).match(/- like /g)).toHaveLength(2)
  })

  test('asks only for sentences that the wording has', () => {
    const missing: string[] = []
    const watched: Wording = new Proxy(en, {
      getOwnPropertyDescriptor: (target, key) => {
        if (!Object.hasOwn(target, key)) missing.push(String(key))
        return Reflect.getOwnPropertyDescriptor(target, key)
      },
    })
    for (const report of [loud, empty, quiet, account]) {
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
