/** One band of scores: what they promised, and what came. */
export interface CalibrationBand {
  readonly from: number
  readonly to: number
  readonly count: number
  readonly meanScore: number
  readonly shareOfApproaches: number
}

export interface Calibration {
  readonly bands: readonly CalibrationBand[]
  /** Mean distance of promise and result, bands weighed by their counts. */
  readonly expectedError: number
  /** Mean squared distance of score and truth (Brier 1950). */
  readonly brier: number
}

const BANDS = 10

/**
 * Compares scores with what they were scores of: of conversations with a score near 0.8, are about 80 of 100 approaches?
 * (Reliability by ten equal bands and expected calibration error, as in Guo et al., ICML 2017.)
 */
export function calibrationOf(
  scored: readonly { readonly score: number; readonly isApproach: boolean }[],
): Calibration {
  const bands = Array.from({ length: BANDS }, (_, band) => {
    const inside = scored.filter(({ score }) => Math.min(BANDS - 1, Math.floor(score * BANDS)) === band)
    const count = inside.length
    return {
      from: band / BANDS,
      to: (band + 1) / BANDS,
      count,
      meanScore: inside.reduce((sum, { score }) => sum + score, 0) / Math.max(1, count),
      shareOfApproaches: inside.filter(({ isApproach }) => isApproach).length / Math.max(1, count),
    }
  })
  const whole = Math.max(1, scored.length)
  return {
    bands,
    expectedError: bands.reduce(
      (sum, { count, meanScore, shareOfApproaches }) => sum + (count / whole) * Math.abs(meanScore - shareOfApproaches),
      0,
    ),
    brier: scored.reduce((sum, { score, isApproach }) => sum + (score - (isApproach ? 1 : 0)) ** 2, 0) / whole,
  }
}
