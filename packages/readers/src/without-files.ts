/** The shortest body that is worth taking out. */
const LEAST = 4096
/** How far before its field the header of a part may start. */
const LONGEST_HEADER = 8192
/** No letter has more files; one that is made of such fields must not cost much. */
const MOST_FILES = 1000
const CODED = /^content-transfer-encoding:[ \t]{0,20}"?base64\b/gimu
const TYPE = /^content-type:\s{0,20}([\w.+-]{1,40})\//imu

/**
 * A mail without what is in its attached files, as long as these are written in base64: their headers stay, and so do
 * all borders between parts. Nobody reads the files here, and in most mailboxes they are nearly all there is.
 *
 * @param mail - With one character for each byte, or decoded.
 * @returns The positions of what is left, as [start, end) in ascending order; undefined when nothing is worth taking out.
 */
export function withoutFiles(mail: string): readonly (readonly [start: number, end: number])[] | undefined {
  const kept: (readonly [number, number])[] = []
  let from = 0
  let looked = 0
  /** The next border between parts, as far as it was looked for. */
  let border = -1
  const borderBehind = (start: number): number => {
    if (border < start) {
      // No line of base64 begins like a border.
      const found = mail.indexOf('\n--', start)
      border = found === -1 ? mail.length : found
    }
    return border
  }
  for (const { index } of mail.matchAll(CODED)) {
    if (++looked > MOST_FILES) break
    // A field within what was taken out, or far from any header, is none.
    if (index < from) continue
    const body = bodyOfPart(mail, index, from, borderBehind)
    if (body === undefined) continue
    kept.push([from, body.start])
    from = body.end
  }
  if (from === 0) return undefined
  kept.push([from, mail.length])
  return kept
}

/** The body of the part whose header has a field here, when it is a file. */
function bodyOfPart(
  mail: string,
  field: number,
  from: number,
  borderBehind: (start: number) => number,
): { readonly start: number; readonly end: number } | undefined {
  const blank = /\r?\n\r?\n/gu
  blank.lastIndex = field
  const gap = blank.exec(mail.slice(0, field + LONGEST_HEADER))
  if (gap === null) return undefined
  const start = gap.index + gap[0].length
  const before = mail.slice(Math.max(from, field - LONGEST_HEADER), field)
  const opening = Math.max(before.lastIndexOf('\n\n'), before.lastIndexOf('\n\r\n'), before.lastIndexOf('\n--'))
  const type = TYPE.exec(before.slice(opening + 1) + mail.slice(field, gap.index))?.[1]?.toLowerCase()
  if (type === undefined || type === 'text' || type === 'message' || type === 'multipart') return undefined
  const end = borderBehind(start)
  if (end - start < LEAST || !/^[A-Za-z0-9+/=\r\n]*$/u.test(mail.slice(start, start + LEAST))) return undefined
  return { start, end }
}
