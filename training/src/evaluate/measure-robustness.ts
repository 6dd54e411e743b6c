import type { CompiledPack, Turn } from '@telltale/model'
import type { InnocentSet } from '../read-innocent-sets.js'
import { bury } from './bury.js'
import { CHANGES } from './changes.js'
import { drawBars } from './draw-bars.js'
import { isAlarm } from './is-alarm.js'
import type { Measured, Readers } from './measured.js'
import { sampleOf } from './sample-of.js'
import { sayPerThousand, sayShare } from './say-numbers.js'
import type { Section } from './section.js'
import { table } from './table.js'

const MOST_OF_EACH = 200
const MOST_BURIED = 60
const ORDINARY_TURNS = 400
/** An approach of a message or two can hardly be heard among hundreds. */
const LONG = 20

interface Row {
  readonly name: string
  readonly before: number
  readonly after: number
  readonly approaches: number
  readonly alarmsBefore: number
  readonly alarmsAfter: number
  readonly innocents: number
}

/** What remains when the same words are written otherwise, by accident or to hide them. */
export function measureRobustness(
  measured: readonly Measured[],
  { analyse }: Readers,
  pack: CompiledPack,
  sets: readonly InnocentSet[] | undefined,
): Section {
  const approaches = sampleOf(
    measured.filter(({ conversation }) => conversation.isApproach),
    MOST_OF_EACH,
  )
  const innocents = sampleOf(
    measured.filter(({ conversation }) => !conversation.isApproach),
    MOST_OF_EACH,
  )
  const isAlarmAfter = (turns: readonly Turn[]): boolean => isAlarm(analyse(turns))
  const rowOf = (name: string, apply: (each: Measured) => readonly Turn[] | undefined, most = Infinity): Row => {
    const count = (list: readonly Measured[]): readonly [whole: number, before: number, after: number] => {
      const changed = sampleOf(list, most).flatMap((each) => {
        const turns = apply(each)
        return turns === undefined || isSame(turns, each.conversation.turns) ? [] : [{ each, turns }]
      })
      return [
        changed.length,
        changed.filter(({ each }) => each.isAlarm).length,
        changed.filter(({ turns }) => isAlarmAfter(turns)).length,
      ]
    }
    const [whole, before, after] = count(approaches)
    const [quiet, alarmsBefore, alarmsAfter] = count(innocents)
    return { name, approaches: whole, before, after, innocents: quiet, alarmsBefore, alarmsAfter }
  }
  const rows = CHANGES.map(({ name, apply }) => rowOf(name, ({ conversation }) => apply(conversation, pack)))
  const ordinaryOf = (language: string): readonly (readonly Turn[])[] =>
    (sets ?? [])
      .filter((set) => set.language === language && set.name.startsWith('getting to know'))
      .flatMap(({ conversations }) => conversations)
  if (sets) {
    const ordinary = new Map(pack.languages.map((language) => [language, ordinaryOf(language)]))
    let first = 0
    const buried = ({ conversation }: Measured): readonly Turn[] =>
      bury(conversation.turns, ordinary.get(conversation.language) ?? [], ORDINARY_TURNS, (first += 31))
    rows.push(
      rowOf(`inside ${ORDINARY_TURNS} turns of ordinary talk`, buried, MOST_BURIED),
      rowOf(
        `- conversations of ${LONG} turns and more`,
        (each) => (each.conversation.turns.length >= LONG ? buried(each) : undefined),
        MOST_BURIED * 2,
      ),
    )
  }
  const recall = approaches.filter((each) => each.isAlarm).length / Math.max(1, approaches.length)
  return {
    heading: 'Robustness',
    lines: [
      `English and Chinese; ${approaches.length} approaches and ${innocents.length} innocent conversations. Changes are made to all that the other side says; for each, only the conversations that it alters are counted, before and after.`,
      ...(sets
        ? [`The ordinary talk is public (strangers getting to know each other), the half that training has not seen.`]
        : ['Inside ordinary talk: not measured, because the data folder is not here.']),
      '',
      ...table(
        ['change', 'heard before', 'heard after', 'recall changes by', 'false alarms before', 'after', 'per 1,000'],
        rows.map((row) => [
          row.name,
          sayShare(row.before, row.approaches),
          sayShare(row.after, row.approaches),
          row.approaches === 0
            ? '–'
            : `${row.after >= row.before ? '+' : '−'}${((100 * Math.abs(row.after - row.before)) / row.approaches).toFixed(1)} points`,
          `${row.alarmsBefore} of ${row.innocents}`,
          `${row.alarmsAfter} of ${row.innocents}`,
          sayPerThousand(row.alarmsAfter, row.innocents),
        ]),
      ),
      '',
      'Traditional characters are made with the table that the pack folds them by, read backwards; the look-alike letters with a small table of their own.',
    ],
    figures: [
      {
        name: 'robustness.svg',
        says: 'Share of approaches heard after each change, against the share heard unchanged.',
        svg: drawBars({
          title: 'Approaches heard after each change',
          bars: rows
            .filter((row) => row.approaches > 0)
            .map(({ name, after, approaches: whole }) => ({ name, value: after / whole })),
          against: recall,
        }),
      },
    ],
  }
}

function isSame(a: readonly Turn[], b: readonly Turn[]): boolean {
  return a.length === b.length && a.every(({ text }, index) => text === b[index]?.text)
}
