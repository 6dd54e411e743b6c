interface Removable {
  readonly start: number
  readonly end: number
  readonly to: string
}

/** What stands on both sides of a place, the words put in by its neighbours included, and how far it may grow. */
interface Surroundings {
  readonly from: number
  readonly until: number
  readonly toBefore: string
  readonly toAfter: string
}

const SPACE = /\s/u
const BLANK = /[ \t\u00a0\u3000]/u
const BREAK = /[\n\r]/u
const CLOSING = /[,.;:!?)\]…，。！？；：、）”’]/u
const OPENING = /[([（“‘]/u

/**
 * Lets what is left out take with it the space that only it needed, so that no line ends in a space, none stands twice or
 * before a mark, and no empty line stays behind. Space that was odd already, and is not beside such a place, stays as the
 * author wrote it.
 *
 * @param changes - In the order of the text and apart from each other; so are those that come back. Only those that put
 * nothing in their place grow, and none over another.
 */
export function closeSeams<Change extends Removable>(text: string, changes: readonly Change[]): Change[] {
  const closed: Change[] = []
  for (let index = 0; index < changes.length;) {
    const run = runFrom(text, changes, index)
    const [first] = run
    const last = run.at(-1)
    if (!first || !last) break
    const before = closed.at(-1)
    const after = changes[index + run.length]
    const grown =
      first.to === ''
        ? grow(text, first.start, last.end, {
            from: before?.end ?? 0,
            until: after?.start ?? text.length,
            toBefore: before?.to ?? '',
            toAfter: after?.to ?? '',
          })
        : first
    run.forEach((change, at) =>
      closed.push({
        ...change,
        start: at === 0 ? grown.start : change.start,
        end: run[at + 1]?.start ?? grown.end,
      }),
    )
    index += run.length
  }
  return closed
}

/** Neighbours that are both left out, with nothing but blanks between them, leave one seam. */
function runFrom<Change extends Removable>(text: string, changes: readonly Change[], index: number): readonly Change[] {
  let end = index
  for (;;) {
    const one = changes[end]
    const other = changes[end + 1]
    if (one?.to !== '' || other?.to !== '') break
    if (whileMatching(text, one.end, other.start, 1, BLANK) !== other.start) break
    end += 1
  }
  return changes.slice(index, end + 1)
}

function grow(text: string, start: number, end: number, around: Surroundings): Pick<Removable, 'start' | 'end'> {
  const { from, until, toBefore, toAfter } = around
  const left = whileMatching(text, start, from, -1, BLANK)
  const right = whileMatching(text, end, until, 1, BLANK)
  const before = left === from && toBefore !== '' ? toBefore.slice(-1) : text.charAt(left - 1)
  const after = right === until && toAfter !== '' ? toAfter.slice(0, 1) : text.charAt(right)
  const beginsLine = before === '' || BREAK.test(before)
  const endsLine = after === '' || BREAK.test(after)
  if (beginsLine && endsLine) return wholeLine(text, left, right, around)
  if (endsLine || CLOSING.test(after)) return { start: left, end: right }
  if (beginsLine || OPENING.test(before)) return { start, end: right }
  return left === start || right === end ? { start, end } : { start: left, end: right - 1 }
}

/** A line that is gone takes its break with it: as many stay as stood on the side that had more, and none at the edges. */
function wholeLine(text: string, left: number, right: number, { from, until }: Surroundings) {
  const first = whileMatching(text, left, from, -1, SPACE)
  const last = whileMatching(text, right, until, 1, SPACE)
  if (first === 0) return { start: 0, end: last }
  if (last === text.length) return { start: first, end: right }
  const breaksBefore = text.slice(first, left).split('\n').length
  const breaksAfter = text.slice(right, last).split('\n').length
  return breaksBefore >= breaksAfter ? { start: left, end: last } : { start: first, end: right }
}

/** How far from a place the characters go on that match, at most to a limit. */
function whileMatching(text: string, place: number, limit: number, step: 1 | -1, pattern: RegExp): number {
  let at = place
  while (at !== limit && pattern.test(text.charAt(step === 1 ? at : at - 1))) at += step
  return at
}
