import type { HeardUtterance } from '@telltale/classifier'
import type { Turn } from '@telltale/model'
import { pack } from '@telltale/packs'
import { describe, expect, test } from 'vitest'
import { buildLexicon, CloserHearing } from '../src/index.js'

const lexicon = buildLexicon(pack)

/** A net that counts what it is asked, and says how many utterances are the side's own. */
function countingNet() {
  const asked = { words: 0, times: 0, longest: 0 }
  return {
    asked,
    hear(words: readonly string[]): HeardUtterance {
      asked.words += words.length
      const nothing = new Float64Array(0)
      return { turn: nothing, forwards: nothing, backwards: nothing, stages: new Float32Array(0) }
    },
    oddsOf(utterances: readonly HeardUtterance[], areOwn: readonly boolean[]): number {
      asked.times++
      asked.longest = Math.max(asked.longest, utterances.length)
      return areOwn.filter(Boolean).length
    },
  }
}

const talk = (count: number, text = (turn: number): string => `message number ${turn} of this talk`): readonly Turn[] =>
  Array.from({ length: count }, (_, turn) => ({ speaker: turn % 2 === 0 ? 'Ana' : 'Bo', text: text(turn) }))

describe('hearing closely', () => {
  test('reads up to the turn that it may, and no further', () => {
    const turns = talk(10)
    const hearing = new CloserHearing(() => countingNet(), turns, lexicon)
    expect(hearing.oddsOf('Ana', { from: 0, to: 2 }, 2)).toBe(2)
    expect(hearing.oddsOf('Ana', { from: 0, to: 8 }, 9)).toBe(5)
  })

  test('asks once for the same stretch, and hears an utterance once', () => {
    const net = countingNet()
    const hearing = new CloserHearing(() => net, talk(10), lexicon)
    for (let i = 0; i < 5; i++) hearing.oddsOf('Ana', { from: 0, to: 8 }, 9)
    expect(net.asked.times).toBe(1)
    const { words } = net.asked
    hearing.oddsOf('Bo', { from: 1, to: 9 }, 9)
    expect(net.asked.words).toBe(words)
  })

  test('says nothing where there is no net, and of somebody who says nothing there', () => {
    expect(new CloserHearing(() => undefined, talk(4), lexicon).oddsOf('Ana', { from: 0, to: 2 }, 3)).toBe(0)
    expect(new CloserHearing(countingNet, talk(4), lexicon).oddsOf('Cy', { from: 0, to: 2 }, 3)).toBe(0)
  })

  test('hears so many utterances at once at most, and in a long talk also the loudest stretch by itself', () => {
    const net = countingNet()
    const hearing = new CloserHearing(() => net, talk(5000), lexicon)
    hearing.oddsOf('Ana', { from: 2000, to: 2010 }, 4999)
    expect(net.asked.times).toBe(2)
    expect(net.asked.longest).toBeLessThanOrEqual(48)
  })

  test('does bounded work, however long the talk and its messages', () => {
    const net = countingNet()
    const turns = talk(3000, (turn) => `${turn} `.repeat(turn % 100 === 0 ? 20_000 : 40))
    const hearing = new CloserHearing(() => net, turns, lexicon)
    for (let turn = 0; turn < turns.length; turn++)
      hearing.oddsOf(turn % 2 === 0 ? 'Ana' : 'Bo', { from: turn, to: turn }, turn)
    expect(net.asked.words).toBeLessThanOrEqual(20_000)
    expect(net.asked.times).toBeLessThanOrEqual(300)
  })
})
