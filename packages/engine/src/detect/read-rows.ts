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
  let rows = 0
  let numbers = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit === SEMICOLON) rows++
    // A number ends where a space or a row's end follows a digit.
    if ((unit === SEMICOLON || unit === SPACE) && i > 0 && text.charCodeAt(i - 1) !== SEMICOLON) numbers++
  }
  const starts = new Int32Array(rows + 1)
  const values = new Int32Array(numbers)
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
      if (unit === SEMICOLON) starts[++row] = at
    }
  }
  return { starts, values }
}
