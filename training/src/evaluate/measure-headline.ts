import { countRight } from './count-right.js'
import type { Measured } from './measured.js'
import { sayPercentWithin, sayPerThousand, sayRatio, sayShare } from './say-numbers.js'
import type { Section } from './section.js'
import { table } from './table.js'

const HEAD = [
  '',
  'approaches heard',
  'recall (95 %)',
  'false alarms',
  'per 1,000',
  'macro-F1',
  'ranking',
  'trigrams: heard',
  'macro-F1',
  'ranking',
]

/** The figures that everything else explains: by language, by author. */
export function measureHeadline(measured: readonly Measured[], covered: readonly string[]): Section {
  const isCovered = ({ conversation }: Measured): boolean => covered.includes(conversation.language)
  const languages = [...new Set(measured.map(({ conversation }) => conversation.language))].sort()
  const files = [...new Set(measured.map(({ conversation }) => conversation.file))].sort()
  const approaches = measured.filter(({ conversation }) => conversation.isApproach).length
  return {
    heading: 'Heard and falsely alarmed',
    lines: [
      `${measured.length} conversations, ${approaches} of them approaches: a base rate of ${((100 * approaches) / Math.max(1, measured.length)).toFixed(0)} %, far above life's. An alarm is an outcome of caution or pattern.`,
      '"Ranking" is the area under the ROC curve. "Trigrams" is a naive Bayes over character trigrams that learnt from the same conversations of ours; its threshold is set with hindsight so that it gives as many false alarms as Telltale in the same row.',
      '',
      ...table(HEAD, [
        rowOf('English and Chinese: rules and learned part', measured.filter(isCovered)),
        ...covered.map((language) =>
          rowOf(
            `- ${language}`,
            measured.filter(({ conversation }) => conversation.language === language),
          ),
        ),
        rowOf(
          'other languages',
          measured.filter((each) => !isCovered(each)),
        ),
        ...languages
          .filter((language) => !covered.includes(language))
          .map((language) =>
            rowOf(
              `- ${language}`,
              measured.filter(({ conversation }) => conversation.language === language),
            ),
          ),
        rowOf('all', measured),
      ]),
      '',
      'By author file (rows are small; look at the interval):',
      '',
      ...table(
        HEAD,
        files.map((file) =>
          rowOf(
            file,
            measured.filter(({ conversation }) => conversation.file === file),
          ),
        ),
      ),
    ],
  }
}

function rowOf(name: string, measured: readonly Measured[]): readonly string[] {
  const counts = countRight(measured)
  const { approaches, heard, innocents, alarms } = counts
  const hasBoth = approaches > 0 && innocents > 0
  return [
    name,
    `${heard} of ${approaches}`,
    sayPercentWithin(heard, approaches),
    `${alarms} of ${innocents}`,
    sayPerThousand(alarms, innocents),
    sayRatio(hasBoth ? counts.macroF1 : undefined),
    sayRatio(counts.ranking),
    hasBoth ? sayShare(counts.baselineHeard, approaches) : '–',
    sayRatio(hasBoth ? counts.baselineF1 : undefined),
    sayRatio(counts.baselineRanking),
  ]
}
