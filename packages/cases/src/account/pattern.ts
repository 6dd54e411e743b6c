/**
 * Makes a pattern of parts that are named, so that long ones can be read. Patterns are held against one sentence at a
 * time, and every repetition in them is bounded: the work grows with the text and no faster.
 */
export function pattern(source: string, flags: string): RegExp {
  return new RegExp(source, flags)
}
