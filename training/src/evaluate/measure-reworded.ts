import { isAlarm } from './is-alarm.js'
import type { Readers } from './measured.js'
import { readReworded, type Reworded } from './read-reworded.js'
import { sayPercentWithin, sayShare } from './say-numbers.js'
import type { Section } from './section.js'
import { table } from './table.js'

/** Real messages, reworded: the nearest thing to life that is here, and very few. */
export function measureReworded(covered: readonly string[], { analyse }: Readers): Section {
  const heading = 'Real messages, reworded'
  const approaches = readReworded('approach')
  const innocents = readReworded('innocent')
  if (!approaches || !innocents) return { heading, lines: ['Not measured: the data folder is not here.'] }
  const row = (name: string, list: readonly Reworded[]): readonly string[] => {
    const reports = list.map(({ turns }) => analyse(turns))
    const alarms = reports.filter(isAlarm).length
    const signs = reports.filter(({ outcome }) => outcome !== 'nothing').length
    return [name, sayShare(alarms, list.length), sayPercentWithin(alarms, list.length), sayShare(signs, list.length)]
  }
  const isCovered = ({ language }: Reworded): boolean => covered.includes(language)
  const several = approaches.filter(({ turns }) => turns.length > 1)
  const single = approaches.filter(({ turns }) => turns.length === 1)
  const languages = [...new Set(innocents.map(({ language }) => language))].sort()
  return {
    heading,
    lines: [
      'Most of the approaches here are one to three messages quoted by a court or a newspaper: often a first hello, from which nobody could tell. The last column counts "unclear" as well.',
      '',
      ...table(
        ['', 'alarm', 'share (95 %)', 'at least unclear'],
        [
          row('approaches, two or more messages', several),
          row('- in English and Chinese', several.filter(isCovered)),
          row('approaches, a single message', single),
          row('- in English and Chinese', single.filter(isCovered)),
          row('genuine messages', innocents),
          ...languages.map((language) =>
            row(
              `- ${language}`,
              innocents.filter((each) => each.language === language),
            ),
          ),
          row(
            '- the hard ones',
            innocents.filter(({ isHard }) => isHard),
          ),
        ],
      ),
    ],
  }
}
