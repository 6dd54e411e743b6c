/** A side of a cell, in degrees: about a kilometre. */
export const CELL = 0.01

const ALL_COLUMNS = 360 / CELL

/** The grid goes round the earth. */
function around(column: number): number {
  const half = ALL_COLUMNS / 2
  return ((((column + half) % ALL_COLUMNS) + ALL_COLUMNS) % ALL_COLUMNS) - half
}

/** The name of a cell of the grid. */
export function cellKey(row: number, column: number): string {
  return `${row} ${around(column)}`
}
