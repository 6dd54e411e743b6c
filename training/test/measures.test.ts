import { pack } from '@telltale/packs'
import { describe, expect, test } from 'vitest'
import { areaUnderCurve } from '../src/area-under-curve.js'
import { bury } from '../src/evaluate/bury.js'
import { calibrationOf } from '../src/evaluate/calibration-of.js'
import { chance } from '../src/evaluate/chance.js'
import { CHANGES } from '../src/evaluate/changes.js'
import { drawBars } from '../src/evaluate/draw-bars.js'
import { drawLines } from '../src/evaluate/draw-lines.js'
import { erde } from '../src/evaluate/erde.js'
import { latencyWeightedF1 } from '../src/evaluate/latency-weighted-f1.js'
import { macroF1 } from '../src/evaluate/macro-f1.js'
import { sampleOf } from '../src/evaluate/sample-of.js'
import { strikeOut } from '../src/evaluate/strike-out.js'
import { table } from '../src/evaluate/table.js'
import { wilsonInterval } from '../src/evaluate/wilson-interval.js'

describe('figures', () => {
  test('the area under the curve is the share of pairs that are in order', () => {
    expect(areaUnderCurve([0.9, 0.4], [0.5, 0.1])).toBe(0.75)
    expect(areaUnderCurve([0.5], [0.5])).toBe(0.5)
  })

  test('macro-F1 is 1 where all is right, and half where one sort is never found', () => {
    expect(macroF1(10, 0, 0, 20)).toBe(1)
    expect(macroF1(0, 10, 0, 10)).toBeCloseTo((2 * 10) / (2 * 10 + 10) / 2, 10)
  })

  test('early risk detection error: a miss costs 1, an alarm at the half-way turn half, a false alarm the base rate', () => {
    expect(erde([{ isApproach: true, after: undefined }], 5)).toBe(100)
    expect(erde([{ isApproach: true, after: 5 }], 5)).toBe(50)
    expect(erde([{ isApproach: false, after: undefined }], 5)).toBe(0)
    expect(
      erde(
        [
          { isApproach: true, after: -Infinity },
          { isApproach: false, after: 1 },
        ],
        5,
      ),
    ).toBeCloseTo(25, 10)
  })

  test('latency-weighted F1 keeps all of an alarm at the first turn and half of one at the median', () => {
    expect(latencyWeightedF1([{ isApproach: true, after: 1 }], 15)).toBe(1)
    expect(latencyWeightedF1([{ isApproach: true, after: 15 }], 15)).toBeCloseTo(0.5, 10)
    expect(latencyWeightedF1([{ isApproach: true, after: undefined }], 15)).toBe(0)
  })

  test('scores that keep their promise have no calibration error', () => {
    const kept = Array.from({ length: 100 }, (_, i) => ({ score: 0.25, isApproach: i % 4 === 0 }))
    expect(calibrationOf(kept).expectedError).toBeCloseTo(0, 10)
    expect(calibrationOf([{ score: 1, isApproach: false }])).toMatchObject({ expectedError: 1, brier: 1 })
  })

  test('an interval is wide where little was seen', () => {
    expect(wilsonInterval(0, 0)).toEqual([0, 1])
    const [low, high] = wilsonInterval(8, 10)
    expect(low).toBeCloseTo(0.49, 2)
    expect(high).toBeCloseTo(0.943, 2)
    const [, none] = wilsonInterval(0, 100)
    expect(none).toBeCloseTo(0.037, 2)
  })

  test('a sample is even, and the whole where that is small', () => {
    expect(sampleOf([1, 2, 3], 5)).toEqual([1, 2, 3])
    expect(sampleOf([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], 5)).toEqual([0, 2, 4, 6, 8])
  })

  test('chance is the same each time and between 0 and 1', () => {
    const draw = () => Array.from({ length: 1000 }, chance(5))
    expect(draw()).toEqual(draw())
    for (const each of draw()) expect(each >= 0 && each < 1).toBe(true)
  })
})

describe('striking out', () => {
  test('takes away just the words at the places, overlapping ones once', () => {
    const turns = [
      { speaker: 'A', text: 'keep it between us please' },
      { speaker: 'B', text: 'why' },
    ]
    const spans = [
      { turn: 0, start: 8, end: 18 },
      { turn: 0, start: 5, end: 10 },
    ]
    expect(strikeOut(turns, spans).map(({ text }) => text)).toEqual(['keep  please', 'why'])
  })
})

describe('changes', () => {
  const conversation = {
    id: 'made-up',
    pair: 'made-up',
    file: 'made-up',
    isApproach: true,
    language: 'en',
    channel: 'chat',
    kind: 'phishing',
    person: 'me',
    turns: [
      { speaker: 'Lin', text: 'Could you photograph the pier for me, please? 照片也可以。' },
      { speaker: 'me', text: 'Who is it for?' },
    ],
    techniques: [[], []],
  }

  test.each(CHANGES)('$name: the person’s own words stay, and the same comes out each time', ({ apply }) => {
    const changed = apply(conversation, pack)
    expect(apply(conversation, pack)).toEqual(changed)
    expect(changed.at(-1)).toEqual(conversation.turns[1])
    expect(changed.map(({ speaker }) => speaker)).toContain('Lin')
  })

  test('all but the one for Chinese change English talk', () => {
    const names = CHANGES.filter(({ apply }) => {
      const changed = apply(conversation, pack)
      return changed.map(({ text }) => text).join('\n') === conversation.turns.map(({ text }) => text).join('\n')
    }).map(({ name }) => name)
    expect(names).toEqual(['traditional characters (zh)'])
  })

  test('burying puts ordinary talk of the same two around it', () => {
    const ordinary = [Array.from({ length: 7 }, (_, i) => ({ speaker: 'X', text: `ordinary ${i}` }))]
    const turns = bury(conversation.turns, ordinary, 40, 0)
    expect(turns).toHaveLength(42)
    expect(turns.slice(20, 22)).toEqual(conversation.turns)
    expect(new Set(turns.map(({ speaker }) => speaker))).toEqual(new Set(['Lin', 'me']))
    expect(bury(conversation.turns, [], 40, 0)).toEqual(conversation.turns)
    expect(bury(conversation.turns, [[]], 40, 0)).toEqual(conversation.turns)
  })
})

describe('what is written', () => {
  test('a table lines up', () => {
    expect(table(['', 'heard'], [['en', '3 of 4']])).toEqual([
      '|     |  heard |',
      '| --- | -----: |',
      '| en  | 3 of 4 |',
    ])
  })

  test('drawings hold no markup but their own', () => {
    const svg =
      drawBars({ title: '<a> & "b"', bars: [{ name: '<script>', value: 0.5 }], against: 1 }) +
      drawLines({ title: '<a>', across: '<b>', up: '&', labels: ['<c>'], lines: [{ name: '"', values: [1] }] })
    expect(svg).not.toMatch(/<(?:[abc]|script)>/u)
    expect(svg).toContain('&lt;script&gt;')
    expect(svg).not.toContain('NaN')
  })
})
