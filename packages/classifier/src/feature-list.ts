/** Features of one text: each one's key and the tokens it spans. Kept in arrays that are used again for the next text. */
export class FeatureList {
  length = 0
  keys = new Uint32Array(128)
  firsts = new Int32Array(128)
  lasts = new Int32Array(128)

  clear(): void {
    this.length = 0
  }

  add(key: number, first: number, last: number): void {
    if (this.length === this.keys.length) this.#grow()
    this.keys[this.length] = key
    this.firsts[this.length] = first
    this.lasts[this.length] = last
    this.length++
  }

  #grow(): void {
    const size = this.keys.length * 2
    const keys = new Uint32Array(size)
    const firsts = new Int32Array(size)
    const lasts = new Int32Array(size)
    keys.set(this.keys)
    firsts.set(this.firsts)
    lasts.set(this.lasts)
    this.keys = keys
    this.firsts = firsts
    this.lasts = lasts
  }
}
