import type { Attachment, ReadingPiece } from '@telltale/model'
import type { ReadingWriter } from './reading-writer.js'

/**
 * Writes a conversation for reading: a line for each message with its time and speaker, further lines of it set in, so
 * that nothing in a message can pass for another one. Signs that steer a terminal or turn the direction of writing are
 * written out.
 */
export class TextWriter implements ReadingWriter {
  #isFirst = true

  open(): string {
    return ''
  }

  part({ reading, continues }: ReadingPiece): string {
    let out = ''
    if (!continues) {
      out += `${this.#isFirst ? '' : '\n'}== ${plain(reading.title ?? reading.format)} (${reading.format})\n`
      this.#isFirst = false
    }
    let event = 0
    const eventsUpTo = (turn: number): void => {
      for (; event < reading.events.length && (reading.events[event]?.afterTurn ?? 0) <= turn; event++) {
        const { at, text } = reading.events[event] ?? { text: '' }
        out += `${stamp(at)}* ${setIn(text)}\n`
      }
    }
    for (const [index, { at, speaker, text, attachments, edited, deleted }] of reading.turns.entries()) {
      eventsUpTo(index)
      const marks = [
        ...files(attachments),
        ...(edited === true ? ['edited'] : []),
        ...(deleted === true ? ['deleted'] : []),
      ]
      out += `${stamp(at)}${plain(speaker)}: ${[setIn(text), ...marks.map((mark) => `[${mark}]`)].filter((each) => each !== '').join(' ')}\n`
    }
    eventsUpTo(Infinity)
    for (const { at, text, media, place } of reading.posts ?? []) {
      const marks = [...(place === undefined ? [] : [plain(place)]), ...files(media)]
      out += `${stamp(at)}${[setIn(text), ...marks.map((mark) => `[${mark}]`)].filter((each) => each !== '').join(' ')}\n`
    }
    return out
  }

  endOfFile(): string {
    return ''
  }
}

function stamp(at: string | undefined): string {
  return at === undefined ? '' : `[${at.replace('T', ' ')}] `
}

function files(attachments: readonly Attachment[] | undefined): readonly string[] {
  return (attachments ?? []).map(({ kind, name }) => (name === undefined ? kind : `${kind}: ${plain(name)}`))
}

/** One line: line breaks of a name would begin a new line. */
function plain(text: string): string {
  return writtenOut(text.replace(/\s+/gu, ' '))
}

function setIn(text: string): string {
  return writtenOut(text).replace(/\r\n?|\n/gu, '\n    ')
}

/** Control characters other than line breaks and tabs, and those that turn the direction of writing, as their numbers. */
function writtenOut(text: string): string {
  return text.replace(
    /(?![\n\r\t])[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu,
    (sign) => `<U+${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}>`,
  )
}
