import type { CompiledPack } from '@telltale/model'
import { analyserOf } from './analyser-of.js'
import { countRight } from './count-right.js'
import { isAlarm } from './is-alarm.js'
import type { Measured } from './measured.js'
import { packWithout } from './pack-without.js'
import { sayPerThousand, sayRatio, sayShare } from './say-numbers.js'
import type { Section } from './section.js'
import { table } from './table.js'

/** What the rules and the learned part do alone, and together. */
export function measureAblation(
  measured: readonly Measured[],
  pack: CompiledPack,
  everyLanguage: CompiledPack,
): Section {
  const covered = (language: string): boolean => pack.languages.includes(language)
  const ways = [
    ['rules only', again(measured, packWithout('learned', pack), packWithout('learned', everyLanguage))],
    ['learned part only', again(measured, packWithout('rules', pack), packWithout('rules', everyLanguage))],
    ['both', measured],
    [
      'both, without counter-evidence',
      again(measured, packWithout('counter', pack), packWithout('counter', everyLanguage)),
    ],
  ] as const
  const groups = [...pack.languages, 'other']
  return {
    heading: 'What each half does',
    lines: [
      'Rules only: the pack without its learned part, with its own thresholds. Learned part only: the weights of all rules set to nought, the thresholds left as they are. Without counter-evidence: what speaks against an approach takes nothing away. The last column sets the threshold of each with hindsight at the false alarms of both together, so that it compares like with like.',
      '',
      ...table(
        ['', 'approaches heard', 'false alarms', 'per 1,000', 'macro-F1', 'ranking', 'heard at equal alarms'],
        groups.flatMap((group) => {
          const isHere = ({ conversation }: Measured): boolean =>
            group === 'other' ? !covered(conversation.language) : conversation.language === group
          const most = countRight(measured.filter(isHere)).alarms
          return ways.map(([name, list]) => {
            const here = list.filter(isHere)
            const { approaches, heard, innocents, alarms, macroF1, ranking } = countRight(here)
            return [
              `${group}: ${name}`,
              sayShare(heard, approaches),
              `${alarms} of ${innocents}`,
              sayPerThousand(alarms, innocents),
              sayRatio(macroF1),
              sayRatio(ranking),
              sayShare(heardAt(most, here), approaches),
            ]
          })
        }),
      ),
    ],
  }
}

function again(measured: readonly Measured[], pack: CompiledPack, everyLanguage: CompiledPack): readonly Measured[] {
  const analyse = analyserOf(pack, everyLanguage)
  return measured.map(({ conversation, baseline }) => {
    const report = analyse(conversation.turns)
    return { conversation, report, isAlarm: isAlarm(report), baseline }
  })
}

/** Approaches that score above the innocent one which would be the first false alarm too many. */
function heardAt(mostAlarms: number, measured: readonly Measured[]): number {
  const scores = (isApproach: boolean): readonly number[] =>
    measured.filter(({ conversation }) => conversation.isApproach === isApproach).map(({ report }) => report.score)
  const threshold = [...scores(false)].sort((a, b) => b - a)[mostAlarms] ?? -Infinity
  return scores(true).filter((score) => score > threshold).length
}
