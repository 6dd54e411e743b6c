import { calibrationOf } from './calibration-of.js'
import { drawLines } from './draw-lines.js'
import type { Measured } from './measured.js'
import type { Section } from './section.js'
import { table } from './table.js'

/** Whether a score means what it seems to mean. */
export function measureCalibration(measured: readonly Measured[]): Section {
  const { bands, expectedError, brier } = calibrationOf(
    measured.map(({ conversation, report }) => ({ score: report.score, isApproach: conversation.isApproach })),
  )
  return {
    heading: 'Calibration',
    lines: [
      `English and Chinese. Expected calibration error ${expectedError.toFixed(3)} (ten bands; Guo et al. 2017), Brier score ${brier.toFixed(3)}. It holds for this base rate only: in life approaches are far rarer, and the same score means less.`,
      '',
      ...table(
        ['score', 'conversations', 'mean score', 'approaches among them'],
        bands.map(({ from, to, count, meanScore, shareOfApproaches }) => [
          `${from.toFixed(1)}–${to.toFixed(1)}`,
          String(count),
          count === 0 ? '–' : meanScore.toFixed(2),
          count === 0 ? '–' : `${(100 * shareOfApproaches).toFixed(0)} %`,
        ]),
      ),
    ],
    figures: [
      {
        name: 'calibration.svg',
        says: 'Share of approaches among conversations of each band of scores, against the diagonal of a perfect match.',
        svg: drawLines({
          title: 'What scores promise, and what came',
          across: 'score',
          up: 'share of approaches',
          labels: bands.map(({ from, to }) => ((from + to) / 2).toFixed(2)),
          lines: [
            {
              name: 'approaches among them',
              values: bands.map(({ count, shareOfApproaches }) => (count === 0 ? undefined : shareOfApproaches)),
            },
          ],
          diagonal: true,
        }),
      },
    ],
  }
}
