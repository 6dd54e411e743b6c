import type { Counts } from './measure-readers.js'

/** Precision, recall and their harmonic mean; undefined where there was nothing to be right about. */
export function scores({ right, wrong, missed }: Counts): {
  readonly precision: number | undefined
  readonly recall: number | undefined
  readonly f1: number | undefined
} {
  return {
    precision: right + wrong === 0 ? undefined : right / (right + wrong),
    recall: right + missed === 0 ? undefined : right / (right + missed),
    f1: right + wrong + missed === 0 ? undefined : (2 * right) / (2 * right + wrong + missed),
  }
}
