/**
 * What spreadsheets take for the start of a formula, in any width, behind any space, mark or quotation mark that cannot
 * be seen or is dropped.
 */
const FORMULA = /^[\s\p{Cf}\p{Cc}"']*[=+\-@\uff1d\uff0b\uff0d\uff20|%]|^[\t\r\n]/u

/**
 * Writes one cell of a table, always in quotation marks. A text that a spreadsheet would run as a formula gets an
 * apostrophe in front: it is somebody else's words, and opening a table must not do what they say.
 */
export function csvCell(text: string): string {
  const harmless = FORMULA.test(text) ? `'${text}` : text
  return `"${harmless.replaceAll('\0', '').replaceAll('"', '""')}"`
}
