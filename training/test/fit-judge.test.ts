import { MOST_AGAINST } from '@telltale/engine'
import { describe, expect, test } from 'vitest'
import { chance } from '../src/evaluate/chance.js'
import { fitJudge } from '../src/fit-judge.js'
import type { MeasuredSide } from '../src/measure-sides.js'
import type { Lesson } from '../src/sides.js'

interface Made {
  readonly file: string
  readonly isApproach: boolean
  readonly tone: number
  readonly rules?: ReadonlyMap<string, number>
  readonly counter?: ReadonlyMap<string, number>
}

/** One measured side of a made-up conversation of its own. */
function sideOf({ file, isApproach, tone, rules = new Map(), counter = new Map() }: Made, index: number): MeasuredSide {
  const lesson: Lesson = {
    pair: `pair ${index}`,
    file,
    language: Math.floor(index / 6) % 4 === 0 ? 'zh' : 'en',
    isApproach,
    kind: isApproach ? 'phishing' : 'innocent',
    person: 'B',
    turns: [],
    techniques: [],
  }
  return {
    lesson,
    spoken: lesson.language,
    side: {
      pair: lesson.pair,
      file,
      language: lesson.language,
      isApproacher: isApproach,
      isDrawnIn: false,
      isPerson: false,
      kind: lesson.kind,
      speaker: 'A',
      turns: [],
    },
    tone,
    drawn: index % 5 === 0 ? undefined : isApproach ? 1 : -2,
    closer: 0,
    brevity: 0.2,
    crowd: 0,
    isOne: index % 10 === 9,
    together: rules.size,
    rules,
    counter,
  }
}

const random = chance(3)
const spread = (): number => random() + random() + random() - 1.5
const made: readonly Made[] = Array.from({ length: 3_000 }, (_, index): Made => {
  const isPublic = index % 3 === 0
  const isApproach = !isPublic && index % 2 === 0
  const seen = new Map<string, number>()
  if (random() < (isApproach ? 0.5 : 0.05)) seen.set('task/speaks-for-it', 0.8)
  if (random() < (isApproach ? 0.05 : 0.3)) seen.set('contact/speaks-against-it', 0.6)
  const against = new Map<string, number>()
  if (random() < (isApproach ? 0.02 : 0.3)) against.set('counter/speaks-against-it', 0.5)
  if (random() < (isApproach ? 0.5 : 0.05)) against.set('counter/speaks-for-it', 0.5)
  return {
    file: isPublic ? 'public talk' : `author ${index % 7}`,
    isApproach,
    tone: (isApproach ? 1 : -2) + 2 * spread(),
    rules: seen,
    counter: against,
  }
})
const sides = made.map(sideOf)
const { judge, scoreOf } = fitJudge(sides)
const isAlarm = (side: MeasuredSide): boolean => scoreOf(side) >= judge.cautionFrom
const shareOf = (list: readonly MeasuredSide[]): number => list.filter(isAlarm).length / list.length
const isPublic = ({ side }: MeasuredSide): boolean => side.file.startsWith('public ')

describe('the fitted judge', () => {
  test('gives its outcomes in their order, and none for certain', () => {
    expect(judge.unclearFrom).toBeGreaterThan(0)
    expect(judge.unclearFrom).toBeLessThan(judge.cautionFrom)
    expect(judge.cautionFrom).toBeLessThan(judge.patternFrom)
    expect(judge.patternFrom).toBeLessThan(0.99)
  })

  test('alarms on at most 3 of 100 honest conversations written to be hard, and 3 of 1,000 public ones', () => {
    const innocents = sides.filter(({ lesson }) => !lesson.isApproach)
    const hard = innocents.filter((side) => !isPublic(side))
    expect(shareOf(hard)).toBeLessThanOrEqual(0.03 + 1 / hard.length)
    const open = innocents.filter(isPublic)
    expect(shareOf(open)).toBeLessThanOrEqual(0.003 + 1 / open.length)
  })

  test('alarms as seldom in each language', () => {
    for (const language of ['en', 'zh']) {
      const innocents = sides.filter(
        (side) => !side.lesson.isApproach && side.lesson.language === language && !isPublic(side),
      )
      expect(shareOf(innocents)).toBeLessThanOrEqual(0.02 + 1 / innocents.length)
    }
    expect(judge.languages).toHaveProperty('zh')
    expect(judge.languages).not.toHaveProperty('other')
  })

  test('lets no other language be as loud as English, and makes those quieter still that are loud', () => {
    const inGerman = (tone: number): number => {
      const german = Array.from({ length: 400 }, (_, index) => {
        const side = sideOf({ file: `author ${index % 7}`, isApproach: false, tone: tone + spread() }, index)
        const lesson = { ...side.lesson, language: 'de', pair: `german ${index}` }
        return { ...side, lesson, spoken: 'other' }
      })
      return fitJudge([...sides, ...german]).judge.languages?.['other'] ?? 0
    }
    expect(inGerman(-9)).toBe(-0.5)
    expect(inGerman(1)).toBeLessThan(-1.5)
  })

  test('sets no threshold by plain talk beside an approach', () => {
    const twin = (isApproach: boolean, index: number): MeasuredSide => {
      const side = sideOf({ file: 'continent-second', isApproach, tone: isApproach ? 3 : 2.5 }, index)
      return { ...side, lesson: { ...side.lesson, language: 'en' }, spoken: 'en' }
    }
    const beside = Array.from({ length: 20 }, (_, index) => [twin(true, index), twin(false, index)]).flat()
    const alone = beside.filter(({ lesson }) => !lesson.isApproach)
    const oddsOf = (list: readonly MeasuredSide[]): number => {
      const { cautionFrom } = fitJudge([...sides, ...list]).judge
      return Math.log(cautionFrom / (1 - cautionFrom))
    }
    // Beside an approach it raises no threshold; the approaches beside it are easy, and may lower it a little.
    expect(oddsOf(beside)).toBeLessThan(oddsOf([]) + 0.1)
    expect(oddsOf(alone)).toBeGreaterThan(oddsOf([]) + 1)
  })

  test('means by a score what it says, over conversations', () => {
    const own = sides.filter((side) => !isPublic(side))
    for (const [from, to] of [
      [0, 0.2],
      [0.3, 0.7],
      [0.8, 1],
    ] as const) {
      const band = own.filter((side) => scoreOf(side) >= from && scoreOf(side) < to)
      const said = band.reduce((sum, side) => sum + scoreOf(side), 0) / band.length
      const were = band.filter(({ lesson }) => lesson.isApproach).length / band.length
      expect(Math.abs(said - were)).toBeLessThan(0.15)
    }
  })

  test('hears most of what can be heard', () => {
    expect(shareOf(sides.filter(({ lesson }) => lesson.isApproach))).toBeGreaterThan(0.6)
  })

  test('lets the tone and the partner speak for an approach', () => {
    expect(judge.tone).toBeGreaterThan(0)
    expect(judge.drawn).toBeGreaterThan(0)
  })

  test('lets rules only ever add', () => {
    expect(judge.rules['task/speaks-for-it']).toBeGreaterThan(0)
    expect(judge.rules['contact/speaks-against-it']).toBe(0)
    expect(judge.together).toBeGreaterThanOrEqual(0)
  })

  test('lets counter-evidence only ever take away, and leaves out what would add', () => {
    expect(Object.keys(judge.counter ?? {})).toEqual(['counter/speaks-against-it'])
    expect(judge.counter?.['counter/speaks-against-it']).toBeLessThan(0)
  })

  test('scores a side lower by what speaks against it, and by no more than the engine would', () => {
    const [innocent] = sides.filter(({ lesson }) => !lesson.isApproach)
    if (!innocent) throw new Error('there are innocents')
    const odds = (counter: ReadonlyMap<string, number>): number => {
      const score = scoreOf({ ...innocent, counter })
      return Math.log(score / (1 - score))
    }
    const none = odds(new Map())
    expect(odds(new Map([['counter/speaks-against-it', 0.5]]))).toBeLessThan(none)
    expect(odds(new Map([['counter/speaks-against-it', 1000]]))).toBeCloseTo(none - MOST_AGAINST, 6)
  })

  test('takes no notice of authors whom the rules were written with', () => {
    const misleading = Array.from({ length: 500 }, (_, index) =>
      sideOf({ file: 'en-young', isApproach: index % 2 === 0, tone: index % 2 === 0 ? -9 : 9 }, index),
    )
    expect(fitJudge([...sides, ...misleading]).judge).toEqual(judge)
  })

  test('comes out the same each time', () => {
    expect(fitJudge(sides).judge).toEqual(judge)
  })
})
