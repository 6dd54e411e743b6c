/** Makes texts of any length out of one piece again and again, behind a beginning of their own. */
export function filled(piece, head = '') {
  return (length) => head + piece.repeat(Math.ceil(length / piece.length)).slice(0, length)
}
