import { nearPlaces, spotsInText, type PlaceIndex } from '@telltale/exposure'
import type { NearbyPlace, Report, Turn } from '@telltale/model'

/** Those nearest of a conversation; somebody who names more of them has been understood. */
const MOST_PLACES = 50
const MOST_HELD = MOST_PLACES * 4
/** What every way of writing a place has in it: most messages have not, and need no closer look. */
const PERHAPS = /\d ?[.°º度]/u

/** Holds what is written in a conversation against a list of places, and adds to its report what lies near one. */
export class PlaceWatch {
  readonly #index: PlaceIndex
  #seen: NearbyPlace[] = []
  #turns = 0
  /** Beyond so many, those that lie farther off are let go. */
  #most = MOST_HELD

  constructor(index: PlaceIndex) {
    this.#index = index
  }

  /** Takes turns of the conversation that is being read. */
  add(turns: readonly Turn[]): void {
    for (const { speaker, text, at } of turns) {
      const turn = this.#turns++
      if (!PERHAPS.test(text)) continue
      for (const spot of spotsInText(text)) {
        const [nearest] = nearPlaces(spot.at, this.#index)
        if (nearest === undefined) continue
        const { start, end } = spot
        this.#seen.push({
          turn,
          start,
          end,
          quote: text.slice(start, end),
          speaker,
          ...(at === undefined ? {} : { at }),
          metres: nearest.metres,
          ...(nearest.name === '' ? {} : { name: nearest.name }),
        })
      }
      if (this.#seen.length <= this.#most) continue
      this.#seen = nearestOf(this.#seen)
      this.#most = Math.max(MOST_HELD, this.#seen.length * 2)
    }
  }

  /** Adds what was seen since the last report to this one, without what the person said. To be called once for each. */
  addTo(report: Report): Report {
    const { speaker } = report.person
    const places = nearestOf(this.#seen.filter((each) => each.speaker !== speaker))
    this.#seen = []
    this.#turns = 0
    this.#most = MOST_HELD
    return places.length === 0 ? report : { ...report, places }
  }
}

/** For each speaker, so that what one says never crowds out what another does. */
function nearestOf(places: readonly NearbyPlace[]): NearbyPlace[] {
  const counts = new Map<string, number>()
  return [...places]
    .sort((a, b) => a.metres - b.metres || a.turn - b.turn || a.start - b.start)
    .filter(({ speaker }) => {
      const count = (counts.get(speaker) ?? 0) + 1
      counts.set(speaker, count)
      return count <= MOST_PLACES
    })
}
