import type { CompiledExposurePack } from '@telltale/model'
import { findIdentifiers } from '../identifiers/find-identifiers.js'
import type { Found } from './found.js'
import { findWords } from './find-words.js'
import { rankOf } from './rank-of.js'
import { withBothMarks } from './with-both-marks.js'

/**
 * Everything that one text gives away: by its words, and by the identifiers in it. Of finds of one kind that overlap the
 * graver stays, then the longer; finds of different kinds may share words.
 *
 * @returns In the order of the text.
 */
export function findInText(text: string, pack: CompiledExposurePack): readonly Found[] {
  const found: Found[] = [...findWords(text, pack)]
  for (const { name, start, end } of findIdentifiers(text)) {
    const exposure = pack.exposures.findIndex((each) => each.status === 'stable' && each.identifiers.includes(name))
    if (exposure >= 0) found.push({ exposure, start, end, identified: true })
  }
  const lastOfKind = new Map<string, number>()
  const kept: Found[] = []
  for (const each of withoutOtherNumbers(found, text.length, pack).sort(
    (a, b) => a.start - b.start || b.end - a.end || a.exposure - b.exposure,
  )) {
    const kind = pack.exposures[each.exposure]?.kind ?? ''
    const last = lastOfKind.get(kind)
    const rival = last === undefined ? undefined : kept[last]
    if (last !== undefined && rival && rival.end > each.start) {
      // The same thing, seen by its words and by its number: all of it.
      if (rival.exposure === each.exposure)
        kept[last] = {
          ...worse(each, rival, pack),
          start: rival.start,
          end: Math.max(rival.end, each.end),
          ...(each.identified === true || rival.identified === true ? { identified: true } : {}),
        }
      else if (isBetter(each, rival, pack)) kept[last] = each
      continue
    }
    lastOfKind.set(kind, kept.push(each) - 1)
  }
  return kept.map((each) => withBothMarks(text, each)).sort((a, b) => a.start - b.start || a.end - b.end)
}

/** Without what only words call a way to reach somebody, where the number in it is one that stands for a person. */
function withoutOtherNumbers(found: Found[], length: number, pack: CompiledExposurePack): Found[] {
  const kindOf = ({ exposure }: Found): string | undefined => pack.exposures[exposure]?.kind
  const numbers = found.filter((each) => each.identified === true && kindOf(each) === 'identity')
  if (numbers.length === 0) return found
  const taken = new Uint8Array(length)
  for (const { start, end } of numbers) taken.fill(1, start, end)
  return found.filter(
    (each) =>
      each.identified === true || kindOf(each) !== 'contact' || !taken.subarray(each.start, each.end).includes(1),
  )
}

function worse(a: Found, b: Found, pack: CompiledExposurePack): Found {
  return rankOf(a, pack) > rankOf(b, pack) ? a : b
}

function isBetter(a: Found, b: Found, pack: CompiledExposurePack): boolean {
  return (rankOf(a, pack) - rankOf(b, pack) || a.end - a.start - (b.end - b.start)) > 0
}
