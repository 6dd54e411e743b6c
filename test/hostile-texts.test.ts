import { analyse, pack, type Turn } from 'telltale'
import { describe, expect, test } from 'vitest'
import { hostileTexts } from './support/hostile-texts.js'

/** Fills a text up to a length. */
const filled = (piece: string, length: number): string =>
  piece.repeat(Math.ceil(length / piece.length)).slice(0, length)

/** Finds must stand where they say, whatever was done to the text. */
function expectQuoted(turns: readonly Turn[]): ReturnType<typeof analyse> {
  const report = analyse({ turns })
  expect(report.turns).toBe(turns.length)
  for (const { spans } of report.findings)
    for (const { turn, start, end, quote } of spans) expect(turns[turn]?.text.slice(start, end)).toBe(quote)
  return report
}

describe('a very long message is read to its end, and quoted as it stands:', () => {
  test.each(Object.entries(hostileTexts(pack.vocabulary)))('%s', (_what, piece) => {
    expectQuoted([
      { speaker: 'they', text: filled(piece, 90_000) },
      { speaker: 'me', text: 'why' },
    ])
  })
})

describe('a long conversation is read to its end, and quoted as it stands:', () => {
  const talk = ['keep it between us', 'ok', 'could you send me the files', 'why']
  const said = (index: number): string => talk[index % talk.length] ?? ''

  test.each<[string, (count: number) => readonly Turn[]]>([
    [
      'everybody speaks once',
      (count) => Array.from({ length: count }, (_, i) => ({ speaker: `name ${String(i)}`, text: said(i) })),
    ],
    [
      'a name as long as the text',
      (count) => [{ speaker: 'x'.repeat(count * 10), text: filled('keep it between us. ', count * 10) }],
    ],
    [
      'everybody forwards everybody',
      (count) =>
        Array.from({ length: count }, (_, i) => ({
          speaker: 'they',
          forwardedFrom: `name ${String(i % 300)}`,
          text: said(i),
        })),
    ],
    [
      'one message of many quoted parts',
      (count) => [
        {
          speaker: 'they',
          text: filled('keep it between us. ', count * 20),
          quoted: Array.from({ length: count }, (_, i) => [i * 20, i * 20 + 1] as const),
        },
      ],
    ],
    [
      'nothing but empty messages',
      (count) => Array.from({ length: count * 10 }, () => ({ speaker: 'they', text: '' })),
    ],
    [
      'a crowd whose turns lie far apart',
      (count) => Array.from({ length: count * 3 }, (_, i) => ({ speaker: `name ${String(i % count)}`, text: said(i) })),
    ],
  ])('%s', (_what, make) => {
    expectQuoted(make(5400))
  })

  test('200,000 messages, and the report stays small', () => {
    const report = expectQuoted(
      Array.from({ length: 200_000 }, (_, i) => ({ speaker: i % 2 === 0 ? 'they' : 'me', text: said(i) })),
    )
    expect(JSON.stringify(report).length).toBeLessThan(5_000_000)
  })
})

test('a message of more than a million characters is read up to there, and the report says so', () => {
  const report = analyse({ turns: [{ speaker: 'they', text: filled('keep it between us ', 1_200_000) }] })
  expect(report.notices.map(({ code }) => code)).toContain('analyse/turn-too-long')
})
