import { readFileSync } from 'node:fs'
import type { PrecedentCase, Reading, Turn } from '@telltale/model'
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

describe('what would settle it', () => {
  const settle = (lines: readonly string[], language?: string): readonly string[] =>
    analyse(readingOf(lines), pack, language === undefined ? {} : { language }).settle.map(({ id }) => id)
  const LOVE = [
    'Marco: Good morning my love, I dreamt of our wedding again',
    'Ann: you are sweet',
    'Marco: I love you more than anybody, my heart is yours. The customs hold my luggage and my card is blocked',
    'Ann: oh no',
    'Marco: Please send 900 in gift cards today, my darling, and tell nobody, your sister would not understand our love',
  ]
  const PICTURES = [
    'Kim: I recorded our video call. I have your nudes and the list of all your followers',
    'Leo: please no',
    'Kim: Pay 500 in gift cards today or I send the pictures to your school and your family',
  ]
  const BOSS = [
    "Dana: This is your manager, I'm texting from my personal number, I'm in a board meeting and can't take calls",
    'Leo: ok',
    'Dana: I need you to buy gift cards for 600 right now and send me the codes, keep it between us',
  ]

  test.each(['en', 'zh'])('asks a lover for nothing that only a firm can answer (%s)', (language) => {
    const asked = settle(LOVE, language)
    expect(asked).toContain('romantic-1')
    expect(asked.filter((id) => !/^(?:romantic|friend|any)-/.test(id))).toEqual([])
  })
  test('goes by what it is most like where nobody says who they are', () => {
    const { kinds, approacher, settle: checks } = analyse(readingOf(APPROACH), pack)
    expect(approacher?.persona).toEqual([])
    expect(checks.at(0)?.id).toBe(`${String(kinds[0]?.kind)}-1`)
    expect(checks.at(0)?.persona).toBe('any')
    expect(checks.at(-1)?.id).toBe('any-1')
  })
  test('sends nobody into a video call with a blackmailer', () =>
    expect(settle(PICTURES)).toEqual(['sextortion-1', 'any-1']))
  test('has a boss from a new number called on the old one', () => expect(settle(BOSS)).toContain('friend-1'))
  test('is nothing where nothing was found', () =>
    expect(settle(['Ann: dinner on Sunday? grandma asks', 'Bo: yes, I bring the salad'])).toEqual([]))
})

describe('what usually comes next', () => {
  const published = (index: number): PrecedentCase => ({
    id: `case-${String(index)}`,
    title: {},
    year: 2020,
    source: {},
    address: 'https://a.example',
    kind: 'espionage-recruitment',
    steps: ['task/asks-to-photograph-a-place', 'leverage/threatens-to-expose-past-help', 'handle/sets-a-routine'],
    did: [],
  })
  const next = (count: number, language: string): readonly string[] =>
    analyse(
      readingOf(APPROACH),
      { ...pack, cases: Array.from({ length: count }, (_, at) => published(at)) },
      { language },
    )
      .next.filter(({ id }) => id.startsWith('counted-'))
      .map(({ id }) => id)

  test.each(['en', 'zh'])(
    'gives a figure only where enough cases tell, and says when they are few (%s)',
    (language) => {
      expect(next(9, language)).toEqual([])
      expect(next(10, language)).toEqual(['counted-handle', 'counted-few'])
      expect(next(20, language)).toEqual(['counted-handle'])
    },
  )
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

  describe('in what nobody says to anybody', () => {
    const settings = readFileSync(new URL('../../../package.json', import.meta.url), 'utf8').split('\n')
    const noTalk = (...more: readonly string[]): Reading => ({
      ...readingOf([]),
      voice: 'offer',
      turns: [...settings, ...more].map((text) => ({ speaker: 'text', text })),
      notices: [{ code: 'read/no-talk' }],
    })

    test('chance is not taken for an approach, and that little is known is said first', () => {
      const report = analyse(noTalk(), pack)
      expect(report.outcome).toBe('nothing')
      expect(report.summary).toContain('hardly anything that somebody says to somebody')
      expect(report.now.map(({ id }) => id)).toEqual(['little-known-form'])
    })
    test('words that rules know are found all the same', () => {
      const report = analyse(noTalk('"note": "Could you photograph the navy pier, 400 a set, and tell nobody"'), pack)
      expect(report.findings.filter(({ basis }) => basis === 'rule')).not.toEqual([])
    })
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
