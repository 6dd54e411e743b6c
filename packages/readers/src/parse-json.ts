/**
 * Parses a JSON file that is small enough to be built as a whole; undefined when it is broken. For a list that may be
 * long use `JsonCursor`, which keeps what is whole in a broken or cut file.
 */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text)
  } catch {
    return undefined
  }
}
