/** Fills the places of a sentence of the pack: `{name}`. A place without a value stays as it is, so that it is seen. */
export function fill(sentence: string, values: Readonly<Record<string, string>>): string {
  return sentence.replace(/\{([a-z]{1,20})\}/g, (place, name: string) =>
    Object.hasOwn(values, name) ? (values[name] ?? place) : place,
  )
}
