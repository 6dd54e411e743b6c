/** Where things stand in the header of a compound file, and marks in its tables. */
const SECTOR_SHIFT = 30
const TABLE_SECTORS = 44
const LIST_START = 48
const SMALL_TABLE_START = 60
const SMALL_TABLE_SECTORS = 64
const MORE_START = 68
const MORE_SECTORS = 72
const TABLE_IN_HEADER = 76
const MOST_IN_HEADER = 109
const END_OF_CHAIN = -2
const NONE = -1
const ENTRY = 128
const SMALL_SECTOR = 64
/** Parts that are smaller lie in sectors of their own, of 64 bytes. */
const SMALL_PART = 4096

/**
 * Tells whether the container of an Outlook message holds together: no chain of sectors runs in a circle, no part is
 * larger than the file, all parts together are not much larger than it, and the list of parts is a tree. The library that
 * reads such files trusts all of this, and a circle takes the whole program with it.
 *
 * Takes time that grows with the size of the file.
 */
export function isSoundCompoundFile(bytes: Uint8Array): boolean {
  if (bytes.length < 512) return false
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const size = view.getUint16(SECTOR_SHIFT, true) === 12 ? 4096 : 512
  const sectors = Math.ceil(bytes.length / size)
  const counts = [TABLE_SECTORS, SMALL_TABLE_SECTORS, MORE_SECTORS].map((at) => view.getInt32(at, true))
  if (counts.some((count) => count < 0 || count > sectors)) return false
  const numberAt = (at: number): number => (at >= 0 && at + 4 <= bytes.length ? view.getInt32(at, true) : END_OF_CHAIN)
  const table = tableSectors(numberAt, size, counts[0] ?? 0, counts[2] ?? 0)
  const nextBy =
    (sectorsOfTable: readonly number[]) =>
    (sector: number): number => {
      const of = sectorsOfTable[Math.floor(sector / (size / 4))]
      return of === undefined ? END_OF_CHAIN : numberAt((of + 1) * size + 4 * (sector % (size / 4)))
    }
  const next = nextBy(table)
  const smallTable = chain(view.getInt32(SMALL_TABLE_START, true), next, sectors)
  const list = chain(view.getInt32(LIST_START, true), next, sectors)
  if (smallTable === undefined || list === undefined) return false
  const nextSmall = nextBy(smallTable)
  const perSector = size / ENTRY
  const seen = new Set<number>()
  let total = 0
  for (let index = 0; index < list.length * perSector; index++) {
    const at = ((list[Math.floor(index / perSector)] ?? 0) + 1) * size + (index % perSector) * ENTRY
    if (at < 0 || at + ENTRY > bytes.length) break
    const type = bytes[at + 66] ?? 0
    if (type !== 1 && type !== 2 && type !== 5) continue
    for (const place of [68, 72, 76]) {
      const other = numberAt(at + place)
      if (other === NONE) continue
      if (other <= 0 || seen.has(other)) return false
      seen.add(other)
    }
    const start = numberAt(at + 116)
    const length = numberAt(at + 120)
    if (length < 0 || length > bytes.length) return false
    // The first is the root, whose sectors hold all small parts. Larger parts are read by their length and not to their end.
    if (index === 0 && chain(start, next, sectors) === undefined) return false
    if (type !== 2) continue
    if (length > 0 && length < SMALL_PART && chain(start, nextSmall, SMALL_PART / SMALL_SECTOR + 1) === undefined)
      return false
    total += length
    if (total > bytes.length * 2) return false
  }
  return true
}

/** The sectors that hold the table of what follows what: the first stand in the header, the others in sectors of their own. */
function tableSectors(
  numberAt: (at: number) => number,
  size: number,
  count: number,
  moreCount: number,
): readonly number[] {
  const found = Array.from({ length: Math.min(count, MOST_IN_HEADER) }, (_, index) =>
    numberAt(TABLE_IN_HEADER + index * 4),
  )
  let more = numberAt(MORE_START)
  for (let round = 0; round < moreCount && more >= 0; round++) {
    for (let index = 0; index < size / 4 - 1 && found.length < count; index++)
      found.push(numberAt((more + 1) * size + index * 4))
    more = numberAt((more + 2) * size - 4)
  }
  return found
}

/** The sectors of a chain; undefined when it is longer than it can be, as it is when it runs in a circle. */
function chain(start: number, next: (sector: number) => number, longest: number): readonly number[] | undefined {
  const found: number[] = []
  for (let sector = start; sector !== END_OF_CHAIN; sector = next(sector)) {
    if (found.length > longest) return undefined
    found.push(sector)
  }
  return found
}
