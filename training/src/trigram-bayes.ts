/**
 * The baseline that every quality figure is printed beside: naive Bayes over character trigrams, with add-one
 * smoothing (Manning, Raghavan and Schütze, Introduction to Information Retrieval, 2008, section 13.2).
 * It knows nothing but spelling; a data set that it can tell apart is an easy one.
 */
export class TrigramBayes {
  readonly #counts = [new Map<string, number>(), new Map<string, number>()] as const
  readonly #totals: [number, number] = [0, 0]
  readonly #documents: [number, number] = [0, 0]
  readonly #vocabulary = new Set<string>()

  learn(text: string, isApproach: boolean): void {
    const side = isApproach ? 1 : 0
    this.#documents[side]++
    for (const trigram of trigrams(text)) {
      this.#vocabulary.add(trigram)
      this.#counts[side].set(trigram, (this.#counts[side].get(trigram) ?? 0) + 1)
      this.#totals[side]++
    }
  }

  /** Log odds for an approach, per trigram, so that length alone decides nothing. */
  score(text: string): number {
    let odds = 0
    let count = 0
    for (const trigram of trigrams(text)) {
      odds += this.#logLikelihood(trigram, 1) - this.#logLikelihood(trigram, 0)
      count++
    }
    return count === 0 ? 0 : odds / count
  }

  #logLikelihood(trigram: string, side: 0 | 1): number {
    return Math.log(((this.#counts[side].get(trigram) ?? 0) + 1) / (this.#totals[side] + this.#vocabulary.size + 1))
  }
}

function* trigrams(text: string): Generator<string> {
  const plain = text.toLowerCase().replace(/\s+/gu, ' ')
  for (let i = 0; i + 3 <= plain.length; i++) yield plain.slice(i, i + 3)
}
