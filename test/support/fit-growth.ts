export interface Growth {
  /** The power of the size that the time follows: 1 is linear, 2 quadratic. */
  readonly exponent: number
  /** Median milliseconds for each size. */
  readonly times: readonly number[]
}

/**
 * Fits how time grows with size: the slope of the line through the logarithms. A fit over sizes says the same on a fast
 * and on a slow machine, which a limit in milliseconds does not.
 *
 * @param sizes - Ascending, spread over at least a factor of eight.
 * @param make - Makes the input of a size; not timed.
 * @param work - What is timed.
 */
export async function fitGrowth<Input>(
  sizes: readonly number[],
  make: (size: number) => Input,
  work: (input: Input) => unknown,
  rounds = 3,
): Promise<Growth> {
  const inputs = sizes.map(make)
  const first = inputs[0]
  // Warm up, so that the compiler's time is not taken for the smallest input's.
  if (first !== undefined) for (let i = 0; i < 2; i++) await work(first)
  const taken: number[][] = sizes.map(() => [])
  for (let round = 0; round < rounds; round++) {
    for (const [index, input] of inputs.entries()) {
      const start = performance.now()
      await work(input)
      taken[index]?.push(performance.now() - start)
    }
  }
  const times = taken.map(median)
  return {
    exponent: slope(
      sizes.map(Math.log2),
      times.map((time) => Math.log2(Math.max(time, 0.01))),
    ),
    times,
  }
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0
}

function slope(x: readonly number[], y: readonly number[]): number {
  const middle = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
  const [mx, my] = [middle(x), middle(y)]
  const over = x.reduce((sum, value, index) => sum + (value - mx) * ((y[index] ?? 0) - my), 0)
  return over / x.reduce((sum, value) => sum + (value - mx) ** 2, 0)
}
