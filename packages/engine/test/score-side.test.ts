import { pack } from '@telltale/packs'
import { describe, expect, test, vi } from 'vitest'
import { MOST_CLOSER } from '../src/index.js'
import { scoreSide } from '../src/reason/score-side.js'

if (!pack.learned) throw new Error('The pack has no learned part.')
const { judge } = pack.learned
const side = (tone: number) => ({ tone, brevity: 0.1, drawn: 0, crowd: 0, isOne: false, language: 0 })
const tones = Array.from({ length: 200 }, (_, index) => -12 + index * 0.15)

describe('the score of a side', () => {
  test.each([-100, -2, 0, 3, 100])('never falls as more speaks for an approach, whatever the net says (%d)', (odds) => {
    const scores = tones.map((tone) => scoreSide(0, side(tone), judge, () => odds))
    expect(scores).toEqual([...scores].sort((a, b) => a - b))
  })

  test('asks the net only where it could make a difference to the outcome', () => {
    for (const tone of tones) {
      const net = vi.fn(() => MOST_CLOSER)
      const loudest = scoreSide(0, side(tone), judge, net)
      expect(net.mock.calls.length === 1 || loudest < judge.unclearFrom).toBe(true)
      // As if it had been asked all the same.
      const asked = scoreSide(0, side(tone), { ...judge, unclearFrom: 0.0001 }, net)
      if (net.mock.calls.length === 1) expect(asked).toBeLessThan(judge.unclearFrom)
    }
  })

  test('takes the net for one voice: beyond a limit it says no more', () => {
    expect(scoreSide(0, side(2), judge, () => 1000)).toBe(scoreSide(0, side(2), judge, () => MOST_CLOSER))
  })
})
