import { detectSignals } from '@telltale/engine'
import type { CompiledPack, Reading, Turn, Voice } from '@telltale/model'
import type { ExampleEntry, RuleFile } from './rule-file.js'
import { runExamples, type ExampleFailure } from './run-examples.js'
import { variationsFor } from './variations-for.js'

/**
 * Runs the examples of a rule: as written, then under every change that must not matter, then with neutral talk around
 * them and with other names.
 *
 * @returns What failed; nothing when the rule does what its examples say.
 */
export function checkExamples(rule: RuleFile, pack: CompiledPack): readonly ExampleFailure[] {
  const isTold = ({ told }: ExampleEntry): boolean => told !== undefined
  return runExamples(rule.examples, {
    find: (example, change, around) => {
      const turns = turnsOf(example, rule).map((turn) => ({ ...turn, text: change(turn.text) }))
      return quotesOf(rule, pack, turns, isTold(example) ? 'account' : 'conversation', around)
    },
    variations: (example, language) => (isTold(example) ? [] : variationsFor(language)),
    inTalk: (example) => !isTold(example),
  })
}

const APPROACHER = 'they'
const PERSON = 'me'
const NEUTRAL_BEFORE = ['Good morning', '早上好']
const NEUTRAL_AFTER = ['Lovely weather here', '今天天气真好']

function turnsOf(example: ExampleEntry, rule: RuleFile): readonly Turn[] {
  if (example.talk) {
    return example.talk.map((line) => {
      const colon = line.indexOf(': ')
      return { speaker: line.slice(0, colon), text: line.slice(colon + 2) }
    })
  }
  return [{ speaker: rule.by === 'person' ? PERSON : APPROACHER, text: example.says ?? example.told ?? '' }]
}

function quotesOf(
  rule: RuleFile,
  pack: CompiledPack,
  turns: readonly Turn[],
  voice: Voice,
  around: 'alone' | 'in-talk',
): readonly string[] {
  const all: readonly Turn[] =
    around === 'alone'
      ? turns
      : [
          { speaker: PERSON, text: NEUTRAL_BEFORE[0] ?? '' },
          { speaker: APPROACHER, text: NEUTRAL_BEFORE[1] ?? '' },
          ...turns,
          { speaker: APPROACHER, text: NEUTRAL_AFTER[0] ?? '' },
          { speaker: PERSON, text: NEUTRAL_AFTER[1] ?? '' },
        ].map((turn) => ({ ...turn, speaker: turn.speaker === PERSON ? 'Zoë 小' : '+44 7700 900 000' }))
  const names = around === 'alone' ? { they: APPROACHER, me: PERSON } : { they: '+44 7700 900 000', me: 'Zoë 小' }
  const reading: Reading = { format: 'example', voice, turns: all, events: [], notices: [] }
  const index = pack.rules.findIndex(({ id }) => id === rule.id)
  return detectSignals(reading, pack)
    .signals.filter((signal) => {
      if (signal.rule !== index) return false
      if (voice === 'account' || rule.by === 'either') return true
      return signal.speaker === (rule.by === 'person' ? names.me : names.they)
    })
    .map(({ spans: [span] }) => (span ? (all[span.turn]?.text.slice(span.start, span.end) ?? '') : ''))
}
