/** The value of an option that takes one; undefined where it was not given. */
export function optionText(value: string | boolean | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined
}
