import { describe, expect, test } from 'vitest'
import { chance } from '../src/evaluate/chance.js'
import { fitLogistic, logOdds, type Examples } from '../src/fit-logistic.js'

const WEIGHTS = [2, -1.5, 0.5, 0]
const BIAS = -0.5

/** Made-up examples whose labels were drawn by known weights. */
function drawn(count: number): { readonly examples: Examples; readonly labels: Uint8Array } {
  const random = chance(7)
  const starts = new Int32Array(count + 1)
  const features: number[] = []
  const values: number[] = []
  const labels = Uint8Array.from({ length: count }, (_, index) => {
    let odds = BIAS
    WEIGHTS.forEach((weight, feature) => {
      if (random() < 0.3) return // Sparse: what is not there is nought.
      const value = 2 * random() - 1
      features.push(feature)
      values.push(value)
      odds += weight * value
    })
    starts[index + 1] = features.length
    return random() < 1 / (1 + Math.exp(-odds)) ? 1 : 0
  })
  return {
    examples: {
      starts,
      features: Int32Array.from(features),
      values: Float64Array.from(values),
      width: WEIGHTS.length,
    },
    labels,
  }
}

const ones = (count: number): Float64Array => new Float64Array(count).fill(1)

describe('logistic regression', () => {
  test('finds the weights that drew the labels', () => {
    const { examples, labels } = drawn(20_000)
    const { weights, bias } = fitLogistic(examples, labels, ones(labels.length), 100)
    WEIGHTS.forEach((weight, feature) => expect(Math.abs((weights[feature] ?? 0) - weight)).toBeLessThan(0.12))
    expect(Math.abs(bias - BIAS)).toBeLessThan(0.1)
  })

  test('goes to the very end where it is asked to: no weight could be better', () => {
    const { examples, labels } = drawn(2_000)
    const cost = 1
    const fitted = fitLogistic(examples, labels, ones(labels.length), cost, 1000, 1e-12)
    // At the end each weight is held by the penalty just as hard as it is pulled by what the examples are off by.
    const pulls = new Float64Array(WEIGHTS.length)
    labels.forEach((label, example) => {
      const off = label - 1 / (1 + Math.exp(-logOdds(fitted, examples, example)))
      for (let i = examples.starts[example] ?? 0; i < (examples.starts[example + 1] ?? 0); i++) {
        const feature = examples.features[i] ?? 0
        pulls[feature] = (pulls[feature] ?? 0) + cost * off * (examples.values[i] ?? 0)
      }
    })
    fitted.weights.forEach((weight, feature) => expect(pulls[feature]).toBeCloseTo(weight, 4))
  })

  test('gives the same weights to the last bit each time', () => {
    const { examples, labels } = drawn(2_000)
    const fit = () => fitLogistic(examples, labels, ones(labels.length), 3)
    expect(fit()).toEqual(fit())
  })

  test('is held back by the penalty when examples count for little', () => {
    const { examples, labels } = drawn(2_000)
    const size = (cost: number): number =>
      fitLogistic(examples, labels, ones(labels.length), cost).weights.reduce((sum, each) => sum + each * each, 0)
    expect(size(0.001)).toBeLessThan(size(0.1))
    expect(size(0.1)).toBeLessThan(size(10))
  })

  test('takes an example that counts twice for two examples, and one that counts for nought for none', () => {
    const { examples, labels } = drawn(600)
    const doubled: Examples = {
      width: examples.width,
      starts: Int32Array.from([
        ...examples.starts,
        ...examples.starts.slice(1).map((start) => start + examples.features.length),
      ]),
      features: Int32Array.from([...examples.features, ...examples.features]),
      values: Float64Array.from([...examples.values, ...examples.values]),
    }
    const twice = fitLogistic(doubled, Uint8Array.from([...labels, ...labels]), ones(1200), 1)
    const heavy = fitLogistic(examples, labels, ones(600).fill(2), 1)
    const half = fitLogistic(
      doubled,
      Uint8Array.from([...labels, ...labels.map((label) => 1 - label)]),
      Float64Array.from({ length: 1200 }, (_, index) => (index < 600 ? 2 : 0)),
      1,
    )
    for (let feature = 0; feature < examples.width; feature++) {
      expect(twice.weights[feature]).toBeCloseTo(heavy.weights[feature] ?? NaN, 2)
      expect(half.weights[feature]).toBeCloseTo(heavy.weights[feature] ?? NaN, 2)
    }
  })

  test('keeps its head where one word tells all apart', () => {
    const starts = Int32Array.from({ length: 101 }, (_, i) => i)
    const separable: Examples = {
      starts,
      features: Int32Array.from({ length: 100 }, (_, i) => i % 2),
      values: new Float64Array(100).fill(1000),
      width: 2,
    }
    const fitted = fitLogistic(
      separable,
      Uint8Array.from({ length: 100 }, (_, i) => (i % 2 === 0 ? 1 : 0)),
      ones(100),
      1,
    )
    for (const weight of fitted.weights) expect(Number.isFinite(weight)).toBe(true)
    expect(logOdds(fitted, separable, 0)).toBeGreaterThan(0)
    expect(logOdds(fitted, separable, 1)).toBeLessThan(0)
  })

  test('of nothing is nothing', () => {
    const empty: Examples = {
      starts: new Int32Array(1),
      features: new Int32Array(0),
      values: new Float64Array(0),
      width: 3,
    }
    expect(fitLogistic(empty, new Uint8Array(0), new Float64Array(0), 1)).toEqual({
      weights: new Float64Array(3),
      bias: 0,
    })
  })
})
