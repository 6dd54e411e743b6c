import type { Attachment } from './turn.js'

/** One thing that the owner of an archive published: a post, a story, a comment under somebody's post. */
export interface Post {
  /** The owner's own words exactly as the source gives them; empty when there is only a picture. */
  readonly text: string
  /** When, as ISO 8601. Without an offset it is a wall-clock time whose zone is not known. */
  readonly at?: string
  /** Where it stands in its source, counted from 1: a line, or a record of a structured export. */
  readonly line?: number
  /** Pictures, films and files that belong to it. Only the references: the bytes are never read here. */
  readonly media?: readonly Attachment[]
  /** Where it says it was, in the words of the source: a name, or `latitude, longitude`. */
  readonly place?: string
  /** Where it was published: a group, a subreddit, the page of somebody else. */
  readonly within?: string
  /** It answers somebody: their name, or an empty string when it is not known. */
  readonly inAnswerTo?: string
  /** Who could see it, when the source says so. */
  readonly audience?: 'everyone' | 'followers' | 'some'
  readonly edited?: true
  /** It was taken down; the archive still has it. */
  readonly deleted?: true
  /** The words are someone else's: the name of the first author, or an empty string when it is not known. */
  readonly forwardedFrom?: string
}
