import type { Examples } from './fit-logistic.js'

/**
 * Examples with, behind them, the differences between twins: what an approach says and its honest twin does not, labelled
 * 1, and the other way round, labelled 0. What twins share cancels out, so the fit is drawn to what makes one an approach
 * and away from setting, topic and author (pairwise ranking; Joachims 2002).
 *
 * @param twins - Indexes of an approach and its twin.
 */
export function contrastTwins(
  { starts, features, values, width }: Examples,
  twins: readonly (readonly [approach: number, innocent: number])[],
): Examples {
  const rowFeatures: number[] = []
  const rowValues: number[] = []
  const ends: number[] = []
  for (const [approach, innocent] of twins) {
    const difference = new Map<number, number>()
    const add = (row: number, sign: number): void => {
      for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at++) {
        const feature = features[at] ?? 0
        difference.set(feature, (difference.get(feature) ?? 0) + sign * (values[at] ?? 0))
      }
    }
    add(approach, 1)
    add(innocent, -1)
    const told = [...difference].filter(([, value]) => value !== 0)
    for (const sign of [1, -1]) {
      for (const [feature, value] of told) {
        rowFeatures.push(feature)
        rowValues.push(sign * value)
      }
      ends.push(features.length + rowFeatures.length)
    }
  }
  return {
    starts: joined(starts, Int32Array.from(ends)),
    features: joined(features, Int32Array.from(rowFeatures)),
    values: joinedNumbers(values, Float64Array.from(rowValues)),
    width,
  }
}

function joined(first: Int32Array, second: Int32Array): Int32Array {
  const both = new Int32Array(first.length + second.length)
  both.set(first)
  both.set(second, first.length)
  return both
}

function joinedNumbers(first: Float64Array, second: Float64Array): Float64Array {
  const both = new Float64Array(first.length + second.length)
  both.set(first)
  both.set(second, first.length)
  return both
}
