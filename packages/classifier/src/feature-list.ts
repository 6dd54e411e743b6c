/** The keys of one text's features, in an array that is used again for the next text. */
export class FeatureList {
  length = 0
  /** How many of them are of words by themselves and of neighbours; those of words that stand apart follow. */
  near = 0
  keys = new Uint32Array(256)

  /** Empties the list and makes room for so many keys. */
  begin(most: number): void {
    this.length = 0
    this.near = 0
    if (most > this.keys.length) this.keys = new Uint32Array(Math.max(most, this.keys.length * 2))
  }
}
