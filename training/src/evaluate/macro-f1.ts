/** The mean of the F1 of approaches and the F1 of innocents, so that the commoner of the two does not decide alone. */
export function macroF1(heard: number, missed: number, alarms: number, quiet: number): number {
  const f1 = (right: number, wrong: number): number => (right === 0 ? 0 : (2 * right) / (2 * right + wrong))
  return (f1(heard, missed + alarms) + f1(quiet, missed + alarms)) / 2
}
