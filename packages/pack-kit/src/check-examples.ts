import { detectSignals } from '@telltale/engine'
import type { CompiledPack, Reading, Turn, Voice } from '@telltale/model'
import type { ExampleEntry, RuleFile } from './rule-file.js'
import { variationsFor } from './variations-for.js'

/** An example that did not come out as its author says. */
export interface ExampleFailure {
  readonly language: string
  /** The example as written. */
  readonly example: string
  /** The change under which it failed; undefined when it failed as written. */
  readonly variation?: string
  readonly expected: readonly string[]
  readonly found: readonly string[]
  readonly hint?: string
}

/**
 * Runs the examples of a rule: as written, then under every change that must not matter, then with neutral talk around
 * them and with other names.
 *
 * @returns What failed; nothing when the rule does what its examples say.
 */
export function checkExamples(rule: RuleFile, pack: CompiledPack): readonly ExampleFailure[] {
  const failures: ExampleFailure[] = []
  for (const [language, examples] of Object.entries(rule.examples)) {
    for (const example of examples) {
      const turns = turnsOf(example, rule)
      const voice: Voice = example.told === undefined ? 'conversation' : 'account'
      const written = example.says ?? example.told ?? (example.talk ?? []).join(' / ')
      const run = (
        change: (text: string) => string,
        variation?: string,
        around: 'alone' | 'in-talk' = 'alone',
      ): boolean => {
        const changed = turns.map((turn) => ({ ...turn, text: change(turn.text) }))
        const found = quotesOf(rule, pack, changed, voice, around)
        const expected = example.finds.map(change)
        const same = found.length === expected.length && expected.every((quote, index) => quote === found[index])
        if (example.todo !== undefined) {
          if (same && variation === undefined) {
            failures.push({
              language,
              example: written,
              expected,
              found,
              hint: `now found: remove "todo: ${example.todo}"`,
            })
          }
          return false
        }
        if (!same) {
          failures.push({
            language,
            example: written,
            ...(variation === undefined ? {} : { variation }),
            expected,
            found,
          })
        }
        return same
      }
      if (!run((text) => text)) continue // One failure is enough to mend.
      if (voice !== 'account') run((text) => text, 'with neutral talk around it and other names', 'in-talk')
      for (const { name, vary } of variationsFor(language)) {
        if (voice !== 'account') run(vary, name)
      }
    }
  }
  return failures
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
