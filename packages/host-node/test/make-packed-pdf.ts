import { deflateSync } from 'node:zlib'

/** What of a packed PDF is to be wrong. */
export interface PackedPdfDamage {
  /** Entries of the table by the numbers of their objects: kind, place or container, generation or index. */
  readonly entries?: Readonly<Record<number, readonly [number, number, number]>>
  /** How often the words stand on each page. */
  readonly times?: number
}

const PACKED: readonly (readonly [number, string])[] = [
  [1, '<< /Type /Catalog /Pages 2 0 R >>'],
  [2, '<< /Type /Pages /Kids [3 0 R 9 0 R 11 0 R] /Count 3 >>'],
  ...[3, 9, 11].map(
    (number) =>
      [
        number,
        '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents 5 0 R /Resources << /Font << /F1 4 0 R >> >> >>',
      ] as const,
  ),
  [4, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'],
  [7, '<< /Title (Harbour job) >>'],
]
const CONTAINER = 6
const LAST = 11

/** Writes a PDF of three pages as newer programs do: objects packed into a stream, and the table of objects as a stream. */
export function makePackedPdf({ entries = {}, times = 1 }: PackedPdfDamage = {}): Uint8Array {
  const parts: Buffer[] = []
  const places = new Map<number, number>()
  let length = 0
  const put = (part: Buffer | string): void => {
    const bytes = typeof part === 'string' ? Buffer.from(part, 'latin1') : part
    parts.push(bytes)
    length += bytes.length
  }
  const stream = (number: number, members: string, content: Buffer): void => {
    const packed = deflateSync(content)
    places.set(number, length)
    put(`${String(number)} 0 obj\n<< ${members} /Filter /FlateDecode /Length ${String(packed.length)} >>\nstream\n`)
    put(packed)
    put('\nendstream\nendobj\n')
  }
  put('%PDF-1.5\n')
  stream(5, '', Buffer.from('BT /F1 12 Tf 40 150 Td (We look for people who photograph ports.) Tj ET\n'.repeat(times)))
  let index = ''
  let bodies = ''
  for (const [number, body] of PACKED) {
    index += `${String(number)} ${String(bodies.length)} `
    bodies += `${body} `
  }
  stream(
    CONTAINER,
    `/Type /ObjStm /N ${String(PACKED.length)} /First ${String(index.length)}`,
    Buffer.from(index + bodies),
  )
  const table = length
  places.set(8, table)
  const rows = Array.from({ length: LAST + 1 }, (_, number) => {
    const packedAt = PACKED.findIndex(([each]) => each === number)
    const place = places.get(number)
    const [kind, where, which] =
      entries[number] ?? (packedAt !== -1 ? [2, CONTAINER, packedAt] : place === undefined ? [0, 0, 0] : [1, place, 0])
    return Buffer.from([kind, where >> 8, where & 255, which])
  })
  stream(8, `/Type /XRef /Size ${String(LAST + 1)} /W [1 2 1] /Root 1 0 R /Info 7 0 R`, Buffer.concat(rows))
  put(`startxref\n${String(table)}\n%%EOF\n`)
  return new Uint8Array(Buffer.concat(parts))
}
