import { walkBoxes, type FilmBox } from './walk-boxes.js'

const WANTED = /\/stbl\/|\/hdlr$|\/elst$/u

/** By track, the boxes that say what its samples are and where they lie, by their kinds. */
export function filmTables(bytes: Uint8Array): readonly ReadonlyMap<string, FilmBox>[] {
  const tables = new Map<number, Map<string, FilmBox>>()
  for (const box of walkBoxes(bytes)) {
    if (box.track === undefined || !WANTED.test(box.path)) continue
    const own = tables.get(box.track) ?? new Map<string, FilmBox>()
    own.set(box.type, box)
    tables.set(box.track, own)
  }
  return [...tables.values()]
}
