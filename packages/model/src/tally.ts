/**
 * What a reader went through to make one reading. `found` is always `said + frame + left`.
 *
 * For a text the unit is a line that is not blank; for a structured export it is a record, such as one message of a list
 * or one row of a table.
 */
export interface Tally {
  readonly unit: 'line' | 'record'
  readonly found: number
  /** Those that became turns, events or posts, or belong to one, as the second line of a message does. */
  readonly said: number
  /** Those that belong to the export and not to anybody: its heading, a row with nothing but the day, names of columns. */
  readonly frame: number
  /** Those that a notice stands for, because they were not understood or left out. */
  readonly left: number
}
