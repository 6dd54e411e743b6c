import type { Notice, ReadingPiece, Tally } from '@telltale/model'

/**
 * Moves the notices and the tally of the pieces of each conversation to its last piece, those that say the same put
 * together, so that a long conversation tells of what was left out once and not once for each piece.
 */
export async function* gatherPieces(
  pieces: AsyncIterable<ReadingPiece>,
): AsyncGenerator<ReadingPiece, void, undefined> {
  let held: ReadingPiece | undefined
  let notices = new Map<string, Notice>()
  let tally: Tally | undefined
  let turns = 0
  const last = (piece: ReadingPiece): ReadingPiece => {
    const all = [...notices.values()].filter(({ code }) => code !== 'read/nothing-said' || turns === 0)
    return { ...piece, reading: { ...piece.reading, notices: all, ...(tally === undefined ? {} : { tally }) } }
  }
  for await (const piece of pieces) {
    if (held !== undefined) yield piece.continues ? bare(held) : last(held)
    if (!piece.continues) {
      notices = new Map()
      tally = undefined
      turns = 0
    }
    const { reading } = piece
    turns += reading.turns.length
    for (const notice of reading.notices) add(notices, notice)
    if (reading.tally !== undefined) tally = sum(tally, reading.tally)
    held = piece
  }
  if (held !== undefined) yield last(held)
}

function bare({ reading, continues }: ReadingPiece): ReadingPiece {
  const { format, voice, title, turns, events, posts, owner } = reading
  return {
    reading: {
      format,
      voice,
      ...(title === undefined ? {} : { title }),
      turns,
      events,
      ...(posts === undefined ? {} : { posts }),
      notices: [],
      ...(owner === undefined ? {} : { owner }),
    },
    continues,
  }
}

function add(notices: Map<string, Notice>, notice: Notice): void {
  const key = `${notice.code} ${notice.detail ?? ''}`
  const before = notices.get(key)
  notices.set(key, before === undefined ? notice : { ...before, count: (before.count ?? 1) + (notice.count ?? 1) })
}

function sum(one: Tally | undefined, other: Tally): Tally {
  if (one === undefined) return other
  return {
    unit: one.unit,
    found: one.found + other.found,
    said: one.said + other.said,
    frame: one.frame + other.frame,
    left: one.left + other.left,
  }
}
