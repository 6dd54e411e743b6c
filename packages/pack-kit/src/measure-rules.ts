import { detectSignals } from '@telltale/engine'
import type { CompiledPack, Reading } from '@telltale/model'
import type { LabelledConversation } from './read-labelled.js'

/** How one rule does on labelled conversations. */
export interface RuleMeasure {
  readonly rule: string
  readonly labelled: number
  readonly found: number
  /** Labelled turns that the rule did not see, as `id#turn: text`. */
  readonly missed: readonly string[]
  /** What it saw in innocent conversations, as `id#turn: quote`. */
  readonly inInnocent: readonly string[]
  /** What it saw in turns of approaches that are labelled otherwise. */
  readonly elsewhere: readonly string[]
}

/** Counts, for each rule, the labelled turns it finds and everything it finds elsewhere. */
export function measureRules(
  ids: readonly string[],
  pack: CompiledPack,
  conversations: readonly LabelledConversation[],
): readonly RuleMeasure[] {
  const seen = conversations.map((conversation) => {
    const reading: Reading = {
      format: 'corpus',
      voice: 'conversation',
      turns: conversation.turns,
      events: [],
      notices: [],
    }
    return { conversation, signals: detectSignals(reading, pack).signals }
  })
  return ids.map((rule) => {
    const index = pack.rules.findIndex(({ id }) => id === rule)
    const by = pack.rules[index]?.by
    const measure = {
      rule,
      labelled: 0,
      found: 0,
      missed: [] as string[],
      inInnocent: [] as string[],
      elsewhere: [] as string[],
    }
    for (const { conversation, signals } of seen) {
      const { id, turns, person } = conversation
      const hits = signals.filter(
        (signal) => signal.rule === index && (by === 'either' || (by === 'person') === (signal.speaker === person)),
      )
      const hitTurns = new Set(hits.map(({ spans: [span] }) => span?.turn))
      turns.forEach((turn, number) => {
        if (!turn.techniques.includes(rule)) return
        measure.labelled++
        if (hitTurns.has(number)) measure.found++
        else measure.missed.push(`${id}#${number}: ${turn.text}`)
      })
      for (const {
        spans: [span],
      } of hits) {
        const turn = span ? turns[span.turn] : undefined
        if (!span || !turn || turn.techniques.includes(rule)) continue
        const line = `${id}#${span.turn}: [${turn.text.slice(span.start, span.end)}] in: ${turn.text.slice(0, 160)}`
        if (conversation.label === 'innocent') measure.inInnocent.push(line)
        else measure.elsewhere.push(line)
      }
    }
    return measure
  })
}
