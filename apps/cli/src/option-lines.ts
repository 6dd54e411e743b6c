/** The values of an option that may be given more than once, which come as lines. Empty ones are passed over. */
export function optionLines(value: string | boolean | undefined): readonly string[] {
  return typeof value === 'string' ? value.split('\n').filter((line) => line.trim() !== '') : []
}
