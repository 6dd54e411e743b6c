import { findIdentifiers, findWords } from '@telltale/exposure'
import type { CompiledExposurePack } from '@telltale/model'
import type { ExposureFile } from './exposure-file.js'
import { runExamples, type ExampleFailure } from './run-examples.js'
import type { ExampleEntry } from './rule-file.js'
import { variationsFor } from './variations-for.js'

const BEFORE = 'Good morning 早上好\n'
const LINE_ENDS = 'with CRLF line ends'
const AFTER = '\nLovely weather here, 今天天气真好'

/**
 * Runs the examples of a rule about posts: as written, under every change that must not matter, and with neutral words
 * before and after. What a finder of identifiers sees must stay as it is written: letters of a key are not changed.
 *
 * @returns What failed; nothing when the rule does what its examples say.
 */
export function checkExposureExamples(rule: ExposureFile, pack: CompiledExposurePack): readonly ExampleFailure[] {
  const exposure = pack.exposures.findIndex(({ id }) => id === rule.id)
  // A form is of the letters as they are written.
  const asWritten = Object.values(rule.match ?? {})
    .flat()
    .some((pattern) => typeof pattern !== 'string' && pattern.form !== undefined)
  const identifiersIn = (text: string): readonly Place[] =>
    rule.identifiers === undefined
      ? []
      : findIdentifiers(text).filter(({ name }) => rule.identifiers?.includes(name) === true)
  const quotesIn = (text: string): readonly string[] => {
    const words = findWords(text, pack).filter((each) => each.exposure === exposure)
    return apart([...words, ...identifiersIn(text)]).map(({ start, end }) => text.slice(start, end))
  }
  return runExamples(rule.examples ?? {}, {
    find: ({ says = '' }, change, around) =>
      quotesIn(around === 'alone' ? change(says) : BEFORE + change(says) + AFTER),
    variations: ({ says = '' }: ExampleEntry, language) =>
      variationsFor(language).filter(
        ({ name }) =>
          name === LINE_ENDS || (rule.match !== undefined && !asWritten && identifiersIn(says).length === 0),
      ),
    inTalk: () => true,
  })
}

interface Place {
  readonly start: number
  readonly end: number
}

/** In the order of the text; of two that overlap, the longer. */
function apart(places: readonly Place[]): readonly Place[] {
  const kept: Place[] = []
  for (const each of places.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = kept.at(-1)
    if (!last || each.start >= last.end) kept.push(each)
    else if (each.end - each.start > last.end - last.start) kept[kept.length - 1] = each
  }
  return kept
}
