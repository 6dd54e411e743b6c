import { areaUnderCurve } from '../area-under-curve.js'
import { countRight } from './count-right.js'
import { drawLines } from './draw-lines.js'
import { erde, type Decision } from './erde.js'
import { isAlarm } from './is-alarm.js'
import { latencyWeightedF1 } from './latency-weighted-f1.js'
import type { Measured, Readers } from './measured.js'
import { sayPerThousand, sayRatio, sayShare } from './say-numbers.js'
import type { Section } from './section.js'
import { table } from './table.js'

const TURNS = [2, 3, 5, 8, 12, 20]

/** How early an alarm comes: when only a beginning is read, and against the first real ask. */
export function measureEarliness(measured: readonly Measured[], readers: Readers): Section {
  const steps = [...TURNS, Infinity].map((most) => {
    const read = measured.map((each) => upTo(each, most, readers))
    return { most, ...countRight(read), read }
  })
  const decisions: readonly Decision[] = measured.map(({ conversation, report }) => ({
    isApproach: conversation.isApproach,
    after: report.firstAlertTurn === null ? undefined : report.firstAlertTurn + 1,
  }))
  const lengths = measured.map(({ conversation }) => conversation.turns.length).sort((a, b) => a - b)
  const median = lengths[lengths.length >> 1] ?? 1
  const asks = measured.flatMap(({ conversation, report }) => {
    const ask = firstAsk(conversation.techniques, conversation.firstTaskTurn)
    return conversation.isApproach && ask !== undefined ? [{ ask, first: report.firstAlertTurn }] : []
  })
  const early = asks.filter(({ ask, first }) => first !== null && first <= ask).length
  const before = asks.filter(({ ask, first }) => first !== null && first < ask).length
  const ever = asks.filter(({ first }) => first !== null).length
  const tookBack = measured.filter(({ report, isAlarm: stays }) => report.firstAlertTurn !== null && !stays)
  const alarmed = (isApproach: boolean): readonly number[] =>
    decisions.flatMap((each) => (each.isApproach === isApproach && each.after !== undefined ? [each.after] : []))
  return {
    heading: 'How early',
    lines: [
      `English and Chinese. Each conversation is read as if it ended after so many turns; the median length is ${median} turns.`,
      '',
      ...table(
        ['turns read', 'approaches heard', 'false alarms', 'per 1,000', 'ranking', 'trigrams: heard', 'ranking'],
        steps.map(({ most, approaches, heard, innocents, alarms, baselineHeard, ranking, read }) => [
          most === Infinity ? 'all' : String(most),
          sayShare(heard, approaches),
          `${alarms} of ${innocents}`,
          sayPerThousand(alarms, innocents),
          sayRatio(ranking),
          sayShare(baselineHeard, approaches),
          sayRatio(rankingOfBaseline(read)),
        ]),
      ),
      '',
      `- Alarm at or before the first real ask: ${sayShare(early, asks.length)} of the approaches with one; ${sayShare(early, ever)} of those that ever alarmed. Strictly before it: ${sayShare(before, asks.length)}.`,
      `- ERDE_5 ${erde(decisions, 5).toFixed(1)}, ERDE_50 ${erde(decisions, 50).toFixed(1)} (Losada and Crestani 2016; percent, lower is better). With conversations this short, ERDE_50 counts misses and false alarms and hardly lateness.`,
      `- Latency-weighted F1 ${latencyWeightedF1(decisions, median).toFixed(3)} (Sadeque, Xu and Bethard 2018), an alarm after ${median} turns counting half.`,
      `- Median turn of the first alarm: ${medianOf(alarmed(true))} in approaches, ${medianOf(alarmed(false))} in innocent talk.`,
      `- Alarmed on the way, quiet at the end: ${tookBack.filter(({ conversation }) => conversation.isApproach).length} approaches, ${tookBack.filter(({ conversation }) => !conversation.isApproach).length} innocent. These count as alarms in ERDE and latency, not in the table.`,
    ],
    figures: [
      {
        name: 'earliness.svg',
        says: 'Share of approaches heard, and of innocent conversations falsely alarmed, by how many turns were read.',
        svg: drawLines({
          title: 'Approaches heard and false alarms, by turns read',
          across: 'turns read',
          up: 'share of conversations',
          labels: steps.map(({ most }) => (most === Infinity ? 'all' : String(most))),
          lines: [
            { name: 'approaches heard', values: steps.map(({ heard, approaches }) => heard / Math.max(1, approaches)) },
            {
              name: 'heard by trigrams',
              values: steps.map(({ baselineHeard, approaches }) => baselineHeard / Math.max(1, approaches)),
            },
            { name: 'false alarms', values: steps.map(({ alarms, innocents }) => alarms / Math.max(1, innocents)) },
          ],
        }),
      },
    ],
  }
}

function upTo(each: Measured, most: number, { analyse, baseline }: Readers): Measured {
  if (each.conversation.turns.length <= most) return each
  const turns = each.conversation.turns.slice(0, most)
  const report = analyse(turns)
  return { conversation: each.conversation, report, isAlarm: isAlarm(report), baseline: baseline(turns) }
}

function rankingOfBaseline(read: readonly Measured[]): number {
  const of = (isApproach: boolean): readonly number[] =>
    read.filter(({ conversation }) => conversation.isApproach === isApproach).map(({ baseline }) => baseline)
  return areaUnderCurve(of(true), of(false))
}

/** Where the author marked the first ask; else the first turn with a task in its margin notes. */
function firstAsk(techniques: readonly (readonly string[])[], marked: number | undefined): number | undefined {
  if (marked !== undefined) return marked
  const found = techniques.findIndex((each) => each.some((name) => name.startsWith('task/')))
  return found < 0 ? undefined : found
}

function medianOf(list: readonly number[]): string {
  const sorted = [...list].sort((a, b) => a - b)
  return sorted.length === 0 ? '–' : String(sorted[sorted.length >> 1])
}
