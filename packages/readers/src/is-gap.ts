/** Tells whether a character takes room or steers direction but says nothing: spaces of all kinds, marks, a byte-order mark. */
export function isGap(code: number): boolean {
  // Most characters are letters.
  if (code > 0x20 && code < 0xa0) return false
  return isSpace(code) || isMark(code)
}

/** Tells whether a character is a space of any kind that exports put between the parts of a line. */
export function isSpace(code: number): boolean {
  return (
    code === 0x20 ||
    code === 0x09 ||
    code === 0xa0 ||
    code === 0x3000 ||
    code === 0x202f ||
    (code >= 0x2000 && code <= 0x200a)
  )
}

/** Tells whether a character cannot be seen and only steers direction or joining. */
export function isMark(code: number): boolean {
  return (
    code >= 0x061c &&
    (code === 0x061c ||
      (code >= 0x200b && code <= 0x200f) ||
      (code >= 0x202a && code <= 0x202e) ||
      (code >= 0x2060 && code <= 0x2069) ||
      code === 0xfeff)
  )
}
