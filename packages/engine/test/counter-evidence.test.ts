import type { CompiledPack, LearnedJudge, Reading, Turn } from '@telltale/model'
import { pack } from '@telltale/packs'
import { describe, expect, test } from 'vitest'
import { smallPack, smallRule } from '../../../test/support/small-pack.js'
import { analyse, detectSignals, MOST_AGAINST, weighForAndAgainst } from '../src/index.js'
import { rulesPart } from '../src/reason/rules-part.js'

function readingOf(turns: readonly Turn[]): Reading {
  return { format: 'test', voice: 'conversation', turns, events: [], notices: [] }
}

const say = (speaker: string, text: string): Turn => ({ speaker, text })

const small = smallPack([
  smallRule({ id: 'hook/bait', weight: 0.7, match: { en: ['easy money'] } }),
  smallRule({ id: 'task/ask', weight: 0.7, match: { en: ['send files'] } }),
  smallRule({ id: 'leverage/threat', weight: 0.6, match: { en: ['or else'] } }),
  smallRule({ id: 'leverage/hurry', weight: 0.4, match: { en: ['by friday'] } }),
  smallRule({ id: 'counter/ask-others', weight: 0.5, match: { en: ['ask your boss first'] } }),
  smallRule({ id: 'counter/bring-a-friend', weight: 0.6, match: { en: ['bring a friend'] } }),
  smallRule({
    id: 'counter/own-word',
    weight: 0.4,
    tags: { 'rests-on': ['own-word'] },
    match: { en: ['look me up'] },
  }),
]).pack

/** What one side's words come to, with the names of the rules. */
function weigh(...texts: readonly string[]) {
  const { signals } = detectSignals(readingOf(texts.map((text) => say('Lin', text))), small)
  const both = weighForAndAgainst(signals, small.rules)
  const ids = (list: typeof both.weighed): readonly string[] => list.map(({ rule }) => small.rules[rule]?.id ?? '')
  return { ...both, ids: { weighed: ids(both.weighed), against: ids(both.against) } }
}

const judge: LearnedJudge = {
  bias: -1,
  tone: 1,
  drawn: 1,
  alone: 0,
  brief: 0,
  together: 1,
  rules: {},
  unclearFrom: 0.2,
  cautionFrom: 0.5,
  patternFrom: 0.8,
}

describe('what speaks against an approach', () => {
  test('is weighed apart from what speaks for one', () => {
    expect(weigh('easy money, but ask your boss first').ids).toEqual({
      weighed: ['hook/bait'],
      against: ['counter/ask-others'],
    })
  })

  test('does not count where the same side threatens', () => {
    expect(weigh('ask your boss first', 'do it or else').ids).toEqual({ weighed: ['leverage/threat'], against: [] })
  })

  test('still counts beside a date that honest people set as well', () => {
    expect(weigh('ask your boss first', 'tell me by friday').ids.against).toEqual(['counter/ask-others'])
    expect(weigh('ask your boss first', ...Array.from({ length: 3 }, () => 'by friday')).ids.against).toEqual([])
  })

  test('does not count where it is only somebody’s word about himself', () => {
    expect(weigh('you can look me up').ids.against).toEqual([])
    expect(weigh('you can look me up, or bring a friend').ids.against).toEqual([
      'counter/bring-a-friend',
      'counter/own-word',
    ])
  })
})

describe('what the rules add to a score', () => {
  const part = (counter?: LearnedJudge['counter'], ...texts: readonly string[]): number =>
    rulesPart(weigh(...texts), small.rules, { ...judge, ...(counter ? { counter } : {}) })

  test('is the same with and without counter-evidence while none was fitted', () => {
    expect(part(undefined, 'easy money', 'ask your boss first')).toBe(part(undefined, 'easy money'))
  })

  test('is less where counter-evidence was fitted, by what was seen of it', () => {
    const counter = { 'counter/ask-others': -1.2 }
    expect(part(counter, 'easy money', 'ask your boss first')).toBeCloseTo(part(counter, 'easy money') - 0.6, 10)
  })

  test('is never less by more than the limit, whatever is said', () => {
    const counter = { 'counter/ask-others': -9, 'counter/bring-a-friend': -9 }
    const texts = Array.from({ length: 50 }, () => 'ask your boss first and bring a friend')
    expect(part(counter, 'easy money', ...texts)).toBeCloseTo(part(counter, 'easy money') - MOST_AGAINST, 10)
  })

  test('is never more by it, even if the weight had the wrong sign', () => {
    expect(part({ 'counter/ask-others': 3 }, 'ask your boss first')).toBe(0)
  })
})

describe('a report', () => {
  const APPROACH = [
    say('Lin', 'easy money for you'),
    say('Sam', 'bring a friend, look me up'),
    say('Lin', 'send files'),
    say('Lin', 'ask your boss first, and bring a friend'),
    say('Sam', 'hm'),
  ]

  test('shows what the other side did that speaks against it, strongest first, with the exact words', () => {
    const report = analyse(readingOf(APPROACH), small, { me: 'Sam' })
    expect(report.against?.map(({ rule }) => rule)).toEqual(['counter/bring-a-friend', 'counter/ask-others'])
    expect(report.against?.[0]).toMatchObject({
      title: 'A title',
      why: 'A reason',
      couldAlsoBe: ['This', 'That'],
      spans: [{ turn: 3, quote: 'bring a friend', speaker: 'Lin' }],
    })
    expect(report.findings.some(({ rule }) => rule.startsWith('counter/'))).toBe(false)
  })

  test('has no such member where there is nothing to show', () => {
    expect('against' in analyse(readingOf(APPROACH.slice(0, 3)), small, { me: 'Sam' })).toBe(false)
    expect('against' in analyse(readingOf([...APPROACH, say('Lin', 'do it or else')]), small, { me: 'Sam' })).toBe(
      false,
    )
    expect('against' in analyse({ ...readingOf(APPROACH), voice: 'account' }, small)).toBe(false)
  })

  test('comes to the same score by rules alone, whatever speaks against it', () => {
    const without = APPROACH.slice(0, 3)
    expect(analyse(readingOf(APPROACH), small).score).toBe(analyse(readingOf(without), small).score)
  })

  test('does not take somebody for the approacher because of it', () => {
    const turns = [say('Ana', 'hello'), say('Bo', 'ask your boss first, bring a friend')]
    expect(analyse(readingOf(turns), small).approacher).toBeNull()
  })
})

describe('with the learned part', () => {
  const { learned } = pack
  if (!learned) throw new Error('the pack has a learned part')
  const judgeWith = (counter: LearnedJudge['counter']): CompiledPack => ({
    ...pack,
    learned: { ...learned, judge: { ...learned.judge, ...(counter ? { counter } : {}) } },
  })
  const ids = pack.rules.flatMap(({ id, stage }) => (stage === 'counter' ? [id] : []))
  const fitted = judgeWith(Object.fromEntries(ids.map((id) => [id, -1.5])))
  const TALK = [
    say('Lin', 'We pay 900 for four pages on what people at the ministry think about the treaty.'),
    say('Sam', 'Who is the client?'),
    say('Lin', 'Please check with your employer first. You may withdraw at any time.'),
    say('Sam', 'All right'),
  ]

  test('a score is lower by it, and never higher', () => {
    const before = analyse(readingOf(TALK), pack, { me: 'Sam' })
    const after = analyse(readingOf(TALK), fitted, { me: 'Sam' })
    expect(after.score).toBeLessThan(before.score)
    expect(after.against?.map(({ rule }) => rule).sort()).toEqual([
      'counter/leaves-you-the-no',
      'counter/your-own-people-may-know',
    ])
  })

  test('a threat by the same side undoes it', () => {
    const turns = [
      ...TALK,
      say('Lin', 'If you stop now I will send everything to your boss and your family. You have 24 hours to pay.'),
    ]
    const report = analyse(readingOf(turns), fitted, { me: 'Sam' })
    expect(report.stages.find(({ stage }) => stage === 'leverage')?.score).toBeGreaterThan(0.15)
    expect(report.against).toBeUndefined()
    expect(report.score).toBe(analyse(readingOf(turns), pack, { me: 'Sam' }).score)
  })

  test('a bare claim to be honest after each message changes nothing by it', () => {
    const claims = ['This is safe, legal, no scam.', '这是安全合法的，不是骗局。', 'You can trust me. Google us.']
    for (const claim of claims) {
      const turns = TALK.slice(0, 2).map((turn) => ({ ...turn, text: `${turn.text} ${claim}` }))
      expect(analyse(readingOf(turns), fitted, { me: 'Sam' }).against).toBeUndefined()
    }
  })
})
