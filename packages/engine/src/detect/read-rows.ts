import type { NumberRows } from '@telltale/model'

/** Rows of numbers in two runs of memory: row `i` is `values` from `starts[i]` to `starts[i + 1]`. */
export interface Rows {
  readonly starts: Int32Array
  readonly values: Int32Array
}

const SEMICOLON = 59
const SPACE = 32
const MINUS = 45

/** Reads a table of a compiled pack. Each row ends with a semicolon. */
export function readRows(text: NumberRows): Rows {
  // A number takes two signs at least, with what ends it; a row takes one.
  const values = new Int32Array((text.length >> 1) + 1)
  let starts = new Int32Array(16)
  let row = 0
  let at = 0
  let value = 0
  let sign = 1
  let digits = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit === MINUS) sign = -1
    else if (unit !== SEMICOLON && unit !== SPACE) {
      value = value * 10 + (unit - 48)
      digits++
    } else {
      if (digits > 0) values[at++] = sign * value
      value = 0
      sign = 1
      digits = 0
      if (unit === SEMICOLON) {
        row++
        if (row === starts.length) {
          const more = new Int32Array(row * 2)
          more.set(starts)
          starts = more
        }
        starts[row] = at
      }
    }
  }
  return { starts: starts.slice(0, row + 1), values: values.slice(0, at) }
}
