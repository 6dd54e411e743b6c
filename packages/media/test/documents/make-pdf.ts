/** Objects of a PDF by their numbers, as they stand in the file; a list is a stream with its dictionary. */
export type PdfObjects = Readonly<Record<number, string | readonly [dict: string, content: string | Uint8Array]>>

/** A PDF from its objects. The first is the catalog. */
export function makePdf(objects: PdfObjects, trailer = ''): Uint8Array {
  return written(Buffer.from('%PDF-1.6\n%\u00e2\u00e3\n', 'latin1'), objects, `/Root 1 0 R ${trailer}`)
}

/** A PDF with a change at its end, as programs save it. */
export function changePdf(before: Uint8Array, objects: PdfObjects, trailer = ''): Uint8Array {
  const text = Buffer.from(before).toString('latin1')
  const last = /startxref\n(\d+)\n%%EOF\n$/u.exec(text)?.[1] ?? '0'
  return written(Buffer.from(before), objects, `/Root 1 0 R /Prev ${last} ${trailer}`)
}

function written(start: Buffer, objects: PdfObjects, trailer: string): Uint8Array {
  const parts = [start]
  let size = start.length
  const push = (text: string | Uint8Array): void => {
    const bytes = typeof text === 'string' ? Buffer.from(text, 'latin1') : Buffer.from(text)
    parts.push(bytes)
    size += bytes.length
  }
  const rows: string[] = []
  for (const [number, object] of Object.entries(objects)) {
    rows.push(`${number} 1\n${String(size).padStart(10, '0')} 00000 n \n`)
    push(`${number} 0 obj\n`)
    if (typeof object === 'string') push(object)
    else {
      const content = typeof object[1] === 'string' ? Buffer.from(object[1], 'latin1') : object[1]
      push(`<<${object[0]} /Length ${content.length}>>\nstream\n`)
      push(content)
      push('\nendstream')
    }
    push('\nendobj\n')
  }
  const table = size
  push(`xref\n${rows.join('')}trailer\n<</Size 100 ${trailer}>>\nstartxref\n${table}\n%%EOF\n`)
  return new Uint8Array(Buffer.concat(parts))
}

/** A document of one page that draws `content`, with Helvetica as `F1`. */
export function onePage(
  content: string,
  more: { page?: string; catalog?: string; resources?: string } = {},
): PdfObjects {
  return {
    1: `<</Type/Catalog/Pages 2 0 R ${more.catalog ?? ''}>>`,
    2: '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    3: `<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>> ${more.resources ?? ''}>> ${more.page ?? ''}>>`,
    4: ['', content],
    5: '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  }
}
