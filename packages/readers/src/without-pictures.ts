/** What is held of a text without its pictures; nobody wrote that much. */
const MOST_HELD = 256_000_000
/** The longest thing that is looked for: the start of a part, or of the member that holds its picture. */
const LONGEST_MARK = 8

/**
 * Takes the pictures out of a backup of text messages while it arrives: what stands in `data` of a `part`. Everything
 * else stays as it is, so that the text can then be read as if they had never been in it.
 *
 * @param chunks - The text from its start, in parts cut anywhere.
 */
export async function withoutPictures(chunks: AsyncIterable<string>): Promise<string> {
  const kept: string[] = []
  let length = 0
  let held = ''
  let inPart = false
  /** The quotation mark that ends the picture; empty outside of one. */
  let quote = ''
  for await (const chunk of chunks) {
    const text = held + chunk
    let from = 0
    let at = 0
    // What may go on in the next chunk is looked at with it.
    const end = text.length - LONGEST_MARK
    while (at < end) {
      if (quote !== '') {
        const close = text.indexOf(quote, at)
        from = close === -1 ? text.length : close
        at = from
        if (close === -1) break
        quote = ''
        at += 1
        continue
      }
      const next = nextMark(text, at)
      if (next === -1 || next >= end) {
        at = Math.max(at, end)
        break
      }
      if (text.charCodeAt(next) === 0x3c) inPart = text.startsWith('<part', next)
      else if (inPart && /^\sdata=["']/u.test(text.slice(next, next + 7))) {
        kept.push(text.slice(from, next + 7))
        length += next + 7 - from
        quote = text.charAt(next + 6)
        from = next + 7
        at = from
        continue
      }
      at = next + 1
    }
    const until = Math.max(from, Math.min(at, text.length))
    if (quote === '') {
      kept.push(text.slice(from, until))
      length += until - from
    }
    held = text.slice(until)
    if (length > MOST_HELD) return kept.join('')
  }
  kept.push(held)
  return kept.join('')
}

/** The next sign that opens a tag, or the next member called `data`. */
function nextMark(text: string, from: number): number {
  const tag = text.indexOf('<', from)
  const data = text.indexOf('data=', from + 1)
  const member = data === -1 ? -1 : data - 1
  if (tag === -1) return member
  return member === -1 ? tag : Math.min(tag, member)
}
