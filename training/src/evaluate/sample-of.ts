/** At most so many of a list, evenly spread over it, so that every author and kind keeps its share. */
export function sampleOf<Item>(list: readonly Item[], most: number): readonly Item[] {
  if (list.length <= most) return list
  return Array.from({ length: most }, (_, index) => list[Math.floor((index * list.length) / most)]).filter(
    (item): item is Item => item !== undefined,
  )
}
