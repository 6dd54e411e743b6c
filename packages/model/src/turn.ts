/** A file, picture or voice message that a turn refers to. Only the reference: the bytes are never read here. */
export interface Attachment {
  /** The name as the export gives it, if it gives one. */
  readonly name?: string
  readonly kind: 'image' | 'video' | 'audio' | 'document' | 'location' | 'contact' | 'sticker' | 'other'
}

/** One message of one speaker, or one paragraph of a text that has a single voice. */
export interface Turn {
  /** The name exactly as the source gives it. */
  readonly speaker: string
  /** The words exactly as the source gives them. Every span counts UTF-16 units of this string. */
  readonly text: string
  /** When, as ISO 8601. Without an offset it is a wall-clock time whose zone is not known. */
  readonly at?: string
  /** Where the turn starts in its source, counted from 1: a line, or a record of a structured export. */
  readonly line?: number
  readonly attachments?: readonly Attachment[]
  /** The turn this one answers, by index, when the source says so. */
  readonly replyTo?: number
  readonly edited?: true
  /** The words were taken back; `text` is empty. */
  readonly deleted?: true
  /** The words are someone else's: the name of the first author, or an empty string when it is not known. */
  readonly forwardedFrom?: string
  /** Parts of `text` that quote somebody else's words, as [start, end) UTF-16 offsets in ascending order. */
  readonly quoted?: readonly (readonly [start: number, end: number])[]
}
