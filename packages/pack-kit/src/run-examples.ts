import type { ExampleEntry } from './rule-file.js'
import type { Variation } from './variations-for.js'

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

/** How a kind of rule reads its examples. */
export interface ExampleReader {
  /** The quotes that the rule finds, in order, when every text is changed so and stands alone or with other talk around it. */
  readonly find: (
    example: ExampleEntry,
    change: (text: string) => string,
    around: 'alone' | 'in-talk',
  ) => readonly string[]
  /** The changes that must not matter to this example. */
  readonly variations: (example: ExampleEntry, language: string) => readonly Variation[]
  /** Whether it must be found with other talk around it too. */
  readonly inTalk: (example: ExampleEntry) => boolean
}

/** Runs examples: as written, then with neutral talk around them, then under every change that must not matter. */
export function runExamples(
  examples: Readonly<Record<string, readonly ExampleEntry[]>>,
  { find, variations, inTalk }: ExampleReader,
): readonly ExampleFailure[] {
  const failures: ExampleFailure[] = []
  for (const [language, list] of Object.entries(examples)) {
    for (const example of list) {
      const written = example.says ?? example.told ?? (example.talk ?? []).join(' / ')
      const run = (
        change: (text: string) => string,
        variation?: string,
        around: 'alone' | 'in-talk' = 'alone',
      ): boolean => {
        const found = find(example, change, around)
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
      if (inTalk(example)) run((text) => text, 'with neutral talk around it and other names', 'in-talk')
      for (const { name, vary } of variations(example, language)) run(vary, name)
    }
  }
  return failures
}
