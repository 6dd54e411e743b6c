/**
 * Finds columns of a table by their names, whatever their case, the spaces around them and their order, because every
 * version of an export adds some and moves others.
 */
export class CsvColumns {
  readonly #places = new Map<string, number>()

  constructor(names: readonly string[]) {
    for (const [index, name] of names.entries()) {
      const plain = plainName(name)
      if (plain !== '' && !this.#places.has(plain)) this.#places.set(plain, index)
    }
  }

  /** True when there is a column of each of these names. */
  has(...names: readonly string[]): boolean {
    return names.every((name) => this.#places.has(plainName(name)))
  }

  /** The cell in the first column that there is of these names; an empty string when there is none. */
  cell(cells: readonly string[], ...names: readonly string[]): string {
    for (const name of names) {
      const place = this.#places.get(plainName(name))
      if (place !== undefined) return cells[place] ?? ''
    }
    return ''
  }
}

function plainName(name: string): string {
  return name
    .replace(/^\ufeff/u, '')
    .trim()
    .toLowerCase()
}
