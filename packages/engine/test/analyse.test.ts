import { TelltaleError, type Reading, type Turn } from '@telltale/model'
import { pack } from '@telltale/packs'
import { describe, expect, test } from 'vitest'
import { readCorpus } from '../../../test/support/corpus.js'
import { smallPack, smallRule } from '../../../test/support/small-pack.js'
import { analyse, detectSignals } from '../src/index.js'

function readingOf(turns: readonly Turn[], more: Partial<Reading> = {}): Reading {
  return { format: 'test', voice: 'conversation', turns, events: [], notices: [], ...more }
}

const say = (speaker: string, text: string): Turn => ({ speaker, text })

/** Rules whose words say what they are, so that the test can be read without the pack. */
const small = smallPack([
  smallRule({ id: 'hook/bait', weight: 0.7, match: { en: ['easy money'] } }),
  smallRule({ id: 'isolate/hush', weight: 0.7, match: { en: ['our secret'] } }),
  smallRule({
    id: 'task/ask',
    weight: 0.7,
    match: { en: ['send files', { say: 'later files', with: { say: 'pay you', within: 5 } }] },
  }),
  smallRule({ id: 'person/agreed', by: 'person', weight: 0.3, match: { en: ['ok sent'] } }),
]).pack

const APPROACH = [
  say('Lin', 'hello there'),
  say('Sam', 'hi'),
  say('Lin', 'easy money for you'),
  say('Sam', 'how'),
  say('Lin', 'send files, it is our secret'),
  say('Sam', 'ok sent'),
]

describe('who is who', () => {
  test('between two, the approacher is who speaks like one', () => {
    const report = analyse(readingOf(APPROACH), small)
    expect(report.approacher?.speaker).toBe('Lin')
    expect(report.person).toMatchObject({ speaker: 'Sam', assumed: true })
    expect(report.outcome).toBe('pattern')
    expect(report.notices.map(({ code }) => code)).toContain('analyse/person-assumed')
  })

  test('the person’s own words never count as an approach, when they say who they are', () => {
    const report = analyse(readingOf(APPROACH), small, { me: 'Lin' })
    expect(report.person).toMatchObject({ speaker: 'Lin', assumed: false })
    expect(report.approacher).toBeNull()
    expect(report.outcome).toBe('nothing')
  })

  test('the owner of a file is the person', () => {
    const report = analyse(readingOf(APPROACH, { owner: 'Lin' }), small)
    expect(report.person.speaker).toBe('Lin')
    expect(report.outcome).toBe('nothing')
  })

  test('whoever is called "me" is the person', () => {
    const turns = APPROACH.map((turn) => (turn.speaker === 'Lin' ? { ...turn, speaker: 'Me' } : turn))
    expect(analyse(readingOf(turns), small).outcome).toBe('nothing')
  })

  test('in a group, the small signs of many do not add up to one approacher', () => {
    const turns = ['easy money', 'our secret', 'send files'].flatMap((text, index) => [
      say(`member ${String(index)}`, text),
      say('Sam', 'hm'),
    ])
    const alone = analyse(
      readingOf([say('Lin', 'easy money'), say('Lin', 'our secret'), say('Lin', 'send files')]),
      small,
    )
    const spread = analyse(readingOf(turns), small)
    expect(spread.score).toBeLessThan(alone.score)
    expect(new Set(spread.findings.flatMap(({ spans }) => spans.map(({ speaker }) => speaker))).size).toBeLessThan(2)
  })

  test('in a group, the person is who talks with the approacher most', () => {
    const turns = [say('Ana', 'hi all'), say('Bo', 'hi'), ...APPROACH, say('Ana', 'bye'), say('Bo', 'bye')]
    expect(analyse(readingOf(turns), small).person.speaker).toBe('Sam')
  })

  test('a name that nobody has is told, without the name', () => {
    const name = 'Canaryperson'
    expect(() => analyse(readingOf(APPROACH), small, { me: name })).toThrow(TelltaleError)
    try {
      analyse(readingOf(APPROACH), small, { me: name })
    } catch (error) {
      expect(String(error)).not.toContain(name)
      expect(error).toMatchObject({ code: 'usage/unknown-speaker' })
    }
  })

  test('names that every object has are names like others', () => {
    const turns = APPROACH.map((turn) => ({ ...turn, speaker: turn.speaker === 'Lin' ? '__proto__' : 'constructor' }))
    const report = analyse(readingOf(turns), small)
    expect(report.approacher?.speaker).toBe('__proto__')
    expect(report.person.speaker).toBe('constructor')
    expect(({} as Record<string, unknown>)['speaker']).toBeUndefined()
  })
})

describe('what an empty or odd reading comes to', () => {
  test('nothing said is nothing found', () => {
    const report = analyse(readingOf([]), small)
    expect(report).toMatchObject({ outcome: 'nothing', score: 0, firstAlertTurn: null, approacher: null, findings: [] })
    expect(report.stages).toHaveLength(8)
  })
  test('one voice alone is an approacher without a person', () => {
    const report = analyse(readingOf(APPROACH.filter(({ speaker }) => speaker === 'Lin')), small)
    expect(report.approacher?.speaker).toBe('Lin')
    expect(report.person.speaker).toBeUndefined()
  })
  test('a language that the pack does not speak is answered in English', () =>
    expect(analyse(readingOf(APPROACH), small, { language: 'tlh' }).language).toBe('en'))
  test('a language called like something that every object has is answered in English', () =>
    expect(analyse(readingOf(APPROACH), small, { language: 'constructor' }).language).toBe('en'))
  test('deleted and empty messages are passed over', () => {
    const turns = APPROACH.flatMap((turn) => [{ ...turn, text: '', deleted: true as const }, turn])
    expect(analyse(readingOf(turns), small).outcome).toBe('pattern')
  })
})

describe('every quote', () => {
  test('equals the original text at its place, in the whole corpus', () => {
    for (const { turns } of readCorpus()) {
      for (const { spans } of analyse(readingOf(turns), pack).findings)
        for (const { turn, start, end, quote, speaker } of spans) {
          expect(quote).toBe(turns[turn]?.text.slice(start, end))
          expect(speaker).toBe(turns[turn]?.speaker)
        }
    }
  })
})

describe('reading on', () => {
  // The ones that say most: what is found early may be taken back by nothing that comes later.
  const loud = readCorpus()
    .filter(({ language, label }) => /^(?:en|zh)/u.test(language) && label === 'approach')
    .map((conversation) => ({ ...conversation, whole: analyse(readingOf(conversation.turns), pack) }))
    .sort((a, b) => b.whole.findings.length - a.whole.findings.length || (a.id < b.id ? -1 : 1))
    .slice(0, 30)

  test('there is something to read', () =>
    expect(loud.filter(({ whole }) => whole.firstAlertTurn !== null).length).toBeGreaterThan(5))

  test.each(loud)('$id: the first alert is the one that reading every beginning gives', ({ turns, whole }) => {
    let first: number | null = null
    for (let end = 1; end <= turns.length && first === null; end++) {
      const { outcome } = analyse(readingOf(turns.slice(0, end)), pack)
      if (outcome === 'caution' || outcome === 'pattern') first = end - 1
    }
    // A conversation that alerts only for a while has a first alert too, and one that ends without may have had one.
    expect(whole.firstAlertTurn).toBe(first)
  })

  test('what was seen in a beginning is seen in the whole', () => {
    for (const { turns } of loud) {
      const placesOf = (end: number): ReadonlySet<string> =>
        new Set(
          detectSignals(readingOf(turns.slice(0, end)), pack).signals.map(
            ({ rule, spans: [span] }) => `${String(rule)} ${String(span?.turn)}`,
          ),
        )
      const whole = placesOf(turns.length)
      for (let end = 1; end < turns.length; end++)
        for (const place of placesOf(end)) expect(whole.has(place), place).toBe(true)
    }
  })

  test('a signal is known no earlier than all its words are said', () => {
    for (const { turns } of loud)
      for (const { knownAt, spans } of detectSignals(readingOf(turns), pack).signals)
        expect(knownAt).toBe(Math.max(...spans.map(({ turn }) => turn)))
  })
})

test('the same reading gives the same report, and is left as it was', () => {
  const reading = readingOf(APPROACH)
  const frozen = JSON.stringify(reading)
  const [first, second] = [analyse(reading, small), analyse(reading, small)]
  expect(JSON.stringify(first)).toBe(JSON.stringify(second))
  expect(JSON.stringify(reading)).toBe(frozen)
})
