import { LineCursor } from './line-cursor.js'
import { readSignalOpening } from './read-signal-opening.js'

/** How much of a source is looked at. */
const HEAD = 64 * 1024

/**
 * Tells whether a text is what signal-export writes. The line alone is that of WhatsApp in some countries, so one of the
 * marks must be there that only this program makes: no seconds, two spaces that end a line, reactions in brackets, or a
 * message that was deleted.
 */
export function isSignalText(text: string): boolean {
  const head = text.slice(0, HEAD)
  const lines = new LineCursor(head)
  let opened = 0
  let filled = 0
  let isFirst: boolean | undefined
  let marks = 0
  while (lines.advance()) {
    if (lines.blank) continue
    filled += 1
    const found = readSignalOpening(head, lines.start, lines.end)
    isFirst ??= found !== undefined
    const line = head.slice(Math.max(lines.start, lines.end - 40), lines.end)
    if (found !== undefined) {
      opened += 1
      if (!found.opening.hasSeconds || line.endsWith('(This message was deleted)')) marks += 1
    }
    if (line.endsWith('  ') || line.endsWith(' -)')) marks += 1
  }
  return opened > 0 && marks * 2 >= opened && (isFirst === true || (opened >= 2 && opened * 10 >= filled))
}
