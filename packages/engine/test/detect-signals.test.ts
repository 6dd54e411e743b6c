import type { Reading, Turn } from '@telltale/model'
import type { PatternEntry, RuleFile } from '@telltale/pack-kit'
import { describe, expect, test } from 'vitest'
import { smallPack, smallRule } from '../../../test/support/small-pack.js'
import { detectSignals } from '../src/index.js'

/** Quotes of what one rule of a few patterns finds. */
function finderOf(
  en: readonly PatternEntry[],
  more: Partial<RuleFile> = {},
): (...turns: readonly string[]) => readonly string[] {
  const { pack } = smallPack([smallRule({ id: 'task/this', match: { en }, ...more })])
  return (...turns) => quotes(readingOf(turns))
  function quotes(reading: Reading): readonly string[] {
    return detectSignals(reading, pack).signals.map(({ spans: [span] }) =>
      span ? (reading.turns[span.turn]?.text.slice(span.start, span.end) ?? '') : '',
    )
  }
}

/** `they: hello` is a turn of `they`; without a name the speaker is `they`. */
function readingOf(lines: readonly (string | Turn)[], voice: Reading['voice'] = 'conversation'): Reading {
  const turns = lines.map((line): Turn => {
    if (typeof line !== 'string') return line
    const [, speaker = 'they', text = line] = /^(\w+): (.*)$/su.exec(line) ?? []
    return { speaker, text }
  })
  return { format: 'test', voice, turns, events: [], notices: [] }
}

describe('what is found is quoted exactly as it was written', () => {
  const find = finderOf(['(take|snap) <4> (photo~|picture~) <6> harbour'])

  test.each([
    'take some photos of the harbour',
    'TAKE some PHOTOS of the HARBOUR',
    'take  some\tphotos of the harbour',
    'tаkе some рhоtоs of the hаrbоur',
    'ｔａｋｅ some ｐｈｏｔｏｓ of the ｈａｒｂｏｕｒ',
    't\u200bake some ph\u200botos of the har\u2060bour',
    'take some phótos of the harbóur'.normalize('NFD'),
    'taaaake some photoooos of the harbourrrr',
    't4ke some ph0t0s of the h4rb0ur',
    'take some p h o t o s of the harbour',
    'take 👨‍👩‍👧 photos 😀😀 of the harbour',
    '𝕥𝕒𝕜𝕖 some 𝕡𝕙𝕠𝕥𝕠𝕤 of the 𝕙𝕒𝕣𝕓𝕠𝕦𝕣',
  ])('%s', (stretch) => expect(find(`😀 pls ${stretch}, ok? 😀`)).toEqual([stretch]))

  test('the shortest stretch is taken, and the next one is looked for after it', () =>
    expect(find('take take photos harbour take picture harbour')).toEqual([
      'take photos harbour',
      'take picture harbour',
    ]))
  test('a gap is no wider than it says', () => expect(find('take one two three four five photos harbour')).toEqual([]))
  test('a gap does not cross a sentence', () => expect(find('take some. photos of the harbour')).toEqual([]))
  test('dots in a row end no sentence', () => expect(find('take some... photos of the harbour')).toHaveLength(1))
  test('a double gap crosses a sentence', () =>
    expect(finderOf(['take <<9>> harbour'])('take some. Then go to the harbour')).toHaveLength(1))
  test('nothing is found across two messages', () => expect(find('take some photos', 'of the harbour')).toEqual([]))
})

describe('ways of speaking', () => {
  const find = finderOf(['send @thing'], { lists: { thing: { en: ['files', 'the files', 'me the files'] } } })

  test.each([
    ['plain', 'just send the files', 1],
    ['negated', 'do not send the files', 0],
    ['negated', "don't ever send the files", 0],
    ['negated far away', "don't worry about it at all and send the files", 1],
    ['negated in another clause', "don't worry, send the files", 1],
    ['reported', 'he asked me to send the files', 0],
    ['reported in another sentence', 'he asked me. Now send the files', 1],
    ['reported afterwards', 'send the files, he said to me', 1],
    ['warned', 'never trust people: if anyone asks you to send the files, hang up', 0],
    ['warned afterwards', 'send the files is a classic scam', 0],
    ['warned earlier in the message', 'This is a scam. They say: send the files', 0],
    ['warned later in another sentence', 'send the files. Others are a scam', 1],
  ])('%s: %s', (_how, text, found) => expect(find(text)).toHaveLength(found))

  test('a pattern may say that it holds all the same', () => {
    const evenIf = finderOf([{ say: '(dont|never) tell anybody', 'even-if': ['negated'] }])
    expect(evenIf("please don't tell anybody")).toEqual(["don't tell anybody"])
    expect(evenIf("he said don't tell anybody")).toEqual([])
  })
})

describe('conditions', () => {
  const near = (with_: object): ((...turns: readonly string[]) => number) => {
    const find = finderOf([{ say: 'send files', with: { say: 'pay', ...with_ } }])
    return (...turns) => find(...turns).length
  }

  test('with: in the same message', () => {
    const find = near({})
    expect(find('send files, we pay')).toBe(1)
    expect(find('we pay. send files')).toBe(1)
    expect(find('send files', 'we pay')).toBe(0)
    expect(find('send files')).toBe(0)
  })
  test('with: so many messages away', () => {
    const find = near({ within: 2 })
    expect(find('send files', 'me: ok', 'we pay')).toBe(1)
    expect(find('we pay', 'me: ok', 'send files')).toBe(1)
    expect(find('send files', 'me: ok', 'me: yes', 'we pay')).toBe(0)
  })
  test('with: by the same, the other or any speaker', () => {
    expect(near({ within: 2, by: 'same' })('send files', 'me: pay')).toBe(0)
    expect(near({ within: 2, by: 'other' })('send files', 'me: pay')).toBe(1)
    expect(near({ within: 2, by: 'other' })('send files', 'pay')).toBe(0)
    expect(near({ within: 2, by: 'any' })('send files', 'me: pay')).toBe(1)
    expect(near({ within: 2, by: 'any' })('send files', 'pay')).toBe(1)
  })
  test('with: before or after', () => {
    expect(near({ within: 2, order: 'before' })('pay', 'send files')).toBe(1)
    expect(near({ within: 2, order: 'before' })('send files', 'pay')).toBe(0)
    expect(near({ within: 2, order: 'after' })('send files', 'pay')).toBe(1)
    expect(near({ order: 'after' })('pay, then send files')).toBe(0)
    expect(near({ order: 'before' })('pay, then send files')).toBe(1)
  })
  test('the signal is known only when its condition is', () => {
    const { pack } = smallPack([
      smallRule({ id: 'task/this', match: { en: [{ say: 'send files', with: { say: 'pay', within: 3 } }] } }),
    ])
    const [signal] = detectSignals(readingOf(['send files', 'me: why', 'pay']), pack).signals
    expect(signal?.knownAt).toBe(2)
    expect(signal?.spans.map(({ turn }) => turn)).toEqual([0, 2])
  })
  test('unless: anywhere in the same message, of the pattern or of the rule', () => {
    const find = finderOf([{ say: 'send files', unless: ['your order'] }, 'forward me files'], {
      unless: { en: ['birthday'] },
    })
    expect(find('send files')).toHaveLength(1)
    expect(find('send files for your order')).toHaveLength(0)
    expect(find('your order. send files')).toHaveLength(0)
    expect(find('send files', 'your order')).toHaveLength(1)
    expect(find('forward me files for your order')).toHaveLength(1)
    expect(find('forward me files for the birthday')).toHaveLength(0)
  })
})

describe('whose words they are', () => {
  const { pack } = smallPack([smallRule({ id: 'task/this', match: { en: ['send files'] } })])
  const signalsOf = (turn: Partial<Turn>): readonly string[] =>
    detectSignals(readingOf([{ speaker: 'they', text: '', ...turn }]), pack).signals.map(({ speaker }) => speaker)

  test('quoted words give no signal, the speaker’s own around them do', () => {
    const text = '> send files\nwhat is this? send files!'
    expect(signalsOf({ text, quoted: [[0, 12]] })).toEqual(['they'])
    expect(signalsOf({ text: '> send files', quoted: [[0, 12]] })).toEqual([])
    expect(signalsOf({ text: 'send files', quoted: [[9, 10]] })).toEqual([])
  })
  test('forwarded words are those of their first author', () => {
    expect(signalsOf({ text: 'send files', forwardedFrom: 'someone else' })).toEqual(['someone else'])
    expect(signalsOf({ text: 'send files', forwardedFrom: '' })).toEqual([''])
  })
})

describe('of several wordings of one rule', () => {
  test('that overlap, the weightiest stays', () => {
    const { pack } = smallPack([
      smallRule({
        id: 'task/this',
        match: {
          en: [
            { say: 'send files', weight: 0.2 },
            { say: 'send files now', weight: 0.8 },
            { say: 'files now please', weight: 0.3 },
          ],
        },
      }),
    ])
    const { signals } = detectSignals(readingOf(['send files now please']), pack)
    expect(signals.map(({ weight }) => weight)).toEqual([0.8])
  })
  test('only so many are kept, and the work goes on', () => {
    const find = finderOf(['send files'])
    expect(find('send files. '.repeat(5000)).length).toBeLessThanOrEqual(200)
  })
})

describe('rules', () => {
  test.each(['draft', 'trial', 'retired'] as const)('that are %s do not speak', (status) =>
    expect(finderOf(['send files'], { status })('send files')).toEqual([]),
  )
  test('have patterns of their own for accounts', () => {
    const { pack } = smallPack([
      smallRule({ id: 'task/this', match: { en: ['send files'] }, told: { en: ['(was|were) asked to send files'] } }),
    ])
    const text = 'She was asked to send files.'
    expect(detectSignals(readingOf([text], 'account'), pack).signals).toHaveLength(1)
    expect(detectSignals(readingOf(['send files'], 'account'), pack).signals).toHaveLength(0)
  })
})

describe('a message without end', () => {
  const { pack } = smallPack([smallRule({ id: 'task/this', match: { en: ['send files'] } })])
  test('is read up to its limit, and the report says so', () => {
    const { signals, notices } = detectSignals(readingOf([`send files ${'x '.repeat(500_000)}send files`]), pack)
    expect(signals).toHaveLength(1)
    expect(notices).toEqual([{ code: 'analyse/turn-too-long', count: 1, detail: '1000000' }])
  })
  test('is never cut inside a match that fits', () => {
    for (let words = 395; words < 406; words++)
      expect(detectSignals(readingOf([`${'x. '.repeat(words)}send files`]), pack).signals, String(words)).toHaveLength(
        1,
      )
  })
})

test('work is followed, and stopped by throwing', () => {
  const { pack } = smallPack([smallRule({ id: 'task/this', match: { en: ['send files'] } })])
  const reading = readingOf(Array.from({ length: 5000 }, () => 'send files'))
  const seen: number[] = []
  detectSignals(reading, pack, { onProgress: (done) => seen.push(done) })
  expect(seen).toEqual([0, 2048, 4096, 5000])
  expect(() =>
    detectSignals(reading, pack, {
      onProgress() {
        throw new RangeError('stop')
      },
    }),
  ).toThrow(RangeError)
})
