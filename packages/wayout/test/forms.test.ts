import { createHash } from 'node:crypto'
import { help } from '@telltale/packs/help'
import type { Report, Turn } from '@telltale/model'
import { analyse } from 'telltale'
import { describe, expect, test } from 'vitest'
import { leaveOutNames } from '../src/leave-out-names.js'
import { PAPER_STYLE, PAPER_STYLE_HASH } from '../src/paper-style.js'
import { shown } from '../src/shown.js'
import { wrap } from '../src/wrap.js'
import {
  ANSWER_VALUES,
  findAccounts,
  holds,
  questionsFor,
  readAnswers,
  suggestAnswers,
  triage,
  type Answers,
} from '../src/index.js'

test('the policy of a page allows its own style and no other', () =>
  expect(createHash('sha256').update(PAPER_STYLE).digest('base64')).toBe(PAPER_STYLE_HASH))

describe('answers from a program', () => {
  test('are read as they are', () =>
    expect(readAnswers({ happened: ['paid', 'asked'], country: 'de', for: 'self', words: 'x' })).toEqual({
      happened: ['asked', 'paid'],
      country: 'DE',
      for: 'self',
      words: 'x',
    }))
  test.each<readonly [string, unknown]>([
    ['no object', []],
    ['nothing', null],
    ['an unknown question', { secret: 'yes' }],
    ['an unknown value', { age: 'secret' }],
    ['a value where a list is asked', { happened: 'asked' }],
    ['a list where a value is asked', { age: ['adult'] }],
    ['a country that is none', { country: 'secret' }],
    ['words that are no text', { words: ['secret'] }],
    ['a prototype', JSON.parse('{"__proto__":{"age":"adult"}}')],
    ['a member of every object', { constructor: 'adult' }],
  ])('are refused where they hold %s, without a word of them', (_what, data) => {
    expect(() => readAnswers(data)).toThrow(expect.objectContaining({ code: 'usage/bad-value' }))
    try {
      readAnswers(data)
    } catch (error) {
      expect(String(error)).not.toContain('secret')
    }
  })
})

describe('what a conversation suggests', () => {
  const turns: readonly Turn[] = [
    { speaker: 'Lin', text: 'We need pictures of the navy pier, 400 per set, paid in crypto, keep it between us.' },
    { speaker: 'me', text: 'I sent you the pictures. Got the money, thank you.' },
    { speaker: 'Lin', text: 'Now the radar, or I will tell your employer what you did.' },
  ]
  const report = analyse({ turns, me: 'me' })

  test('is taken where nobody answered, and gives way to an answer', () => {
    expect(suggestAnswers(report).happened).toContain('threatened')
    expect(triage(report, {}).facts.course).toEqual(['act'])
    expect(triage(report, { happened: ['asked'] }).facts.happened).toEqual(['asked'])
    expect(triage(report, { happened: ['asked'] }).facts.threat).toEqual([])
    expect(triage(report, { happened: ['settled'] }).facts.course).toEqual(['calm'])
  })
  test('never is danger, age, place or the safety of a phone', () => {
    const seen: Answers = suggestAnswers(report)
    expect(Object.keys(seen).every((name) => name === 'happened' || name === 'threat')).toBe(true)
  })
  test('is nothing where nothing was found', () => {
    const turns = [
      { speaker: 'Ana', text: 'shall we cook tonight?' },
      { speaker: 'Bo', text: 'yes, pasta' },
    ]
    expect(suggestAnswers(analyse({ turns, me: 'Bo' }))).toEqual({})
  })
  test('does not offer what weighs before a law on few words: not where it is unclear, and not after a no', () => {
    const reportOf = (outcome: Report['outcome'], steps: readonly string[]): Report => ({
      ...analyse({ turns: [{ speaker: 'Ana', text: 'hello' }] }),
      outcome,
      person: { speaker: 'Bo', assumed: false, howFarIn: steps.map((id) => ({ id, text: '', findings: [] })) },
    })
    const deeds = (outcome: Report['outcome'], ...steps: readonly string[]) =>
      suggestAnswers(reportOf(outcome, steps)).happened?.filter((each) => each === 'gave' || each === 'took-money')
    expect(deeds('pattern', 'sent-something', 'took-money')).toEqual(['gave', 'took-money'])
    expect(deeds('caution', 'gave-contact-or-id')).toEqual(['gave'])
    expect(deeds('unclear', 'sent-something', 'took-money')).toEqual([])
    for (const no of ['refused', 'stopped']) expect(deeds('pattern', 'sent-something', 'took-money', no)).toEqual([])
    expect(deeds('pattern', 'gave-employer-or-role')).toEqual([])
  })
})

describe('questions', () => {
  test('come one after another, each once, and end', () => {
    let answers: Answers = {}
    const skipped = new Set<string>()
    const asked: string[] = []
    for (let turn = 0; turn < 30; turn++) {
      const [question] = questionsFor(answers, help, skipped)
      if (question === undefined) break
      asked.push(question.id)
      if (question.id === 'for') answers = { ...answers, for: 'other' }
      else if (question.id === 'happened') answers = { ...answers, happened: ['threatened'] }
      else skipped.add(question.id)
    }
    expect(asked).toEqual(help.questions.map(({ id }) => id))
    expect(new Set(asked).size).toBe(asked.length)
  })
  test('about a helper or a threat come only where there is one', () => {
    const ids = questionsFor({ for: 'self', happened: ['asked'] }, help).map(({ id }) => id)
    expect(ids).not.toContain('helper')
    expect(ids).not.toContain('threat')
  })
  test('offer every value that there is', () => {
    for (const { id, options } of help.questions)
      if (Object.hasOwn(ANSWER_VALUES, id)) expect(options.length, id).toBeGreaterThan(1)
  })
})

describe('a condition', () => {
  const { facts } = triage(undefined, { happened: ['asked', 'gave'], age: 'adult' })
  test.each<readonly [Parameters<typeof holds>[0], boolean]>([
    [undefined, true],
    [{}, true],
    [{ age: 'adult' }, true],
    [{ age: 'under-18' }, false],
    [{ happened: ['paid', 'gave'] }, true],
    [{ happened: 'paid' }, false],
    [{ age: 'adult', happened: 'paid' }, false],
    [{ any: [{ happened: 'paid' }, { age: 'adult' }] }, true],
    [{ any: [] }, false],
    [{ not: { happened: 'gave' } }, false],
    [{ not: { happened: 'paid' } }, true],
  ])('%j', (when, expected) => expect(holds(when, facts)).toBe(expected))
})

describe('a name is left out', () => {
  test.each([
    ['Hello Wang Lei', 'Wang Lei', 'Hello […]'],
    ['WANG, come here', 'Wang Lei', '[…], come here'],
    ['王磊你好', '王磊', '[…]你好'],
    ['a wanglei b', 'Wang', 'a wanglei b'],
    ['price (a+b)* is', '(a+b)*', 'price […] is'],
    ['x', '', 'x'],
    ['I am M', 'M', 'I am M'],
    ['send me the files', 'Me', 'send me the files'],
    ['把文件发给我自己', '自己', '把文件发给我自己'],
  ])('%s', (text, name, expected) => expect(leaveOutNames(text, name)).toBe(expected))
})

describe('accounts', () => {
  const found = (text: string): readonly string[] =>
    findAccounts([{ speaker: 'L', text }], 'L').map(({ text: each }) => each)
  test.each<readonly [string, readonly string[]]>([
    ['write to a.b@example.org.', ['a.b@example.org']],
    ['https://t.me/abc_def, then wa.me/4912345', ['https://t.me/abc_def', 'wa.me/4912345']],
    ['my handle is @lin_photo', ['@lin_photo']],
    ['call +44 20 7946 0958 now', ['+44 20 7946 0958']],
    ['0x52908400098527886E0F7030069857D2E4169EE7', ['0x52908400098527886E0F7030069857D2E4169EE7']],
    ['on 2024-05-01 at 12:30 for 400', []],
    ['on 01.05.2024', []],
    ['加我微信 https://example.org/路。', ['https://example.org/路']],
    ['https://example.org/1234567890 or https://example.org/1234567890', ['https://example.org/1234567890']],
  ])('%s', (text, expected) => expect(found(text)).toEqual(expected))
  test('of the person are not listed', () =>
    expect(findAccounts([{ speaker: 'me', text: 'me@example.org' }], 'L')).toEqual([]))
  test.each<readonly [string, readonly string[]]>([
    ['1 ', ['1 '.repeat(19).trim()]],
    ['1.', ['1.'.repeat(18) + '1']],
    ['a@', []],
    ['a.', []],
    ['AA11 ', ['AA11 '.repeat(8).trim()]],
    ['@a', []],
    ['https://', ['https://'.repeat(38) + 'http']],
    ['0x', []],
    ['-1', ['1-'.repeat(18) + '1']],
  ])('are found once in a message of nothing else: %j', (part, expected) => {
    expect(found(part.repeat(500_000))).toEqual(expected)
  })
})

describe('lines of text', () => {
  test('fit, keep addresses whole, and break Chinese between characters', () => {
    for (const line of wrap('one two three four five six seven', 12)) expect(line.length).toBeLessThanOrEqual(12)
    expect(wrap('see https://example.org/a/very/long/address/indeed now', 20)).toContain(
      'https://example.org/a/very/long/address/indeed',
    )
    for (const line of wrap('你不是一个人，可以一步一步来。第一步最要紧。', 20))
      expect(line.length * 2).toBeLessThanOrEqual(22)
    expect(wrap('', 20)).toEqual([''])
  })
  test('hold nothing hidden', () =>
    expect(shown('a\u202eb\u0007c\u200dd')).toBe('a\u27e8U+202E\u27e9b\u27e8U+0007\u27e9c\u200dd'))
})
