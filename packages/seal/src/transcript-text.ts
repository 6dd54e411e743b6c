import type { Attachment, ReadingPiece } from '@telltale/model'

/** Stands at the top of every transcript, so that a later form can be told from this one. */
const HEAD = `telltale transcript 1
`

/**
 * Writes conversations as text that a person can read and that is always the same for the same reading: UTF-8, lines that
 * end in a line feed, everything in the order of the source.
 *
 * `== conversation N`, then its title, its format and the file it was read from, each on a line of its own. Then for each
 * message a line `N [when] who:` (`N` counted from 1 over the conversation; no brackets where no time is known), and its
 * words set in by four spaces, line by line. `*` marks what the application said, `+` a file, `!` what was not read. Signs
 * that steer a screen or turn the direction of writing are written as their numbers, `<U+202E>`; `transcript.json` has them
 * as they are.
 */
export class TranscriptText {
  #isFirst = true
  #conversation = 0
  #turn = 0

  /** @param source - The file of the container that it was read from. */
  part({ reading, continues }: ReadingPiece, source: string): string {
    let out = this.#isFirst ? HEAD : ''
    this.#isFirst = false
    if (!continues) {
      this.#conversation += 1
      this.#turn = 0
      out += `\n== conversation ${this.#conversation}\n`
      if (reading.title !== undefined) out += `title: ${plain(reading.title)}\n`
      out += `format: ${plain(reading.format)}\nread from: ${plain(source)}\n\n`
    }
    const base = this.#turn
    let event = 0
    const eventsUpTo = (turn: number): void => {
      for (; event < reading.events.length && (reading.events[event]?.afterTurn ?? 0) <= turn; event++) {
        const { at, text } = reading.events[event] ?? { text: '' }
        out += `* ${stamp(at)}\n${setIn(text)}`
      }
    }
    for (const [index, turn] of reading.turns.entries()) {
      eventsUpTo(index)
      const { at, speaker, text, attachments, replyTo, edited, deleted, forwardedFrom } = turn
      this.#turn += 1
      const marks = [
        ...(replyTo === undefined ? [] : [`answers ${base + replyTo + 1}`]),
        ...(forwardedFrom === undefined
          ? []
          : [forwardedFrom === '' ? 'forwarded' : `forwarded from ${plain(forwardedFrom)}`]),
        ...(edited === true ? ['edited'] : []),
        ...(deleted === true ? ['deleted'] : []),
      ]
      out += `${this.#turn} ${stamp(at)}${plain(speaker)}:${marks.length === 0 ? '' : ` (${marks.join(', ')})`}\n`
      out += setIn(text) + files(attachments)
    }
    eventsUpTo(Infinity)
    for (const { at, text, media, place } of reading.posts ?? []) {
      this.#turn += 1
      out += `${this.#turn} ${stamp(at)}post:${place === undefined ? '' : ` (${plain(place)})`}\n${setIn(text)}${files(media)}`
    }
    for (const { code, line, count, detail } of reading.notices) {
      out += `! ${code}${line === undefined ? '' : ` at ${line}`}${count === undefined ? '' : ` (${count})`}${detail === undefined ? '' : `: ${plain(detail)}`}\n`
    }
    return out
  }

  /** To be asked for once, after the last part. */
  end(): string {
    return this.#isFirst ? HEAD : ''
  }
}

function stamp(at: string | undefined): string {
  return at === undefined ? '' : `[${plain(at)}] `
}

function files(attachments: readonly Attachment[] | undefined): string {
  return (attachments ?? [])
    .map(({ kind, name }) => `+ ${name === undefined ? kind : `${kind}: ${plain(name)}`}\n`)
    .join('')
}

/** One line: a line break in a name would begin a new one. */
function plain(text: string): string {
  return writtenOut(text.replace(/\s/gu, ' '))
}

function setIn(text: string): string {
  if (text === '') return ''
  return `    ${writtenOut(text).replace(/\r\n|[\n\r]/gu, '\n    ')}\n`
}

/** Control characters other than line breaks and tabs, what cannot be seen, and what turns the direction of writing. */
function writtenOut(text: string): string {
  return text.replace(
    /(?![\n\r\t])[\p{Cc}\p{Cs}\u00ad\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u2069\ufeff]/gu,
    (sign) => `<U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}>`,
  )
}
