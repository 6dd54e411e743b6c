import type { CorpusConversation } from '../read-corpus.js'
import { countRight } from './count-right.js'
import { measureAll } from './measure-all.js'
import type { Readers } from './measured.js'
import { sayPercentWithin, sayRatio, sayShare } from './say-numbers.js'
import type { Section } from './section.js'
import { table } from './table.js'

/** Conversations by authors who were told how Telltale errs, and of whom nothing was learnt: the worst of what is here. */
export function measureAgainst(conversations: readonly CorpusConversation[], readers: Readers): Section {
  const measured = measureAll(conversations, readers)
  const languages = [...new Set(conversations.map(({ language }) => language))].sort()
  const row = (name: string, isIn: (language: string) => boolean): readonly string[] => {
    const of = measured.filter(({ conversation }) => isIn(conversation.language))
    const { approaches, heard, innocents, alarms, ranking, baselineRanking } = countRight(of)
    return [
      name,
      sayShare(heard, approaches),
      sayPercentWithin(heard, approaches),
      sayShare(alarms, innocents),
      sayPercentWithin(alarms, innocents),
      sayRatio(ranking),
      sayRatio(baselineRanking),
    ]
  }
  return {
    heading: 'Written against it',
    lines: [
      'Longer conversations by two authors who knew what it errs about: honest people reassure, hurry and ask for secrecy; approachers joke, are patient and are not found out; twins share most of their words. Nothing is learnt from them, nor from their authors.',
      '',
      ...table(
        ['', 'heard', 'share (95 %)', 'false alarms', 'share (95 %)', 'ranking', 'trigrams: ranking'],
        [row('both', () => true), ...languages.map((language) => row(`- ${language}`, (each) => each === language))],
      ),
    ],
  }
}
