import type { ExposureReport, Rewording } from '@telltale/model'

import type { SentencePart } from '../page.js'

/** Up to this length a text is shown whole; of a longer one, what stands around each change. */
const LONGEST_WHOLE = 600
const AROUND = 60
const GAP = ' \u2026 '

export interface RewordedParts {
  readonly before: readonly SentencePart[]
  readonly after: readonly SentencePart[]
}

/**
 * A text before and after its rewording, with what changes marked in both.
 *
 * @param original - The text itself. Without it only the words that change are known, from the findings.
 */
export function partsOfRewording(
  { item, text, changes }: Rewording,
  original: string | undefined,
  { findings }: Pick<ExposureReport, 'findings'>,
): RewordedParts {
  const before: SentencePart[] = []
  const after: SentencePart[] = []
  const both = (words: string): void => {
    if (words === '') return
    before.push({ text: words, marked: false })
    after.push({ text: words, marked: false })
  }
  let at = 0
  changes
    .toSorted((a, b) => a.start - b.start)
    .forEach(({ start, end, to, finding }, index, sorted) => {
      if (original === undefined) {
        const place = findings[finding]?.places.find(
          (each) =>
            each.item === item && each.text === text && (each.start ?? end) < end && start < (each.end ?? start),
        )
        if (index > 0) both(GAP)
        before.push({ text: place?.quote ?? GAP.trim(), marked: true })
        after.push({ text: to, marked: true })
        return
      }
      both(shortened(original, at, start, index === 0))
      before.push({ text: original.slice(start, end), marked: true })
      after.push({ text: to, marked: true })
      at = end
      if (index === sorted.length - 1) both(ending(original, end))
    })
  return { before, after: after.filter(({ text: words }) => words !== '') }
}

/** What stands between two changes, without its middle where the text is long. */
function shortened(text: string, from: number, to: number, isFirst: boolean): string {
  const left = isFirst ? 0 : AROUND
  if (text.length <= LONGEST_WHOLE || to - from <= left + AROUND) return text.slice(from, to)
  return `${text.slice(from, from + left)}${isFirst ? GAP.trimStart() : GAP}${text.slice(to - AROUND, to)}`
}

function ending(text: string, from: number): string {
  if (text.length <= LONGEST_WHOLE || text.length - from <= AROUND) return text.slice(from)
  return text.slice(from, from + AROUND) + GAP.trimEnd()
}
