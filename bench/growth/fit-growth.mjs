/** Long work is disturbed by little: it needs no further round. */
const ENOUGH_MS = 4000

/**
 * Fits how time grows with size: the slope of the line through the logarithms. A fit over sizes says the same on a fast
 * and on a slow machine, which a limit in milliseconds does not.
 *
 * @param sizes - Ascending, spread over at least a factor of eight.
 * @param make - Makes the input of a size; not timed.
 * @param work - What is timed.
 * @returns `power`, the power of the size that the time follows: 1 is linear, 2 quadratic; `times`, the least milliseconds
 * for each size, because whatever disturbs only adds to them; `last`, the power between the two largest sizes alone.
 */
export async function fitGrowth(sizes, make, work, rounds = 3) {
  const inputs = []
  for (const size of sizes) inputs.push(await make(size))
  // Warm up, so that the compiler's time is not taken for the smallest input's.
  for (let i = 0; i < 2; i++) await work(inputs[0])
  const times = sizes.map(() => Infinity)
  let spent = 0
  for (let round = 0; round < rounds && spent < ENOUGH_MS; round++) {
    for (const [index, input] of inputs.entries()) {
      const start = performance.now()
      await work(input)
      const took = performance.now() - start
      times[index] = Math.min(times[index], took)
      spent += took
    }
  }
  const [x, y] = [sizes.map(Math.log2), times.map((time) => Math.log2(Math.max(time, 0.01)))]
  return { power: slope(x, y), last: slope(x.slice(-2), y.slice(-2)), times }
}

function slope(x, y) {
  const middle = (values) => values.reduce((sum, value) => sum + value, 0) / values.length
  const [mx, my] = [middle(x), middle(y)]
  const over = x.reduce((sum, value, index) => sum + (value - mx) * (y[index] - my), 0)
  return over / x.reduce((sum, value) => sum + (value - mx) ** 2, 0)
}
