import type { FindingSpan } from '@telltale/model'

import type { SentencePart } from './page.js'

/** What a finding rests on in one message: its sentences, with the words marked. */
export interface JoinedQuote {
  /** The first of the places; who said it and when is the same for all. */
  readonly span: FindingSpan
  readonly parts: readonly SentencePart[]
}

/** A stretch of a turn's original text. Offsets count from the start of the turn. */
interface Stretch {
  readonly from: number
  readonly text: string
  readonly marks: readonly (readonly [start: number, end: number])[]
}

/** Surroundings that were cut are at least this long; the model says so. */
const CUT_FROM = 56
const STARTS_SENTENCE = /^["'\u2018\u201c\u00ab([]{0,3}\p{Lu}/u
const ENDS_SENTENCE = /[.!?\u2026\u061f\u0964\u3002\uff01\uff1f\uff61]["'\u2019\u201d\u300d\u300f\uff09\u00bb)\]]{0,3}$/
const GAP = '\u2026'

/**
 * Joins the places of a finding that stand in one message, so that no sentence is shown twice.
 *
 * Places in the same sentence become one stretch with several marks; sentences that do not touch are set apart by dots,
 * as are ends that were cut off. A place whose offsets do not fit its words, as in a masked report, stays by itself.
 *
 * @returns In the order in which the messages first come up.
 */
export function joinQuotes(spans: readonly FindingSpan[]): readonly JoinedQuote[] {
  const groups: { span: FindingSpan; stretches: Stretch[] }[] = []
  const byTurn = new Map<number, { span: FindingSpan; stretches: Stretch[] }>()
  for (const span of spans) {
    const { turn, start, end, before, quote, after } = span
    const stretch = { from: start - before.length, text: before + quote + after, marks: [[start, end] as const] }
    const isSound = quote.length === end - start && stretch.from >= 0
    const known = isSound ? byTurn.get(turn) : undefined
    if (known !== undefined) known.stretches.push(stretch)
    else {
      const placed = isSound ? stretch : { ...stretch, from: 0, marks: [markOf(span)] }
      const group = { span, stretches: [placed] }
      groups.push(group)
      if (isSound) byTurn.set(turn, group)
    }
  }
  return groups.map(({ span, stretches }) => ({ span, parts: partsOf(joinStretches(stretches)) }))
}

/** Where the quote stands in its own surroundings, for a place that has no offsets to go by. */
function markOf({ before, quote }: FindingSpan): readonly [start: number, end: number] {
  return [before.length, before.length + quote.length]
}

/** Stretches that overlap become one, if they agree about what stands where they do. */
function joinStretches(stretches: readonly Stretch[]): readonly Stretch[] {
  const joined: Stretch[] = []
  for (const next of stretches.toSorted((a, b) => a.from - b.from)) {
    const last = joined.at(-1)
    const shared = last === undefined ? 0 : last.from + last.text.length - next.from
    if (last === undefined || shared <= 0) {
      joined.push(next)
      continue
    }
    const agreed = last.text.slice(next.from - last.from).slice(0, next.text.length)
    if (!next.text.startsWith(agreed)) {
      joined.push(next)
      continue
    }
    joined[joined.length - 1] = {
      from: last.from,
      text: last.text + next.text.slice(shared),
      marks: [...last.marks, ...next.marks],
    }
  }
  return joined
}

function partsOf(stretches: readonly Stretch[]): readonly SentencePart[] {
  const parts: SentencePart[] = []
  const add = (text: string, marked: boolean): void => {
    if (text === '') return
    const last = parts.at(-1)
    if (last?.marked === marked) parts[parts.length - 1] = { text: last.text + text, marked }
    else parts.push({ text, marked })
  }
  stretches.forEach((stretch, index) => {
    const { from, text } = stretch
    const marks = mergeMarks(stretch.marks)
    const before = stretches[index - 1]
    if (before !== undefined) add(between(before, stretch), false)
    else if (isCutBefore(stretch, marks[0]?.[0] ?? from)) add(GAP, false)
    let at = 0
    for (const [start, end] of marks) {
      add(text.slice(at, start - from), false)
      add(text.slice(start - from, end - from), true)
      at = end - from
    }
    add(text.slice(at), false)
    if (index === stretches.length - 1 && text.length - at >= CUT_FROM && !ENDS_SENTENCE.test(text)) add(GAP, false)
  })
  return parts
}

/** Long surroundings that do not look like the beginning of anything are taken to be cut. */
function isCutBefore({ from, text }: Stretch, start: number): boolean {
  return from > 0 && start - from >= CUT_FROM && !STARTS_SENTENCE.test(text)
}

/** Nothing is left out between two sentences that follow each other. */
function between(before: Stretch, after: Stretch): string {
  const gap = after.from - before.from - before.text.length
  if (gap < 0 || gap > 2 || !ENDS_SENTENCE.test(before.text)) return ` ${GAP} `
  return gap === 0 ? '' : ' '
}

function mergeMarks(marks: Stretch['marks']): Stretch['marks'] {
  const merged: (readonly [start: number, end: number])[] = []
  for (const [start, end] of marks.toSorted((a, b) => a[0] - b[0])) {
    const last = merged.at(-1)
    if (last !== undefined && start <= last[1]) merged[merged.length - 1] = [last[0], Math.max(last[1], end)]
    else merged.push([start, end])
  }
  return merged
}
