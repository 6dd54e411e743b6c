import type { Attachment, ReadingPiece } from '@telltale/model'
import { csvCell } from './csv-cell.js'
import type { ReadingWriter } from './reading-writer.js'

const COLUMNS = [
  'conversation',
  'title',
  'kind',
  'at',
  'speaker',
  'text',
  'attachments',
  'replyTo',
  'edited',
  'deleted',
]

/**
 * Writes one row for each message, each thing the application said and each post, under one row with the names of the
 * columns. `conversation` counts over all files from 1; `replyTo` is the number of the message within its conversation,
 * counted from 0 as in JSON.
 */
export class CsvWriter implements ReadingWriter {
  #conversation = 0
  #turns = 0
  #title = ''

  open(): string {
    return `${COLUMNS.join(',')}\r\n`
  }

  part({ reading, continues }: ReadingPiece): string {
    if (!continues) {
      this.#conversation += 1
      this.#turns = 0
      this.#title = reading.title ?? ''
    }
    const base = this.#turns
    let out = ''
    let event = 0
    const eventsUpTo = (turn: number): void => {
      for (; event < reading.events.length && (reading.events[event]?.afterTurn ?? 0) <= turn; event++) {
        const { at, text } = reading.events[event] ?? { text: '' }
        out += this.#row('event', at, '', text, undefined, '', '', '')
      }
    }
    for (const [index, turn] of reading.turns.entries()) {
      eventsUpTo(index)
      const { at, speaker, text, attachments, replyTo, edited, deleted } = turn
      const answered = replyTo === undefined ? '' : String(replyTo + base)
      out += this.#row(
        'turn',
        at,
        speaker,
        text,
        attachments,
        answered,
        edited === true ? 'yes' : '',
        deleted === true ? 'yes' : '',
      )
    }
    eventsUpTo(Infinity)
    for (const { at, text, media, edited, deleted } of reading.posts ?? [])
      out += this.#row(
        'post',
        at,
        reading.owner ?? '',
        text,
        media,
        '',
        edited === true ? 'yes' : '',
        deleted === true ? 'yes' : '',
      )
    this.#turns += reading.turns.length
    return out
  }

  endOfFile(): string {
    return ''
  }

  #row(
    kind: 'turn' | 'event' | 'post',
    at: string | undefined,
    speaker: string,
    text: string,
    attachments: readonly Attachment[] | undefined,
    ...rest: readonly string[]
  ): string {
    const files = (attachments ?? []).map(({ kind: what, name }) => (name === undefined ? what : `${what}: ${name}`))
    const cells = [this.#title, kind, at ?? '', speaker, text, files.join('; '), ...rest]
    return `${String(this.#conversation)},${cells.map(csvCell).join(',')}\r\n`
  }
}
