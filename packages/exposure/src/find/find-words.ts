import { detectSignals } from '@telltale/engine'
import type { CompiledExposurePack } from '@telltale/model'
import type { Found } from './found.js'
import { hasForm } from './has-form.js'
import { rankOf } from './rank-of.js'
import { quotedParts } from './quoted-parts.js'
import { splitText } from './split-text.js'

/**
 * Finds what rules see in the words of one text. Words that the text only quotes, denies, warns of or tells as a story
 * are left out.
 *
 * @returns In the order of the text. Finds of one rule do not overlap.
 */
export function findWords(text: string, pack: CompiledExposurePack): readonly Found[] {
  const pieces = splitText(text)
  // Each piece has a voice of its own: that one is a story says nothing about the next.
  const turns = pieces.map(({ start, end }, index) => {
    const words = text.slice(start, end)
    const quoted = quotedParts(words)
    return { speaker: String(index), text: words, ...(quoted.length === 0 ? {} : { quoted }) }
  })
  const reading = { format: 'post', voice: 'conversation' as const, turns, events: [], notices: [] }
  const found: Found[] = []
  for (const { rule, weight, spans } of detectSignals(reading, pack).signals) {
    const wording = pack.rules[rule]
    const [span] = spans
    const piece = span && pieces[span.turn]
    // A weight below the wording's own: the words stand in a story.
    if (!wording || !span || !piece || weight < (wording.weight ?? 1)) continue
    const start = piece.start + span.start
    const end = wholeEnd(text, piece.start + span.end)
    if (wording.form && !hasForm(text, start, end, wording.form)) continue
    found.push({
      exposure: wording.exposure,
      start,
      end,
      ...(wording.level === undefined ? {} : { level: wording.level }),
    })
  }
  return withoutRivals(found, pack)
}

/** Where several wordings of one rule overlap, the graver stays, then the longer. */
function withoutRivals(found: readonly Found[], pack: CompiledExposurePack): readonly Found[] {
  const kept: Found[] = []
  const lastOf = new Map<number, number>()
  for (const each of found.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const last = lastOf.get(each.exposure)
    const rival = last === undefined ? undefined : kept[last]
    if (last !== undefined && rival && rival.end > each.start) {
      const better = rankOf(each, pack) - rankOf(rival, pack) || each.end - each.start - (rival.end - rival.start)
      if (better > 0) kept[last] = each
      continue
    }
    lastOf.set(each.exposure, kept.push(each) - 1)
  }
  return kept
}

/** Of a number that is written in groups, all of it: half of one would be quoted wrongly, and the rest be left to be read. */
function wholeEnd(text: string, end: number): number {
  if (!/\d/u.test(text.charAt(end - 1))) return end
  return end + (/^(?:-\d{1,12}){1,5}(?!\d)/u.exec(text.slice(end, end + 64))?.[0].length ?? 0)
}
