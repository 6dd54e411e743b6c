import type { Turn } from '@telltale/model'
import { pack } from '@telltale/packs'
import { describe, expect, test } from 'vitest'
import { buildLexicon, joinUtterances, TokenList, wordsOfTurn } from '../src/index.js'

const lexicon = buildLexicon(pack)

function joined(...said: readonly (readonly [speaker: string, text: string] | Turn)[]) {
  const turns = said.map((each): Turn => ('text' in each ? each : { speaker: each[0], text: each[1] }))
  const tokens = new TokenList()
  return joinUtterances(turns, 0, turns.length - 1, (turn) =>
    turns[turn] ? wordsOfTurn(turns[turn], lexicon, tokens) : [],
  )
}

describe('utterances', () => {
  test('are messages in a row, with who says them and from where to where', () => {
    const [first, second, third] = joined(['Ana', 'hi'], ['Ana', 'you there?'], ['Bo', 'yes'], ['Ana', 'good'])
    expect(first).toMatchObject({ speaker: 'Ana', from: 0, to: 1 })
    expect(second).toMatchObject({ speaker: 'Bo', from: 2, to: 2 })
    expect(third).toMatchObject({ speaker: 'Ana', from: 3, to: 3 })
  })

  test('keep how sentences end, and nothing else that is no word', () => {
    const [only] = joined(['Ana', 'Are you sure? I am, really. Yes!'])
    expect(only?.words.filter((word) => word === '?')).toHaveLength(1)
    expect(only?.words.filter((word) => word === '.')).toHaveLength(2)
    expect(joined(['林', '你在吗？在'])[0]?.words).toContain('?')
  })

  test('of a thought sent in pieces are one, as if it had been sent whole', () => {
    const words = (found: ReturnType<typeof joined>) =>
      found.flatMap((each) => each.words).filter((word) => word !== '.')
    expect(words(joined(['Ana', 'send me'], ['Ana', 'the drawings'], ['Ana', 'tonight']))).toEqual(
      words(joined(['Ana', 'send me the drawings tonight'])),
    )
  })

  test('leave out messages without a word, and never mix two speakers', () => {
    const found = joined(['Ana', '…'], ['Bo', 'hello'], ['Ana', ''], ['Bo', 'hello?'])
    expect(found.map(({ speaker }) => speaker)).toEqual(['Bo', 'Bo'])
  })

  test('are cut where they grow long', () => {
    const found = joined(['Ana', 'word '.repeat(1000)])
    expect(found.length).toBeGreaterThan(9)
    expect(Math.max(...found.map(({ words }) => words.length))).toBeLessThanOrEqual(101)
    expect(found.every(({ speaker, from, to }) => speaker === 'Ana' && from === 0 && to === 0)).toBe(true)
  })

  test('of a forwarded message are those of its first author, without what is quoted', () => {
    const text = '"send the list" he wrote'
    const found = joined(
      { speaker: 'Ana', forwardedFrom: 'Cy', text: 'from far away' },
      { speaker: 'Ana', text, quoted: [[0, 15]] },
    )
    expect(found.map(({ speaker }) => speaker)).toEqual(['Cy', 'Ana'])
    expect(found[1]?.words).not.toContain('list')
  })
})
