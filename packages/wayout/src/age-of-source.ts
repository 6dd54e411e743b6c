import type { HelpSource } from './country-help.js'
import { fill } from './fill.js'
import type { HelpPack } from './help-pack.js'
import type { SourceLine } from './plan.js'
import { textIn } from './text-in.js'

/**
 * Says how old a line is and how far it was checked.
 *
 * @param today - The day, as in 2026-11-22; only the host has a clock.
 */
export function ageOfSource(
  source: HelpSource,
  { wording }: Pick<HelpPack, 'wording'>,
  language: string,
  today: string,
): SourceLine {
  const { title, address, date, checked, how } = source
  const yearBefore = `${String(Number(today.slice(0, 4)) - 1)}${today.slice(4)}`
  // What only another text tells of is as old as that text, whenever somebody looked at it.
  const told = how === 'second-hand' ? (date ?? checked) : checked
  const isOld = (each: string): boolean => each < yearBefore.slice(0, each.length)
  const old = isOld(checked) || isOld(told)
  const sentence = textIn(wording[how === 'read' ? 'source.read' : 'source.second-hand'] ?? {}, language)
  const dated = date === undefined ? 'source.undated' : 'source.dated'
  const says = [
    fill(sentence, { checked }),
    fill(textIn(wording[dated] ?? {}, language), { date: date ?? '' }),
    ...(old ? [textIn(wording['source.old'] ?? {}, language)] : []),
  ]
  return {
    title,
    address,
    ...(date === undefined ? {} : { date }),
    checked,
    how,
    old,
    says: says.join(gapIn(language)),
  }
}

/** What stands between two sentences: nothing in Chinese and Japanese, whose full stops bring their own space. */
function gapIn(language: string): string {
  return /^(?:zh|ja)\b/.test(language) ? '' : ' '
}
