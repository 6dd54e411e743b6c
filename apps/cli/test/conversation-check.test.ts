import type { Notice, Reading, Report, Turn } from '@telltale/model'
import { analyse } from 'telltale'
import { describe, expect, test } from 'vitest'
import { ConversationCheck, type StretchBounds } from '../src/check/conversation-check.js'
import { StrongestReports } from '../src/check/strongest-reports.js'

const LOUD: readonly (readonly [string, string])[] = [
  ['Lin', 'hi, I found your profile, my client pays well for small photo jobs'],
  ['Lin', 'Could you photograph the navy pier? 400 per set, and keep it between us.'],
  ['Sam', 'Who is it for?'],
  [
    'Lin',
    'a client who prefers to stay private, write down which ships come and go, do not tell anyone, delete this chat after',
  ],
]
const QUIET: readonly (readonly [string, string])[] = [
  ['Sam', 'shall we cook tonight?'],
  ['Lin', 'yes, pasta'],
  ['Sam', 'I bring bread'],
]

const turnsOf = (talk: readonly (readonly [string, string])[]): readonly Turn[] =>
  talk.map(([speaker, text]) => ({ speaker, text }))
const quiet = (count: number): readonly Turn[] =>
  turnsOf(Array.from({ length: count }, (_, at) => QUIET[at % QUIET.length] ?? ['Sam', 'ok']))
const readingOf = (turns: readonly Turn[], more: Partial<Reading> = {}): Reading => ({
  format: 'whatsapp',
  voice: 'conversation',
  title: 'Lin',
  turns,
  events: [],
  notices: [],
  ...more,
})

const BOUNDS: StretchBounds = { turns: 200, characters: 1_000_000, overlap: 40 }

function checked(turns: readonly Turn[], bounds = BOUNDS, pieceLength = 70, me?: string): Report {
  const check = new ConversationCheck({ id: '1', language: 'en', bounds, me })
  const left: Notice = { code: 'read/line-without-turn', count: 2 }
  for (let from = 0; from < turns.length; from += pieceLength) {
    const isLast = from + pieceLength >= turns.length
    check.add(readingOf(turns.slice(from, from + pieceLength), { notices: isLast ? [left] : [] }))
  }
  return check.finish()
}

describe('a conversation that comes in pieces', () => {
  test('and fits is analysed as a whole', () => {
    const turns = [...quiet(90), ...turnsOf(LOUD), ...quiet(60)]
    const whole = analyse(readingOf(turns, { notices: [{ code: 'read/line-without-turn', count: 2 }] }), { id: '1' })
    expect(checked(turns)).toEqual(whole)
    expect(checked(turns, { ...BOUNDS, turns: turns.length })).toEqual(whole)
  })

  // The stretches begin at 0, 160, 320, …: what is asked may lie within one, in two, or across an end.
  test.each([0, 100, 156, 158, 197, 199, 330, 598, 1000])(
    'and does not fit is seen where it is loud, at turn %i',
    (at) => {
      const turns = [...quiet(at), ...turnsOf(LOUD), ...quiet(1000 - at)]
      const report = checked(turns)
      expect(['caution', 'pattern']).toContain(report.outcome)
      expect(report.turns).toBe(turns.length)
      expect(report.approacher?.speaker).toBe('Lin')
      for (const { spans } of report.findings)
        for (const { turn, start, end, quote } of spans) expect(turns[turn]?.text.slice(start, end)).toBe(quote)
      expect(report.firstAlertTurn).toBeGreaterThanOrEqual(at)
      expect(report.firstAlertTurn).toBeLessThan(at + LOUD.length)
    },
  )

  test('and does not fit says so, once, with what was not read', () => {
    const { notices, outcome } = checked(quiet(1000))
    expect(outcome).toBe('nothing')
    expect(notices.map(({ code, count }) => [code, count])).toEqual([
      ['read/line-without-turn', 2],
      ['analyse/in-stretches', undefined],
      ['analyse/person-assumed', undefined],
    ])
    expect(notices[1]?.text).toContain('200')
  })

  test('is the person’s also where they say nothing', () => {
    const turns = [
      ...quiet(300),
      ...Array.from({ length: 400 }, () => turnsOf(LOUD).filter(({ speaker }) => speaker === 'Lin')).flat(),
    ]
    expect(checked(turns, BOUNDS, 70, 'Sam').person).toMatchObject({ speaker: 'Sam', assumed: false })
    expect(checked(turns, BOUNDS, 70, 'Lin').outcome).toBe('nothing')
  })

  test('in one piece longer than is held at once is cut as well, and so are few turns that are very long', () => {
    const turns = [...quiet(500), ...turnsOf(LOUD), ...quiet(500)]
    expect(checked(turns, BOUNDS, 5000)).toEqual(checked(turns))
    const long = turns.map((turn) => ({ ...turn, text: `${turn.text} ${'x'.repeat(1000)}` }))
    const report = checked(long, { turns: 5000, characters: 50_000, overlap: 500 })
    expect(report.turns).toBe(long.length)
    expect(report.notices.map(({ code }) => code)).toContain('analyse/in-stretches')
    const huge = [...quiet(3), { speaker: 'Lin', text: 'y '.repeat(90_000) }, ...turnsOf(LOUD)]
    expect(checked(huge, { turns: 5000, characters: 50_000, overlap: 500 }).turns).toBe(huge.length)
  })

  test('and is very long is read to its end', () => {
    const turns = [...quiet(64_000), ...turnsOf(LOUD)]
    const report = checked(turns, { turns: 2000, characters: 1_000_000, overlap: 200 })
    expect(report.turns).toBe(turns.length)
    expect(report.firstAlertTurn).toBeGreaterThanOrEqual(64_000)
  })
})

describe('the strongest reports', () => {
  const report = analyse(readingOf(quiet(3)))
  const made = (outcome: Report['outcome'], score: number, id: string): Report => ({ ...report, outcome, score, id })

  test('are kept in the order in which they came, however many there are', () => {
    const strongest = new StrongestReports(3)
    const all = [
      made('caution', 0.6, 'a'),
      made('nothing', 0.1, 'b'),
      made('nothing', 0.3, 'c'),
      made('pattern', 0.9, 'd'),
      made('unclear', 0.4, 'e'),
      made('nothing', 0.2, 'f'),
      made('caution', 0.5, 'g'),
      made('nothing', 0.0, 'h'),
    ]
    for (const one of all) strongest.add(one)
    expect(strongest.count).toBe(8)
    expect(strongest.reports().map(({ id }) => id)).toEqual(['a', 'd', 'g'])
  })

  test('are all when there are few', () => {
    const strongest = new StrongestReports()
    strongest.add(report)
    expect(strongest.reports()).toEqual([report])
  })
})
