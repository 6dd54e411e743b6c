import { TelltaleError, type Notice, type Reading, type Turn } from '@telltale/model'

/**
 * Makes a filter that keeps what was said from a day on. Turns whose time is not known stay: leaving out words because of
 * a missing date would hide them. What it leaves out is counted in a notice.
 *
 * @param date - `YYYY-MM-DD`; undefined answers with undefined.
 * @throws {TelltaleError} `usage/bad-value` when it is no such day.
 */
export function sinceDate(date: string | undefined): ((reading: Reading) => Reading) | undefined {
  if (date === undefined) return undefined
  if (!isDay(date)) throw new TelltaleError('usage/bad-value', '--since is not a day.', 'Write it as 2026-03-31.')
  return (reading) => {
    const kept: Turn[] = []
    const moved = new Map<number, number>()
    reading.turns.forEach((turn, index) => {
      if (turn.at !== undefined && turn.at.slice(0, 10) < date) return
      moved.set(index, kept.push(turn) - 1)
    })
    const turns = kept.map(({ replyTo, ...turn }) => {
      const target = replyTo === undefined ? undefined : moved.get(replyTo)
      return target === undefined ? turn : { ...turn, replyTo: target }
    })
    const leftOut = reading.turns.length - kept.length
    const notices: readonly Notice[] =
      leftOut === 0 ? reading.notices : [...reading.notices, { code: 'read/older-left-out', count: leftOut }]
    return {
      ...reading,
      turns,
      notices,
      events: reading.events.filter(({ at }) => at === undefined || at.slice(0, 10) >= date),
    }
  }
}

function isDay(date: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(date)) return false
  const day = new Date(`${date}T00:00:00Z`)
  // The 30th of February is taken for the 1st of March.
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(date)
}
