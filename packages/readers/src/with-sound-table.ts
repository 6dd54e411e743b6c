import { binaryText } from './binary-text.js'

/** Where the place of the table is told, from the end of the file. */
const TAIL = 2048
/** A table of as many objects as a book has. */
const LONGEST_TABLE = 4_000_000
const POINTER = 'startxref'

/**
 * A copy of a PDF for the library that reads it. A table of objects that leads to other places than it says makes the
 * library fail where nobody can catch it, so such a table is taken out of its sight; then it looks for the objects itself.
 */
export function withSoundTable(bytes: Uint8Array): Uint8Array {
  const copy = new Uint8Array(bytes)
  if (isSound(bytes)) return copy
  const text = binaryText(bytes)
  for (let at = text.indexOf(POINTER); at !== -1; at = text.indexOf(POINTER, at + 1))
    copy.fill(0x20, at, at + POINTER.length)
  return copy
}

/** Tells whether each object of the table stands where the table says. One that is no plain table is not looked at. */
function isSound(bytes: Uint8Array): boolean {
  const tail = binaryText(bytes.subarray(-TAIL))
  const start = Number(
    /^startxref\s{1,10}(\d{1,12})/u.exec(tail.slice(Math.max(0, tail.lastIndexOf(POINTER))))?.[1] ?? -1,
  )
  if (start < 0 || start >= bytes.length) return false
  const table = binaryText(bytes.subarray(start, start + LONGEST_TABLE))
  const opening = /^\s{0,10}xref\s{1,10}/u.exec(table)
  if (opening === null) return true
  const section = /(\d{1,10}) (\d{1,10})\s{1,10}/uy
  const entry = /(\d{10}) (\d{5}) ([nf])\s{0,4}/uy
  let at = opening[0].length
  for (;;) {
    section.lastIndex = at
    const head = section.exec(table)
    if (head === null) return table.startsWith('trailer', at)
    at = section.lastIndex
    const [first, count] = [Number(head[1]), Number(head[2])]
    for (let index = 0; index < count; index++) {
      entry.lastIndex = at
      const found = entry.exec(table)
      if (found === null) return false
      at = entry.lastIndex
      if (found[3] === 'n' && !isObject(bytes, Number(found[1]), first + index, Number(found[2]))) return false
    }
  }
}

function isObject(bytes: Uint8Array, place: number, number: number, generation: number): boolean {
  const head = binaryText(bytes.subarray(place, place + 40))
  const found = /^\s{0,10}(\d{1,10})\s{1,5}(\d{1,5})\s{1,5}obj/u.exec(head)
  return found !== null && Number(found[1]) === number && Number(found[2]) === generation
}
