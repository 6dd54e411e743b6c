import { buildLexicon } from '@telltale/engine'
import type { CompiledPack } from '@telltale/model'
import { chance } from './chance.js'
import { isAlarm } from './is-alarm.js'
import type { Measured, Readers } from './measured.js'
import { sayShare } from './say-numbers.js'
import type { Section } from './section.js'
import { strikeEvidence } from './strike-evidence.js'
import { table } from './table.js'

/** Whether the quotes are the reasons: without them there should be no alarm, without as many other words there should. */
export function measureReasons(measured: readonly Measured[], { analyse }: Readers, pack: CompiledPack): Section {
  const random = chance(1)
  const lexicon = buildLexicon(pack)
  const alarms = measured
    .filter((each) => each.isAlarm)
    .map(({ conversation, report }) => {
      const struck = strikeEvidence(conversation.turns, report, lexicon, random)
      const after = analyse(struck.withoutEvidence)
      return {
        isApproach: conversation.isApproach,
        quotedShare: struck.quotedShare,
        isEvenMatch: struck.isEvenMatch,
        fallsQuiet: !isAlarm(after),
        isCleared: !isAlarm(after) || after.approacher?.speaker !== report.approacher?.speaker,
        staysLoud: isAlarm(analyse(struck.withoutOthers)),
      }
    })
  const middle = (list: readonly number[]): string =>
    `${(100 * ([...list].sort((a, b) => a - b)[list.length >> 1] ?? 0)).toFixed(0)} %`
  const row = (name: string, list: typeof alarms): readonly string[] => [
    name,
    String(list.length),
    sayShare(list.filter(({ fallsQuiet }) => fallsQuiet).length, list.length),
    sayShare(list.filter(({ isCleared }) => isCleared).length, list.length),
    sayShare(list.filter(({ staysLoud }) => staysLoud).length, list.length),
    list.length === 0 ? '–' : middle(list.map(({ quotedShare }) => quotedShare)),
  ]
  return {
    heading: 'Faithful reasons',
    lines: [
      'Every alarm in English and Chinese is judged again twice: once without the words that its findings quote against the other side, once without as many other words of the conversation, taken by chance. Where the quotes are the reasons, the first takes the outcome below caution and the second does not. A conversation may have two who approach: then the alarm goes over to the other, and only "that speaker is" counts it as quiet. Where quotes are most of what the other side said, the first is easily passed; the last column says how much that is. Where other words are fewer than quoted ones, all of them are struck out.',
      '',
      ...table(
        [
          'alarms',
          'count',
          'quiet without the quotes',
          'that speaker is',
          'loud without as many others',
          "quoted of the other side's words (median)",
        ],
        [
          row(
            'approaches',
            alarms.filter(({ isApproach }) => isApproach),
          ),
          row(
            'innocent',
            alarms.filter(({ isApproach }) => !isApproach),
          ),
          row('all', alarms),
          row(
            'all with as many other words',
            alarms.filter(({ isEvenMatch }) => isEvenMatch),
          ),
          row(
            'all with less than half quoted',
            alarms.filter(({ quotedShare }) => quotedShare < 0.5),
          ),
        ],
      ),
    ],
  }
}
