/** Where dates stand along a line. */
export interface TimeScale {
  /** @param at - `2024`, `2024-05` or `2024-05-31`. */
  readonly place: (at: string) => number
  readonly ticks: readonly { readonly year: string; readonly x: number }[]
}

const MOST_TICKS = 10

/** Lays whole years from the first to the last date along a line. Dates that are none stand at its beginning. */
export function timeScale(dates: readonly string[], left: number, right: number): TimeScale {
  const times = dates.map(yearsOf).filter((each) => each > 0)
  const some = times[0] ?? 2000
  const first = Math.floor(times.reduce((least, time) => Math.min(least, time), some))
  const last = Math.floor(times.reduce((most, time) => Math.max(most, time), some)) + 1
  const along = (time: number): number =>
    Math.round((left + ((Math.max(time, first) - first) / (last - first)) * (right - left)) * 10) / 10
  const step = Math.ceil((last - first) / MOST_TICKS)
  const ticks: { readonly year: string; readonly x: number }[] = []
  for (let year = first; year <= last; year += step) ticks.push({ year: String(year), x: along(year) })
  return { place: (at) => along(yearsOf(at)), ticks }
}

function yearsOf(at: string): number {
  const [year = '', month = '1', day = '1'] = at.split('-')
  const time = Number(year) + (Number(month) - 1) / 12 + (Number(day) - 1) / 372
  return Number.isFinite(time) ? time : 0
}
