const Z = 1.96

/**
 * Between which shares the true one probably lies (95 %), when `part` of `whole` was seen (Wilson, Journal of the American
 * Statistical Association 22, 1927). Wide where little was measured: that is what it is for.
 */
export function wilsonInterval(part: number, whole: number): readonly [low: number, high: number] {
  if (whole === 0) return [0, 1]
  const share = part / whole
  const spread = Z * Math.sqrt((share * (1 - share)) / whole + (Z * Z) / (4 * whole * whole))
  const middle = share + (Z * Z) / (2 * whole)
  const scale = 1 + (Z * Z) / whole
  return [Math.max(0, (middle - spread) / scale), Math.min(1, (middle + spread) / scale)]
}
