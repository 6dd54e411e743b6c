/**
 * The chance that an approach scores above an innocent conversation, ties counted half (the area under the ROC curve; Hanley
 * and McNeil, Radiology 143, 1982).
 */
export function areaUnderCurve(approaches: readonly number[], innocents: readonly number[]): number {
  let wins = 0
  for (const a of approaches) for (const b of innocents) wins += a > b ? 1 : a === b ? 0.5 : 0
  return wins / (approaches.length * innocents.length)
}
