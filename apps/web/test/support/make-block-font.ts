/** Characters from here to the end of the basic plane are drawn as blocks: signs, Chinese, full-width forms. */
const FIRST = 0x80
const LAST = 0xfffd
/** So many characters of one stretch fit into the table that says which character is which glyph. */
const MOST_IN_SEGMENT = 30_000

/**
 * Makes a font in which every sign and every Chinese character is the same block, one em wide. Pictures of Chinese pages
 * are the same then on any machine, whatever letters it has: what is compared is where they stand, how large, in which
 * colour.
 *
 * @returns A TrueType font.
 */
export function makeBlockFont(): Uint8Array<ArrayBuffer> {
  // One contour of four corners, all of them on it, given by how far each is from the last.
  const block = bytes([
    ...[1, 300, 150, 700, 550].flatMap(short),
    ...short(3),
    ...short(0),
    ...[1, 1, 1, 1],
    ...[300, 0, 400, 0].flatMap(short),
    ...[150, 400, 0, -400].flatMap(short),
  ])
  const tables: Readonly<Record<string, Uint8Array>> = {
    'OS/2': bytes([
      ...[4, 1000, 400, 5, 0, 650, 600, 0, 75, 650, 600, 0, 350, 50, 300, 0].flatMap(short),
      ...[0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
      ...[0, 0, 0, 0].flatMap(long),
      ...[0x20, 0x20, 0x20, 0x20],
      ...[0x40, FIRST, LAST, 880, -120, 0, 880, 120].flatMap(short),
      ...[0, 0].flatMap(long),
      ...[500, 700, 0, 32, 1].flatMap(short),
    ]),
    cmap: makeMap(),
    glyf: block,
    head: bytes([
      ...[0x00010000, 0x00010000, 0, 0x5f0f3cf5].flatMap(long),
      ...[0, 1000].flatMap(short),
      ...[0, 0, 0, 0].flatMap(long),
      ...[300, 150, 700, 550, 0, 8, 2, 0, 0].flatMap(short),
    ]),
    hhea: bytes([
      ...long(0x00010000),
      ...[880, -120, 0, 1000, 300, 300, 700, 1, 0, 0, 0, 0, 0, 0, 0, 2].flatMap(short),
    ]),
    hmtx: bytes([1000, 0, 1000, 300].flatMap(short)),
    loca: bytes([0, 0, block.length / 2].flatMap(short)),
    maxp: bytes([...long(0x00010000), ...[2, 4, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0].flatMap(short)]),
    name: bytes([...[0, 1, 18, 3, 1, 0x409, 1, 12, 0].flatMap(short), ...codesOf('Blocks').flatMap(short)]),
    post: bytes([0x00030000, 0, 0, 0, 0, 0, 0, 0].flatMap(long)),
  }
  const names = Object.keys(tables)
  const head = [...long(0x00010000), ...[names.length, 128, 3, names.length * 16 - 128].flatMap(short)]
  let at = head.length + names.length * 16
  const list: number[] = []
  const body: number[] = []
  for (const name of names) {
    const table = tables[name] ?? bytes([])
    list.push(...codesOf(name), ...long(sumOf(table)), ...long(at), ...long(table.length))
    for (const byte of table) body.push(byte)
    while (body.length % 4 !== 0) body.push(0)
    at = head.length + names.length * 16 + body.length
  }
  return bytes([...head, ...list, ...body])
}

/** Which character is which glyph, in the oldest form: all of them are the one, by a list of ones that segments share. */
function makeMap(): Uint8Array {
  const segments: (readonly [number, number])[] = []
  for (let from = FIRST; from <= LAST; from += MOST_IN_SEGMENT)
    segments.push([from, Math.min(LAST, from + MOST_IN_SEGMENT - 1)])
  const count = segments.length + 1
  const offsets = segments.map((_, index) => (count - index) * 2)
  const ones = Array.from({ length: MOST_IN_SEGMENT }, () => 1)
  const half = 2 ** Math.floor(Math.log2(count))
  const subtable = [
    ...[count * 2, half * 2, Math.log2(half), (count - half) * 2].flatMap(short),
    ...[...segments.map(([, end]) => end), 0xffff].flatMap(short),
    ...short(0),
    ...[...segments.map(([start]) => start), 0xffff].flatMap(short),
    ...[...segments.map(() => 0), 1].flatMap(short),
    ...[...offsets, 0].flatMap(short),
  ]
  const all = [...subtable]
  for (const one of ones) all.push(0, one)
  return bytes([...[0, 1, 3, 1].flatMap(short), ...long(12), ...[4, all.length + 6, 0].flatMap(short), ...all])
}

function codesOf(letters: string): readonly number[] {
  return Array.from(letters, (letter) => letter.charCodeAt(0))
}

function short(value: number): readonly number[] {
  return [(value >> 8) & 0xff, value & 0xff]
}

function long(value: number): readonly number[] {
  return [(value >>> 24) & 0xff, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff]
}

function bytes(values: readonly number[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(values)
}

function sumOf(table: Uint8Array): number {
  let sum = 0
  for (let at = 0; at < table.length; at += 4)
    for (let place = 0; place < 4; place++) sum = (sum + ((table[at + place] ?? 0) << (24 - place * 8))) >>> 0
  return sum
}
