/** The keys of one text's features, in an array that is used again for the next text. */
export class FeatureList {
  length = 0
  keys = new Uint32Array(128)

  clear(): void {
    this.length = 0
  }

  add(key: number): void {
    if (this.length === this.keys.length) {
      const keys = new Uint32Array(this.keys.length * 2)
      keys.set(this.keys)
      this.keys = keys
    }
    this.keys[this.length++] = key
  }
}
