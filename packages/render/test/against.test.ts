import { readFileSync } from 'node:fs'

import { isRecord, type CounterSign, type Report } from '@telltale/model'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'

import { renderHtml, renderJson, renderMarkdown, renderSarif, renderText } from '../src/index.js'
import { layOut } from '../src/lay-out.js'
import { exampleReports } from './example-reports.js'
import { HOSTILE, withTheirWords } from './hostile-report.js'
import { loadWording } from './load-wording.js'

const en = loadWording('en')
const zh = loadWording('zh')
const english = exampleReports(en, 'en')
const chinese = exampleReports(zh, 'zh')

const place = (turn: number, quote: string): CounterSign['spans'][number] => ({
  turn,
  start: 7,
  end: 7 + quote.length,
  before: 'Please ',
  quote,
  after: ' first.',
  speaker: 'Marta V.',
})

const ENGLISH: readonly CounterSign[] = [
  {
    rule: 'counter/your-own-people-may-know',
    title: 'Wants your employer or supervisor to know',
    why: 'Somebody else gets the power to say no.',
    spans: [
      place(3, 'check with your employer'),
      place(5, 'ask your HR'),
      place(6, 'ask HR'),
      place(8, 'tell your boss'),
    ],
    couldAlsoBe: ['Said because you are not expected to ask', 'The one they name belongs to them'],
  },
  {
    rule: 'counter/lets-somebody-else-in',
    title: 'Lets you bring or ask somebody of your own',
    why: 'A witness of your own choosing.',
    spans: [place(9, 'bring a friend')],
    couldAlsoBe: ['Withdrawn shortly before the meeting'],
  },
]

const CHINESE: readonly CounterSign[] = [
  {
    rule: 'counter/your-own-people-may-know',
    title: '希望您的单位或导师知情',
    why: '等于让第三方有权说不。',
    spans: [{ ...place(3, '先跟单位报备'), before: '请', after: '。' }],
    couldAlsoBe: ['料定您不会真的去问'],
  },
]

const loud: Report = { ...english.loud, against: ENGLISH }
const HEADING = 'What speaks against it'

describe('what speaks against an approach', () => {
  test('stands in short right after the innocent reading, and in full right after the outcome', () => {
    for (const outcome of ['unclear', 'caution', 'pattern'] as const) {
      const [short, full, next] = layOut({ ...loud, outcome }, en, false).sections
      const blocks = short?.blocks ?? []
      const labels = blocks.map((block) => (block.is === 'labelled' ? block.label : ''))
      const innocent = labels.indexOf('The innocent reading')
      expect(labels[innocent + 1]).toBe(HEADING)
      expect(blocks[innocent + 1]).toMatchObject({
        line: [{ text: 'Wants your employer or supervisor to know; Lets you bring or ask somebody of your own' }],
      })
      expect([full?.id, full?.heading, next?.id]).toEqual(['against', HEADING, 'stages'])
    }
  })

  test('comes with their words, why it counts, how it could be faked, and what it is worth', () => {
    const text = renderText(loud, en, { width: 120 })
    expect(text).toContain('This can lower the score and never raises it. It proves nothing,')
    expect(text).toContain('“Please [check with your employer] first.” (Marta V. · message 4)')
    expect(text).toContain('Why it speaks for an honest reading: Somebody else gets the power to say no.')
    const [, faked = ''] = text.split('How somebody who deceives could do this too:')
    expect(faked.replace(/\s+/g, ' ')).toMatch(
      /^ Said because you are not expected to ask; The one they name belongs to them /,
    )
    expect(text).not.toContain('tell your boss')
    for (const page of [renderHtml(loud, en), renderMarkdown(loud, en)]) {
      for (const words of [
        HEADING,
        'check with your employer',
        'power to say no',
        'It proves nothing',
        'belongs to them',
      ])
        expect(page).toContain(words)
    }
  })

  test('speaks Chinese as well', () => {
    const report: Report = { ...chinese.loud, against: CHINESE }
    for (const page of [renderText(report, zh), renderHtml(report, zh), renderMarkdown(report, zh)]) {
      for (const words of ['与此相反的迹象', '先跟单位报备', '等于让第三方有权说不', '料定您不会真的去问'])
        expect(page).toContain(words)
    }
    expect(renderText(report, zh)).not.toContain(HEADING)
  })

  test('is not there where nothing was seen of it', () => {
    for (const page of [renderText(english.loud, en), renderHtml(english.loud, en), renderMarkdown(english.loud, en)])
      expect(page).not.toContain(HEADING)
    expect(renderJson(english.loud)).not.toContain('"against"')
  })

  test('is told of an outcome of nothing only where there were signs to speak against', () => {
    expect(renderText({ ...english.empty, against: ENGLISH }, en)).not.toContain(HEADING)
    expect(renderText({ ...english.quiet, against: ENGLISH }, en)).toContain(HEADING)
  })

  test('is in the JSON as the schema has it, masked or not, and the same when it is read back', () => {
    const schema: unknown = JSON.parse(
      readFileSync(new URL('../../../docs/report.schema.json', import.meta.url), 'utf8'),
    )
    if (!isRecord(schema)) throw new Error('the schema is an object')
    const validate = new Ajv2020({ strict: true, strictTypes: false, allErrors: true }).compile(schema)
    for (const mask of [false, true])
      expect(validate(JSON.parse(renderJson(loud, { mask }))), JSON.stringify(validate.errors)).toBe(true)
    expect(JSON.parse(renderJson(loud))).toEqual(loud)
    const stray = { ...loud, against: ENGLISH.map((sign) => ({ ...sign, stray: 'left over' })) }
    expect(renderJson(stray)).toBe(renderJson(loud))
  })

  test('is left out of SARIF, which lists results only', () => {
    expect(renderSarif([loud])).toBe(renderSarif([english.loud]))
  })

  test('holds no word of theirs on a masked page', () => {
    const secret = withTheirWords(loud, 'Qzxwv')
    const masked = { mask: true }
    for (const page of [
      renderText(secret, en, masked),
      renderHtml(secret, en, masked),
      renderMarkdown(secret, en, masked),
      renderJson(secret, masked),
    ]) {
      expect(page).not.toContain('Qzxwv')
      expect(page).toContain('Wants your employer or supervisor to know')
    }
  })

  test.each(HOSTILE)('is shown and not obeyed when it is %s', (_, words) => {
    const hostile = withTheirWords(loud, words)
    const html = renderHtml(hostile, en)
    expect(html).not.toMatch(/<script|<img|onmouseover="/)
    const text = renderText(hostile, en)
    // eslint-disable-next-line no-control-regex -- these are what must not be there
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e\u2066]/)
  })
})
