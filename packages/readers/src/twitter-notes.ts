import { isIsoTime } from './is-iso-time.js'
import type { JsonCursor } from './json-cursor.js'
import { recordMember, textMember, listMember } from './members.js'
import type { DraftPost, ReadingDraft } from './reading-draft.js'
import { withLinks } from './with-links.js'

/** Reads the long posts of an archive of X, which lie in a file of their own. */
export function twitterNotes(draft: ReadingDraft, cursor: JsonCursor): readonly DraftPost[] {
  const notes: DraftPost[] = []
  cursor.records((record, number) => {
    const note = recordMember(record, 'noteTweet') ?? record
    const core = recordMember(note, 'core')
    const text = textMember(core, 'text')
    if (text === undefined) {
      draft.leaveOut('read/record-not-understood', number)
      return
    }
    const created = textMember(note, 'createdAt')
    const links = listMember(core, 'urls').map((link) => ({
      url: textMember(link, 'shortUrl') ?? textMember(link, 'url'),
      expanded: textMember(link, 'expandedUrl') ?? textMember(link, 'expanded'),
    }))
    notes.push({
      text: withLinks(text, links),
      at: created !== undefined && isIsoTime(created) ? created : undefined,
      line: number,
    })
  })
  return notes
}
