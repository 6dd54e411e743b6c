import type { Reading, Turn } from '@telltale/model'
import { pack } from '@telltale/packs'
import { everyLanguage } from '@telltale/packs/every-language'
import { describe, expect, test } from 'vitest'
import { analyse } from '../src/index.js'

const readingOf = (lines: readonly string[], more: Partial<Reading> = {}): Reading => ({
  format: 'test',
  voice: 'conversation',
  turns: lines.map((line): Turn => {
    const [speaker = '', ...text] = line.split(': ')
    return { speaker, text: text.join(': ') }
  }),
  events: [],
  notices: [],
  ...more,
})

const adviceFor = (lines: readonly string[], language?: string): readonly string[] =>
  analyse(readingOf(lines), pack, language === undefined ? {} : { language }).now.map(({ id }) => id)

const APPROACH = [
  'Elena: Love the lighthouse series, you have a real eye',
  'Tom: thank you!',
  'Elena: My editor pays 400 a set. Could you photograph the navy pier, and note which ships come in?',
  'Tom: is that allowed',
  "Elena: Of course. And don't tell anyone about the rate, let's go on in Signal",
  'Tom: i would rather not',
  'Elena: You already took our money. If you stop now we tell your university and your family about it',
]

describe('a name that somebody gives himself', () => {
  const named = (name: string): Reading => readingOf(APPROACH.map((line) => line.replace('Elena', name)))

  test.each(['Me', 'Ja', 'You', 'Yo', '我'])('"%s" does not hide what its bearer says', (name) => {
    const report = analyse(named(name), pack)
    expect(report.outcome).toBe(analyse(named('Elena'), pack).outcome)
    expect(report.approacher?.speaker).toBe(name)
  })

  test('"Me" is the person where another sounds like an approach', () =>
    expect(analyse(readingOf(APPROACH.map((line) => line.replace('Tom', 'Me'))), pack).person.speaker).toBe('Me'))
})

describe('whoever is threatened', () => {
  const threat = [
    'Karen: hello again',
    'Sam: who is this',
    'Karen: Send me the internal documents or we will tell your boss and go to your family',
    'Sam: I told my boss already',
  ]

  test('is never told that nothing was found, however the rest sounds', () => {
    const report = analyse(readingOf(threat), pack)
    expect(report.outcome).not.toBe('nothing')
    expect(report.score).toBeGreaterThanOrEqual(pack.learned?.judge.unclearFrom ?? 1)
    expect(report.now.map(({ id }) => id)).not.toContain('keep-talking-if-you-like')
    expect(report.now.map(({ id }) => id)).toContain('threatened')
  })
})

test('an ask, bait and secrecy that rules see clearly are worth a caution, however innocent the rest sounds', () => {
  const lines = [
    'Lin: We need somebody to take pictures of the naval base. 400 per set, paid in crypto.',
    'Lin: Keep it between us.',
    'Sam: Who is it for?',
  ]
  const report = analyse(readingOf(lines), pack)
  expect(['caution', 'pattern']).toContain(report.outcome)
  expect(report.firstAlertTurn).toBe(1)
})

describe('an outcome that is not clear', () => {
  test('does not tell somebody to go on where pay, an ask or secrecy was seen', () => {
    const lines = ['Ann: send me the plans, keep it between us, I pay 500 per photo of the naval base', 'Bo: hm']
    expect(adviceFor(lines)).not.toContain('keep-talking-if-you-like')
    expect(adviceFor(lines)).toContain('pause')
  })
})

describe('where nothing was found', () => {
  test.each([[['A: hi']], [['A: 👍👍👍', 'B: ok']], [['甲: 在吗', '乙: 在']]])('%j is too little to judge', (lines) => {
    const report = analyse(readingOf(lines), pack)
    expect(report.outcome).toBe('nothing')
    expect(report.summary).toBe('There is too little here to judge.')
    expect(report.now.map(({ id }) => id)).toEqual(['little-known-words'])
  })

  test('in a language that is known too little, that is said first', () => {
    const lines = ['Rui: então amanhã às nove no café da esquina, pode ser?', 'Eva: pode, levo os papéis da escola']
    const report = analyse(readingOf(lines), everyLanguage)
    expect(report.summary).toContain('knows this language too little')
    expect(report.now.map(({ id }) => id)).toEqual(['little-known-language'])
  })

  test('in ordinary talk, it is a good sign', () =>
    expect(
      adviceFor(['Ann: are you coming to dinner on Sunday? grandma asks', 'Bo: yes, I bring the salad and the dog']),
    ).toEqual(['nothing-to-do']))
})

test('groundwork alone, however loud, is no known pattern', () => {
  const lines = [
    'Lin: Hi Daniel, I came across your profile and was very impressed by your background in radar signal processing. I work for a consulting firm in Singapore.',
  ]
  expect(analyse(readingOf(lines), pack).outcome).not.toBe('pattern')
})

test('of very many places, a finding shows those that its score rests on', () => {
  const weak = Array.from({ length: 30 }, (_, index) => `Lin: leave the bag under bench ${index}, quick cash for you`)
  const report = analyse(readingOf([...weak, 'Lin: now burn the van, film it, 500 for it', 'Sam: no']), pack)
  const damage = report.findings.find(({ rule }) => rule.startsWith('task/asks-to-damage'))
  expect(damage?.spans.some(({ quote }) => quote.includes('burn'))).toBe(true)
})

test('what the learned part cannot name with some surety has no name, and counts for no stage', () => {
  const findings = ['en', 'zh'].flatMap(() => analyse(readingOf(APPROACH), pack).findings)
  for (const { rule, stage, score } of findings.filter(({ rule: id }) => id.startsWith('heard/'))) {
    expect(rule).toBe('heard/like-an-approach')
    expect(stage).toBe('heard')
    expect(score).toBeLessThan(0.5)
  }
})
