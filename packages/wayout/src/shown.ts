/** What a reader cannot see but a terminal or a page obeys. */
const HIDDEN = /[\p{Cc}\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\p{Cs}]/gu
/** Joiners of emoji and of Persian and Indian scripts, and plain direction marks: ordinary writing needs them. */
const NEEDED = /[\u061c\u200c-\u200f]/u

/**
 * Makes hidden characters visible, so that no quote can steer a terminal or turn a page: line breaks and tabs become a
 * space, everything else its number. Linear in the length of the text.
 */
export function shown(text: string): string {
  return text.replace(/\r\n/g, '\n').replace(HIDDEN, (character) => {
    if (character === '\n' || character === '\t') return ' '
    if (NEEDED.test(character)) return character
    return `\u27e8U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}\u27e9`
  })
}
