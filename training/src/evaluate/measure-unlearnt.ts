import type { CorpusConversation } from '../read-corpus.js'
import { countRight } from './count-right.js'
import { measureAll } from './measure-all.js'
import type { Measured, Readers } from './measured.js'
import { sayPercentWithin, sayRatio, sayShare } from './say-numbers.js'
import type { Section } from './section.js'
import { table } from './table.js'

/** Fewer messages of the other side than this are a first contact. */
const FIRST_MESSAGES = 7

/**
 * Conversations by authors of whom nothing was learnt: what a stranger's talk may be heard like.
 *
 * @param says - What they are, in a sentence or two.
 */
export function measureUnlearnt(
  conversations: readonly CorpusConversation[],
  { heading, says }: { readonly heading: string; readonly says: string },
  readers: Readers,
): Section {
  const measured = measureAll(conversations, readers)
  const languages = [...new Set(conversations.map(({ language }) => language))].sort()
  const row = (name: string, isIn: (conversation: CorpusConversation) => boolean): readonly (readonly string[])[] => {
    const of = measured.filter(({ conversation }) => isIn(conversation))
    return of.length === 0 ? [] : [[name, ...cellsOf(of)]]
  }
  const isFirst = ({ turns, person }: CorpusConversation): boolean =>
    turns.filter(({ speaker }) => speaker !== person).length < FIRST_MESSAGES
  return {
    heading,
    lines: [
      `${says} Nothing is learnt from them, nor from their authors.`,
      '',
      ...table(
        ['', 'heard', 'share (95 %)', 'false alarms', 'share (95 %)', 'ranking', 'trigrams: ranking'],
        [
          ...row('all', () => true),
          ...languages.flatMap((language) => row(`- ${language}`, (each) => each.language === language)),
          ...row(`${FIRST_MESSAGES} messages of the other side and more`, (each) => !isFirst(each)),
          ...row('fewer', isFirst),
        ],
      ),
    ],
  }
}

function cellsOf(measured: readonly Measured[]): readonly string[] {
  const { approaches, heard, innocents, alarms, ranking, baselineRanking } = countRight(measured)
  return [
    sayShare(heard, approaches),
    sayPercentWithin(heard, approaches),
    sayShare(alarms, innocents),
    sayPercentWithin(alarms, innocents),
    sayRatio(ranking),
    sayRatio(baselineRanking),
  ]
}
