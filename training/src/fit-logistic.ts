/** Examples as rows of a sparse matrix. Example `i` has the features `features[starts[i]]` … before `starts[i + 1]`. */
export interface Examples {
  readonly starts: Int32Array
  readonly features: Int32Array
  readonly values: Float64Array
  readonly width: number
}

export interface Fitted {
  readonly weights: Float64Array
  readonly bias: number
}

const REMEMBERED = 8
/** The slope may be so many times larger than the gain, each as a share of what it was. */
const SLOPE_TO_GAIN = 100

/**
 * Logistic regression with a quadratic penalty, fitted by limited-memory BFGS (Nocedal and Wright, Numerical
 * Optimization, 2006, algorithm 7.5) with halving steps. No chance is in it: the same examples give the same weights.
 *
 * @param labels - 1 or 0 for each example.
 * @param importance - How much each example counts.
 * @param cost - How much the examples count against the penalty (C of the usual notation).
 * @param leastGain - It ends where a step gains less than this share of the loss. With many features an early end holds weights back as the penalty does;
 *   where few examples have a feature and its weight matters, it has to be small.
 */
export function fitLogistic(
  examples: Examples,
  labels: Uint8Array,
  importance: Float64Array,
  cost: number,
  mostSteps = 80,
  leastGain = 1e-6,
): Fitted {
  const { width } = examples
  const size = width + 1
  let point = new Float64Array(size)
  let gradient = new Float64Array(size)
  let value = loss(examples, labels, importance, cost, point, gradient)
  const steps: Float64Array[] = []
  const changes: Float64Array[] = []
  const first = norm(gradient)
  for (let step = 0; step < mostSteps && norm(gradient) > SLOPE_TO_GAIN * leastGain * Math.max(1, first); step++) {
    const direction = descent(gradient, steps, changes)
    let slope = dot(direction, gradient)
    if (slope >= 0) break
    let length = steps.length === 0 ? 1 / Math.max(1, norm(gradient)) : 1
    let next = point
    let nextGradient = gradient
    let nextValue = Infinity
    for (let halving = 0; halving < 30; halving++, length /= 2) {
      next = point.map((each, i) => each + length * (direction[i] ?? 0))
      nextGradient = new Float64Array(size)
      nextValue = loss(examples, labels, importance, cost, next, nextGradient)
      if (nextValue <= value + 1e-4 * length * slope) break
    }
    if (!(nextValue < value)) break
    const moved = next.map((each, i) => each - (point[i] ?? 0))
    const changed = nextGradient.map((each, i) => each - (gradient[i] ?? 0))
    slope = dot(moved, changed)
    if (slope > 1e-12) {
      steps.push(moved)
      changes.push(changed)
      if (steps.length > REMEMBERED) {
        steps.shift()
        changes.shift()
      }
    }
    const gained = value - nextValue
    point = next
    gradient = nextGradient
    value = nextValue
    if (gained < leastGain * Math.abs(value)) break
  }
  return { weights: point.slice(0, width), bias: point[width] ?? 0 }
}

/** What the model says of one example, in log odds. */
export function logOdds({ weights, bias }: Fitted, examples: Examples, index: number): number {
  let sum = bias
  for (let i = examples.starts[index] ?? 0; i < (examples.starts[index + 1] ?? 0); i++)
    sum += (weights[examples.features[i] ?? 0] ?? 0) * (examples.values[i] ?? 0)
  return sum
}

/** The penalised loss at a point; fills in its gradient. The bias, which stands last, is not penalised. */
function loss(
  { starts, features, values, width }: Examples,
  labels: Uint8Array,
  importance: Float64Array,
  cost: number,
  point: Float64Array,
  gradient: Float64Array,
): number {
  let sum = 0
  for (let i = 0; i < width; i++) {
    const weight = point[i] ?? 0
    sum += (weight * weight) / 2
    gradient[i] = weight
  }
  const bias = point[width] ?? 0
  let biasGradient = 0
  for (let example = 0; example < labels.length; example++) {
    const weight = (importance[example] ?? 0) * cost
    if (weight === 0) continue
    const from = starts[example] ?? 0
    const to = starts[example + 1] ?? 0
    let odds = bias
    for (let i = from; i < to; i++) odds += (point[features[i] ?? 0] ?? 0) * (values[i] ?? 0)
    const sign = labels[example] === 1 ? 1 : -1
    const margin = sign * odds
    // ln(1 + e^-m) without overflow on either side.
    sum += weight * (margin > 0 ? Math.log1p(Math.exp(-margin)) : Math.log1p(Math.exp(margin)) - margin)
    const pull = (-sign * weight) / (1 + Math.exp(margin))
    biasGradient += pull
    for (let i = from; i < to; i++) {
      const feature = features[i] ?? 0
      gradient[feature] = (gradient[feature] ?? 0) + pull * (values[i] ?? 0)
    }
  }
  gradient[width] = biasGradient
  return sum
}

/** The two-loop recursion: the gradient, bent by what the last steps taught about the curvature, downhill. */
function descent(
  gradient: Float64Array,
  steps: readonly Float64Array[],
  changes: readonly Float64Array[],
): Float64Array {
  const out = gradient.map((each) => -each)
  const shares: number[] = []
  for (let i = steps.length - 1; i >= 0; i--) {
    const [step, change] = [steps[i] ?? out, changes[i] ?? out]
    const share = dot(step, out) / dot(step, change)
    shares[i] = share
    addTo(out, change, -share)
  }
  const [step, change] = [steps.at(-1), changes.at(-1)]
  if (step && change) {
    const scale = dot(step, change) / dot(change, change)
    for (let i = 0; i < out.length; i++) out[i] = (out[i] ?? 0) * scale
  }
  for (let i = 0; i < steps.length; i++) {
    const [step, change] = [steps[i] ?? out, changes[i] ?? out]
    addTo(out, step, (shares[i] ?? 0) - dot(change, out) / dot(step, change))
  }
  return out
}

function addTo(target: Float64Array, other: Float64Array, share: number): void {
  for (let i = 0; i < target.length; i++) target[i] = (target[i] ?? 0) + share * (other[i] ?? 0)
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0)
  return sum
}

function norm(a: Float64Array): number {
  return Math.sqrt(dot(a, a))
}
