/** More of a name hides what stands around it. */
const MOST_SHOWN = 300

/**
 * A path as a screen or a page may show it: whatever they would obey is taken out, as whoever made the file chose its
 * name, and of a very long one the end is left.
 */
export function shownPath(path: string): string {
  const plain = path.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '?')
  return plain.length > MOST_SHOWN ? `…${plain.slice(1 - MOST_SHOWN)}` : plain
}
