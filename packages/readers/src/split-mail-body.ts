import { addAll } from '@telltale/model'
import { findQuotedMail, type QuotedMail } from './quoted-mail.js'
import type { MailMark } from './read-attribution.js'

type Ranges = readonly (readonly [start: number, end: number])[]

/** An earlier mail that a mail holds, with nothing in it but its author's words. */
export interface EarlierMail extends MailMark {
  readonly text: string
  /** Parts of the text that are somebody's who is not named. */
  readonly quoted: Ranges
}

/** The body of a mail, sorted by whose words they are. */
export interface MailBody {
  /** What the sender wrote; where somebody is quoted who is not named, with that. */
  readonly own: string
  /** Parts of `own` that are somebody else's, as [start, end) in ascending order. */
  readonly quoted: Ranges
  /** Mails that are answered or passed on in it, and whose author is named, the oldest first. */
  readonly earlier: readonly EarlierMail[]
}

/** More mails than people keep below each other; each is looked through for those below it. */
const DEEPEST = 20

/**
 * Tells the sender's own words from those of the mails that are answered or passed on, and these from each other.
 *
 * @param quotedInPage - What the page of an HTML mail shows as a quotation; it counts where the words themselves do not
 * tell.
 */
export function splitMailBody(text: string, quotedInPage: Ranges = []): MailBody {
  const found = findQuotedMail(text)
  if (found.length === 0)
    return { own: text, quoted: quotedInPage.filter(([, end]) => end <= text.length), earlier: [] }
  return split(text, found, 1)
}

function split(text: string, found: readonly QuotedMail[], depth: number): MailBody {
  const own = new OwnWords()
  /** The parts of each earlier mail: answers may stand between them. */
  const mails = new Map<string, { readonly mark: MailMark; readonly parts: string[] }>()
  let from = 0
  for (const { start, end, bodyStart, isSigned, author, address, at } of found) {
    own.add(text.slice(from, start))
    from = end
    if (author === '' || depth > DEEPEST) {
      own.addQuoted(text.slice(start, end))
      continue
    }
    const key = `${author} ${address} ${at ?? ''}`
    const mail = mails.get(key) ?? { mark: { author, address, at }, parts: [] }
    mails.set(key, mail)
    const body = text.slice(bodyStart, end)
    mail.parts.push(isSigned ? body.replace(/^[ \t]{0,10}>[ \t]?/gmu, '') : body)
  }
  own.add(text.slice(from))
  const earlier: EarlierMail[] = []
  // What is quoted last stands deepest, and was written first.
  for (const { mark, parts } of [...mails.values()].reverse()) {
    const body = parts.join('\n').trim()
    const inner = split(body, findQuotedMail(body), depth + 1)
    addAll(earlier, inner.earlier)
    if (inner.own !== '') earlier.push({ ...mark, text: inner.own, quoted: inner.quoted })
  }
  return { ...own.finish(), earlier }
}

/** Puts the sender's words together, and remembers where others' stand in them. */
class OwnWords {
  #text = ''
  readonly #quoted: (readonly [number, number])[] = []

  add(part: string): void {
    this.#text += this.#text === '' ? part.replace(/^(?:[ \t]{0,100}[\r\n]){1,100}/u, '') : part
  }

  addQuoted(part: string): void {
    const start = this.#text.length
    this.#text += part
    this.#quoted.push([start, this.#text.length])
  }

  finish(): Pick<MailBody, 'own' | 'quoted'> {
    const own = this.#text.trimEnd()
    const quoted = this.#quoted
      .map(([start, end]) => [start, Math.min(end, own.length)] as const)
      .filter(([start, end]) => end > start)
    return { own, quoted }
  }
}
