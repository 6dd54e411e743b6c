import type { Measured } from './measured.js'
import { sayPercentWithin, sayPerThousand, sayShare } from './say-numbers.js'
import type { Section } from './section.js'
import { table } from './table.js'

/** Which kinds of approach are heard, and which kinds of honest talk are taken for one. */
export function measureByKind(measured: readonly Measured[]): Section {
  const alarmsOf = (list: readonly Measured[]): number => list.filter((each) => each.isAlarm).length
  const groups = (isApproach: boolean): readonly (readonly [string, readonly Measured[]])[] => {
    const ofThese = measured.filter(({ conversation }) => conversation.isApproach === isApproach)
    return [...new Set(ofThese.map(({ conversation }) => conversation.kind))]
      .sort()
      .map((kind) => [kind, ofThese.filter(({ conversation }) => conversation.kind === kind)] as const)
  }
  return {
    heading: 'By kind',
    lines: [
      ...table(
        ['approach', 'heard', 'recall (95 %)'],
        groups(true).map(([kind, list]) => [
          kind,
          sayShare(alarmsOf(list), list.length),
          sayPercentWithin(alarmsOf(list), list.length),
        ]),
      ),
      '',
      ...table(
        ['innocent', 'false alarms', 'per 1,000'],
        groups(false).map(([kind, list]) => [
          kind,
          sayShare(alarmsOf(list), list.length),
          sayPerThousand(alarmsOf(list), list.length),
        ]),
      ),
    ],
  }
}
